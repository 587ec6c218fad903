import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Response } from '../../src/domain/response.ts';
import type { Desk } from './desk.ts';
import { GridWorkbook } from './grid-workbook.ts';
import { syncOnce } from './letter.ts';
import { act, check, nothingYet, stepsOf } from './steps.ts';

/** The workbook in memory does at once what other kinds need a file or a call for. */
function deskOf(master: GridWorkbook): Desk {
  const done = <A extends unknown[]>(does: (...given: A) => void) => {
    return (...given: A): Promise<void> => {
      does(...given);
      return Promise.resolve();
    };
  };
  return {
    records: (tab) => Promise.resolve(master.grids.length === 0 ? [] : master.records(tab)),
    edit: done(master.edit.bind(master)),
    append: done(master.append.bind(master)),
    sort: done(master.sort.bind(master)),
    insertRow: done((tab: string, at: number) => {
      master.insertRow(tab, at);
    }),
    deleteRow: done(master.deleteRow.bind(master)),
    moveColumn: done(master.moveColumn.bind(master)),
  };
}

/**
 * Thirty rounds of whatever people and signers may do, with the rules of living
 * together checked after each.
 */
it('keeps the rules of living together over thirty rounds of anything', async () => {
  await fc.assert(
    fc.asyncProperty(stepsOf(30), async (script) => {
      const master = new GridWorkbook();
      const desk = deskOf(master);
      const pool: Response[] = [];
      const seen = nothingYet();
      for (const [n, step] of script.entries()) {
        await act(step, n, desk, pool, seen);
        const other = master.copy();
        await syncOnce(master, [...pool], { force: true });
        await check(desk, pool, seen);
        // Rule 7: again with nothing new writes nothing.
        expect((await syncOnce(master, [...pool], { force: true })).changes).toEqual([]);
        // Rule 8: the order of what was pulled makes no difference.
        await syncOnce(other, [...pool].reverse(), { force: true });
        expect(other.grids).toEqual(master.grids);
      }
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 1) },
  );
}, 240_000);
