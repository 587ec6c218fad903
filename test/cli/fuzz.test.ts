import { readFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { run } from './run.ts';

/**
 * Whole syncs of any sign-ons, in files as any program saves them, with a master that people edit in
 * another program: nothing is lost, nothing crashes, and where nothing is new nothing is done.
 */

const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const CONFIG = `letter: Any letter
languages: [en, es]
timezone: America/New_York
sources:
  - { type: csv, path: ../signed.csv }
questions:
  submittedAt: Timestamp
  email: Email
  organization: Organization
  firstName: First
  lastName: Last
  authority: Authorized?
  state: State
master: { type: xlsx, path: ../out/master.xlsx }
`;
const HEADER = ['Timestamp', 'Email', 'Organization', 'First', 'Last', 'Authorized?', 'State'];

interface SignOn {
  readonly organization: string;
  readonly first: string;
  readonly last: string;
  readonly authorized: string;
  readonly state: string;
}

/** What strangers type, and what they paste. */
const odd = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  fc.constantFrom(
    '=HYPERLINK("http://x.example","x")',
    '+1',
    '-',
    '@SUM(1)',
    "'quoted",
    'a\tb',
    'two\nlines',
    'a,b;c',
    'He said "yes"',
    '\u202Edlrow',
    'zero\u200Bwidth',
    ' edges ',
    '👩‍👩‍👧 circle',
    '_x0041_',
    'TRUE',
    '0012',
    '1e5',
    'N/A',
    'x'.repeat(3000),
  ),
);
const family = fc
  .tuple(
    fc.constantFrom('Larch', 'Fir', 'Willow', 'Álamo', 'Chêne'),
    fc.constantFrom('Circle', 'Street Neighbors', 'Coalición', 'Riders Union'),
    fc.constantFrom('', ' of Ohio', ', Inc.', ' (Retirees)'),
  )
  .map((parts) => parts.join(''));
const signOn: fc.Arbitrary<SignOn> = fc.record({
  organization: fc.oneof({ weight: 3, arbitrary: family }, fc.constant(''), odd),
  first: fc.oneof(fc.constantFrom('Ana', 'Bo', 'José', 'Zoë'), odd),
  last: fc.oneof(fc.constantFrom('Reyes', 'Lee', 'Núñez', 'Moss'), odd),
  authorized: fc.oneof(fc.constantFrom('Yes', 'No', '', 'I think so', 'Sí'), odd),
  state: fc.oneof(fc.constantFrom('Ohio', 'NY', ''), odd),
});

/** How a program saves a CSV: nothing of it changes what was signed. */
const saved = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  quoted: fc.boolean(),
  lines: fc.constantFrom('\n', '\r\n'),
  encoding: fc.constantFrom('utf8', 'bom', 'utf16le', 'utf16be', 'latin1'),
  reversed: fc.boolean(),
  blankEnd: fc.boolean(),
});
type Saved = typeof saved extends fc.Arbitrary<infer Value> ? Value : never;

const LATIN = /^[\x09\x0A\x0D\x20-\x7E\xA0-\xFF]*$/u;

function bytesOf(signed: readonly (readonly string[])[], how: Saved): Buffer {
  const rows = how.reversed ? signed.toReversed() : signed;
  const text = `${stringify([HEADER, ...rows], {
    delimiter: how.delimiter,
    quoted: how.quoted,
    record_delimiter: how.lines,
    // As every program does; unquoted, it would be the end of a row.
    quoted_match: /[\r\n]/u,
  })}${how.blankEnd ? how.lines.repeat(3) : ''}`;
  switch (how.encoding) {
    case 'bom':
      return Buffer.from(`\uFEFF${text}`);
    case 'utf16le':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 'utf16be':
      return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
    case 'latin1':
      return LATIN.test(text) ? Buffer.from(text, 'latin1') : Buffer.from(text);
    case 'utf8':
      return Buffer.from(text);
  }
}

/** A cell that somebody types into, of a signer chosen by a number. */
const handEdit = fc.record({
  tab: fc.constantFrom('Organizations', 'Individuals'),
  which: fc.nat(50),
  header: fc.constantFrom('Notes', 'Display name', 'State', 'Title', 'My own column'),
  text: fc.constantFrom('Called them', 'Larch Circle of Ohio', '=1+1', 'línea\ndos', '007'),
  looks: fc.boolean(),
});
type HandEdit = typeof handEdit extends fc.Arbitrary<infer Value> ? Value : never;

interface Typed {
  readonly tab: string;
  readonly signer: string;
  readonly header: string;
  readonly text: string;
}

