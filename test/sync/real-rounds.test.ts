import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Response } from '../../src/domain/response.ts';
import { googleWorkbook } from '../../src/workbook/google/google-workbook.ts';
import type { Workbook } from '../../src/workbook/workbook.ts';
import { atGoogle } from '../platform/google/at-google.ts';
import { fileFingers } from '../workbook/xlsx/fingers.ts';
import { scratchFolder, workbookAt } from '../workbook/xlsx/parts.ts';
import { deskAt, type Fingers } from './desk.ts';
import { syncOnce } from './letter.ts';
import { act, check, nothingYet, stepsOf } from './steps.ts';

/** The same rounds as in memory, fewer of them, with a real file and at the local Google. */

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 1);
const ROUNDS = 14;
const folder = scratchFolder();

interface Opened {
  /** As each run of the program opens it anew. */
  readonly open: () => Promise<Workbook>;
  readonly fingers: Fingers;
  readonly close: () => Promise<void>;
}

function atFile(): Promise<Opened> {
  const path = join(folder, randomUUID(), 'master.xlsx');
  return Promise.resolve({
    open: () => Promise.resolve(workbookAt(path)),
    fingers: fileFingers(path),
    close: () => Promise.resolve(),
  });
}

async function atSheet(): Promise<Opened> {
  const here = await atGoogle();
  here.limit(20_000);
  const id = here.server.addSpreadsheet();
  const person = here.server.person(id);
  const letters = (column: number) => String.fromCharCode(65 + column);
  const act = (does: () => void): Promise<void> => {
    does();
    return Promise.resolve();
  };
  return {
    open: async () => googleWorkbook(await here.connect(), id),
    fingers: {
      type: (tab, row, column, text) =>
        act(() => {
          person.type(tab, `${letters(column)}${row + 1}`, text);
        }),
      sort: (tab, column, descending) =>
        act(() => {
          const rows = here.server.grid(id, tab).length;
          const order = descending ? 'DESCENDING' : 'ASCENDING';
          person.sort(tab, `A2:V${rows}`, letters(column), order);
        }),
      insertRow: (tab, row) =>
        act(() => {
          person.insertRows(tab, row + 1);
        }),
      deleteRow: (tab, row) =>
        act(() => {
          person.deleteRows(tab, row + 1);
        }),
      moveColumn: (tab, from, to) =>
        act(() => {
          if (from !== to)
            person.moveColumns(tab, letters(from), 1, letters(to > from ? to + 1 : to));
        }),
    },
    close: () => here.close(),
  };
}

it.each([
  ['an .xlsx file', atFile],
  ['a Google Sheet', atSheet],
])(
  'keeps the rules of living together over rounds of anything in %s',
  async (_kind, opened) => {
    await fc.assert(
      fc.asyncProperty(stepsOf(ROUNDS), async (script) => {
        const { open, fingers, close } = await opened();
        const pool: Response[] = [];
        const seen = nothingYet();
        for (const [n, step] of script.entries()) {
          const desk = deskAt(await open(), fingers);
          await act(step, n, desk, pool, seen);
          await syncOnce(await open(), [...pool], { force: true });
          await check(desk, pool, seen);
          const again = await syncOnce(await open(), [...pool], { force: true });
          expect(again.changes).toEqual([]);
        }
        await close();
      }),
      // Each run takes seconds, and making a failing one smaller takes hundreds: the seed tells it anew.
      { numRuns: RUNS, endOnFailure: true },
    );
  },
  120_000,
);
