import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { cellText } from '../../src/master/cell-text.ts';
import { googleWorkbook } from '../../src/workbook/google/google-workbook.ts';
import type { Snapshot, Workbook } from '../../src/workbook/workbook.ts';
import { atGoogle } from '../platform/google/at-google.ts';
import { response, syncOnce } from '../sync/letter.ts';
import { scratchFolder, workbookAt } from '../workbook/xlsx/parts.ts';

/** What strangers type into a form, in the real masters of both kinds. */

const TEXTS: readonly (readonly [why: string, text: string])[] = [
  ['case 25: a formula', '=HYPERLINK("https://example.org","click")'],
  ['case 25: a formula after a plus', '+1+cmd|calc!A1'],
  ['case 25: a formula after a minus', '-2+3'],
  ['case 25: a formula after an at sign', '@SUM(A1:A9)'],
  ['case 25: a formula after a tab', '\t=1+1'],
  ['case 25: a formula after a carriage return', '\r=1+1'],
  ['case 25: a formula of a full-width sign', '＝1+1'],
  ['case 25: a bare dash', '-'],
  ['case 24: zeros in front', '00501'],
  ['case 24: what looks like a date', '3-1-1'],
  ['a quote that hides a text', "'=1+1"],
  ['control characters', 'bell\u0007 escape\u001B[31m nul\u0000 end'],
  ['a text that runs from right to left', 'abc\u202Egnp.exe\u202C'],
  ['zero-width characters', 'zero\u200Bwidth\u200D\uFEFF joined'],
  ['lone surrogates', 'half \uD83D and \uDE00 half'],
  ['a character beyond the first plane', '👩🏽‍🌾 Farmers'],
  ['markup', '<script>alert(1)</script> &amp; ]]> <x:c/>'],
  ['lines', 'one\r\ntwo\nthree'],
  ['50,000 characters', 'long '.repeat(10_000)],
  ['50,000 characters of two units each', '😀'.repeat(50_000)],
];

/** Each text as a group's name, and in a second response as all that a person answers. */
const RESPONSES = TEXTS.flatMap(([, text], n) => [
  response(`group-${n}`, { email: `g${n}@example.org`, organization: text, authority: 'Yes' }),
  response(`person-${n}`, {
    email: `p${n}@example.org`,
    firstName: `Ana ${n}`,
    lastName: 'Ruiz',
    affiliation: text,
    title: text,
    state: text,
    amplify: text,
  }),
]);

const folder = scratchFolder();
const KINDS: readonly (readonly [
  string,
  () => Promise<{ book: Workbook; close: () => Promise<void> }>,
])[] = [
  [
    'an .xlsx file',
    () =>
      Promise.resolve({
        book: workbookAt(join(folder, randomUUID(), 'master.xlsx')),
        close: () => Promise.resolve(),
      }),
  ],
  [
    'a Google Sheet',
    async () => {
      const here = await atGoogle();
      here.limit(30_000);
      const id = here.server.addSpreadsheet();
      return { book: googleWorkbook(await here.connect(), id), close: () => here.close() };
    },
  ],
];

describe.each(KINDS)('in %s', (_kind, open) => {
  it('every text stays the text that it is, and a second sync finds nothing changed', async () => {
    const { book, close } = await open();
    try {
      await syncOnce(book, RESPONSES);
      const snapshot = await book.read();
      for (const tab of snapshot.tabs) expect([...tab.formulas]).toEqual([]);
      for (const [n, [why, text]] of TEXTS.entries()) {
        const given = { why, text: cellText(text) };
        expect({ why, text: answer(snapshot, `group-${n}`, 'Organization') }).toEqual(given);
        for (const header of ['Affiliation', 'Title', 'State', 'Amplify']) {
          expect({ why, text: answer(snapshot, `person-${n}`, header) }).toEqual(given);
        }
      }
      expect((await syncOnce(book, RESPONSES)).changes).toEqual([]);
      // What was too long for a cell of the tool's memory leaves nothing behind when it goes.
      const short = RESPONSES.map((each) => ({ ...each, answers: { email: 'a@example.org' } }));
      await syncOnce(book, short, { force: true });
      expect((await syncOnce(book, short, { force: true })).changes).toEqual([]);
    } finally {
      await close();
    }
  }, 60_000);
});

function answer({ tabs }: Snapshot, id: string, header: string): string {
  const [titles = [], ...rows] = tabs.find(({ title }) => title === 'Responses')?.rows ?? [];
  const row = rows.find((cells) => cells[titles.indexOf('Response ID')] === id) ?? [];
  return row[titles.indexOf(header)] ?? '';
}