/** Opens the master in the other library, as a person in another program would, and saves it there. */
async function editByHand(path: string, edits: readonly HandEdit[]): Promise<readonly Typed[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path, READING);
  const typed: Typed[] = [];
  for (const { tab, which, header, text, looks } of edits) {
    const sheet = book.getWorksheet(tab);
    if (!sheet) continue;
    const headers = titlesOf(sheet);
    const signers = rowsOf(sheet, headers);
    const signer = signers[which % Math.max(1, signers.length)];
    if (!signer) continue;
    let column = headers.indexOf(header);
    if (column < 0 && header === 'My own column') {
      column = headers.length;
      sheet.getCell(1, column + 1).value = header;
    }
    if (column < 0) continue;
    const cell = sheet.getCell(signer.row, column + 1);
    cell.value = text;
    if (looks) cell.font = { bold: true };
    const again = typed.findIndex((each) => each.signer === signer.id && each.header === header);
    if (again >= 0) typed.splice(again, 1);
    typed.push({ tab, signer: signer.id, header, text });
  }
  await book.xlsx.writeFile(path);
  return typed;
}

/** The library writes a list of values out for each of a million cells; a person in it would not wait. */
const READING = { ignoreNodes: ['dataValidations'] };

const textIn = (cell: ExcelJS.Cell): string => cell.text;
const titlesOf = (sheet: ExcelJS.Worksheet): string[] =>
  Array.from({ length: sheet.columnCount }, (_, at) => textIn(sheet.getCell(1, at + 1)));

function rowsOf(sheet: ExcelJS.Worksheet, headers: readonly string[]) {
  const id = headers.indexOf('Signer ID') + 1;
  return Array.from({ length: sheet.rowCount - 1 }, (_, at) => ({
    row: at + 2,
    id: textIn(sheet.getCell(at + 2, id)),
  })).filter((each) => each.id !== '');
}

async function opened(path: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path, READING);
  return book;
}

/** Every text of a tab, row by row. */
function textsOf(sheet: ExcelJS.Worksheet | undefined): readonly string[][] {
  const rows: string[][] = [];
  sheet?.eachRow((row) => {
    const cells: string[] = [];
    row.eachCell((cell) => cells.push(textIn(cell)));
    rows.push(cells);
  });
  return rows;
}

const round = fc.record({
  more: fc.array(signOn, { minLength: 1, maxLength: 6 }),
  how: saved,
  edits: fc.array(handEdit, { maxLength: 4 }),
  savedAgain: saved,
});

it('loses nothing, whatever is signed, however it is saved and whoever edits the master', async () => {
  let turn = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 2, maxLength: 4 }), async (rounds) => {
      const cwd = join(folder, `letter-${(turn += 1)}`);
      mkdirSync(join(cwd, 'config'), { recursive: true });
      writeFileSync(join(cwd, 'config/letter.yaml'), CONFIG);
      const [source, master] = [join(cwd, 'signed.csv'), join(cwd, 'out/master.xlsx')];
      const signed: string[][] = [];
      const typed = new Map<string, Typed>();

      const sync = async () => {
        const ran = await run(['sync', '--force'], cwd);
        expect(ran).toMatchObject({ status: 0, stderr: '' });
        return ran;
      };
      for (const { more, how, edits, savedAgain } of rounds) {
        for (const { organization, first, last, authorized, state } of more) {
          const n = signed.length;
          const time = `10/20/2021 9:${String(n).padStart(2, '0')}:00`;
          signed.push([time, `box${n}@example.org`, organization, first, last, authorized, state]);
        }
        writeFileSync(source, bytesOf(signed, how));
        await sync();
        for (const each of await editByHand(master, edits))
          typed.set(`${each.signer} ${each.header}`, each);
        await sync();
        const settled = readFileSync(master);
        writeFileSync(source, bytesOf(signed, savedAgain));
        expect((await sync()).stdout).toBe('');
        expect(readFileSync(master).equals(settled)).toBe(true);

        const book = await opened(master);
        const responses = textsOf(book.getWorksheet('Responses')).flat();
        for (const [, email = ''] of signed)
          expect(responses.filter((text) => text === email)).toHaveLength(1);
        for (const { signer, header, text } of typed.values())
          expect([signer, header, shownFor(book, signer, header)]).toEqual([
            signer,
            header,
            expect.arrayContaining([text]),
          ]);
      }
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 2), endOnFailure: true },
  );
}, 240_000);

/** What stands in the signer's cell; where it became part of another, every text of the two tabs. */
function shownFor(book: ExcelJS.Workbook, signer: string, header: string): readonly string[] {
  const tabs = ['Organizations', 'Individuals'].map((name) => book.getWorksheet(name));
  for (const sheet of tabs) {
    if (!sheet) continue;
    const headers = titlesOf(sheet);
    const row = rowsOf(sheet, headers).find(({ id }) => id === signer);
    if (row) return [textIn(sheet.getCell(row.row, headers.indexOf(header) + 1))];
  }
  return [...book.worksheets].flatMap((sheet) => textsOf(sheet).flat());
}
