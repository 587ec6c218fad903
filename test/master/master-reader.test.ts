import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { masterReader, readMaster } from '../../src/master/master.ts';
import { draftOf, withChanges } from '../../src/review/session/draft.ts';
import { GridWorkbook } from '../sync/grid-workbook.ts';
import { organization, syncOnce } from '../sync/letter.ts';

const workbook = new GridWorkbook();
await syncOnce(workbook, [organization('r1', 'Acorn Walkers'), organization('r2', 'Birch Riders')]);
const base = await workbook.read();

const someEdit = fc.record({
  tab: fc.constantFrom(...base.tabs),
  row: fc.integer({ min: 1, max: 6 }),
  column: fc.integer({ min: 2, max: 5 }),
  value: fc.string(),
});

describe('a master that is read time and again while it changes', () => {
  it('is read as it would be anew, and each tab that stayed the same only once', () => {
    fc.assert(
      fc.property(fc.array(someEdit, { maxLength: 8 }), (edits) => {
        const read = masterReader(workbook.location, []);
        let draft = draftOf(base);
        const earlier = read(draft.snapshot);
        for (const { tab, row, column, value } of edits) {
          if (tab.hidden) continue;
          draft = withChanges(draft, [
            { type: 'write-cells', tabId: tab.id, row, column, values: [value] },
          ]);
          const master = read(draft.snapshot);
          expect(master).toEqual(readMaster(draft.snapshot, workbook.location, []));
        }
        const master = read(draft.snapshot);
        expect(master.memory).toBe(earlier.memory);
        const changed = new Set(edits.map(({ tab }) => tab.id));
        const names = Object.keys(master.tabs) as (keyof typeof master.tabs)[];
        for (const name of names) {
          const [now, before] = [master.tabs[name], earlier.tabs[name]];
          if (!changed.has(before?.tabId ?? -1)) expect(now).toBe(before);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is checked again where its memory was changed', () => {
    const read = masterReader(workbook.location, []);
    read(base);
    const tabs = base.tabs.map((tab) =>
      tab.hidden
        ? {
            ...tab,
            rows: tab.rows.map((row) => (row[0]?.startsWith('signer ') ? [row[0], '', '{'] : row)),
          }
        : tab,
    );
    expect(() => read({ ...base, tabs })).toThrow('cannot be read');
  });
});
