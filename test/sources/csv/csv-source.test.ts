import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { ZipFile } from 'yazl';
import type { Questions } from '../../../src/domain/letter.ts';
import { AppError } from '../../../src/errors.ts';
import { pullCsv } from '../../../src/sources/csv/csv-source.ts';

const question = (...titles: string[]) => ({ titles, optional: false });
const untimed: Questions = {
  organization: question('Organization Name', 'Nombre de la organización'),
  scope: question('Scope'),
};
const questions: Questions = { submittedAt: question('Timestamp'), ...untimed };
const HEADER = 'Timestamp,Organization Name,Scope,Comments';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undersigned-csv-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function pull(content: string | Uint8Array, file = 'responses.csv') {
  const path = join(folder, file);
  await writeFile(path, content);
  return pullCsv({ type: 'csv', name: 'english', path }, questions, 'America/New_York');
}

async function organizations(content: string | Uint8Array) {
  const { responses } = await pull(content);
  return responses.map(({ answers }) => answers.organization);
}

async function trouble(content: string | Uint8Array, file = 'responses.csv') {
  const error: unknown = await pull(content, file).catch((reason: unknown) => reason);
  if (!(error instanceof AppError)) throw new Error('Nothing was wrong.', { cause: error });
  expect(error.exitCode).toBe(65);
  return error.message.replaceAll(folder, '…');
}

async function zipOf(files: Readonly<Record<string, string>>) {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const PLAIN = `${HEADER}\n2022/11/30 10:39:41 PM GMT+1,Fundación Oak,National,hi\n`;

describe('pullCsv', () => {
  it('gives what was answered, with a time and an ID', async () => {
    expect(await pull(PLAIN)).toEqual({
      source: 'english',
      responses: [
        {
          id: expect.stringMatching(/^[a-z2-7]{12}$/u),
          source: 'english',
          submittedAt: '2022-11-30T21:39:41.000Z',
          answers: { organization: 'Fundación Oak', scope: 'National' },
        },
      ],
      findings: [],
      questionIds: {},
    });
  });

  it.each([
    ['semicolons', PLAIN.replaceAll(',', ';')],
    ['tabs', PLAIN.replaceAll(',', '\t')],
    ['CR and LF', PLAIN.replaceAll('\n', '\r\n')],
    ['CR alone', PLAIN.replaceAll('\n', '\r')],
    ['no line break at the end', PLAIN.trimEnd()],
    ['a byte order mark', `\uFEFF${PLAIN}`],
    ['a mark and quoted titles', `\uFEFF"Timestamp"${PLAIN.slice(9)}`],
    ['UTF-16, little end first', Buffer.from(`\uFEFF${PLAIN}`, 'utf16le')],
    ['UTF-16, big end first', swapped(`\uFEFF${PLAIN}`)],
    ['UTF-16 without a mark', Buffer.from(PLAIN, 'utf16le')],
    ['UTF-16 without a mark, big end first', swapped(PLAIN)],
    ['UTF-16 with tabs', Buffer.from(`\uFEFF${PLAIN.replaceAll(',', '\t')}`, 'utf16le')],
    ["Excel's line about separators", `sep=,\n${PLAIN}`],
    ['case 22: a banner above the titles', `Safe streets,,,\n"Export, 2022",,,\n${PLAIN}`],
    ['blank lines above the titles', `\n,,,\n${PLAIN}`],
    ['titles in another wording', PLAIN.replace('Organization Name', 'ORGANIZATION  NAME *')],
    [
      'titles in the other language',
      PLAIN.replace('Organization Name', 'Nombre de la organizacion'),
    ],
  ])('reads a file with %s', async (_kind, content) => {
    const { responses, findings } = await pull(content);
    expect(responses.map(({ answers }) => answers)).toEqual([
      { organization: 'Fundación Oak', scope: 'National' },
    ]);
    expect(findings).toEqual([]);
  });

  it('reads Windows-1252 where a file is not UTF-8, and says so', async () => {
    const { responses, findings } = await pull(
      latin1(`${HEADER}\n,Fundaci\u00F3n \u0093Oak\u0094 \u0080,,\n`),
    );
    expect(responses[0]?.answers.organization).toBe('Fundación “Oak” €');
    expect(findings.map(({ code }) => code)).toEqual(['encoding-guessed', 'timestamp-missing']);
  });

  it('reads the only CSV file of an archive, whatever else is in it', async () => {
    const zip = await zipOf({
      'Safe streets/responses.csv': PLAIN,
      '__MACOSX/._responses.csv': 'x',
      'read me.md': 'x',
    });
    expect(await organizations(zip)).toEqual(['Fundación Oak']);
  });

  it('case 46: keeps commas, quotes and lines within a cell', async () => {
    const cell = 'Oak, "Elm"\r\nand Ash';
    expect(await organizations(`${HEADER}\n,${stringify([[cell]]).trimEnd()},,\n`)).toEqual([cell]);
  });

  it('case 24: case 25: every cell is text', async () => {
    const cells = ['00501', '1-2', '+1 555', '=HYPERLINK("x")', '@SUM', '-x', '1e5', 'TRUE'];
    const rows = stringify(cells.map((cell) => ['', cell, '', '']));
    expect(await organizations(`${HEADER}\n${rows}`)).toEqual(cells);
  });

  it('says so where no question is mapped to the time, but a column holds times', async () => {
    const path = join(folder, 'untimed.csv');
    await writeFile(path, 'Quand,Organization Name,Scope\n2026/03/02 9:00:07 AM UTC−5,Oak,x\n');
    const { findings } = await pullCsv({ type: 'csv', name: 'a', path }, untimed, 'UTC');
    expect(findings).toMatchObject([
      { code: 'time-unmapped', message: expect.stringContaining('there are times under "Quand"') },
    ]);
  });

  it("joins several choices as a sheet does, but leaves people's own semicolons", async () => {
    const { responses } = await pull(`${HEADER}\n,Oak;Elm,National;State; Other,\n`);
    expect(responses[0]?.answers).toEqual({
      organization: 'Oak;Elm',
      scope: 'National, State; Other',
    });
  });

  it('takes the first of several titles that is answered', async () => {
    const both = 'Nombre de la organización,Organization Name,Timestamp,Scope';
    expect(await organizations(`${both}\nOak,,,\n ,Elm,,\nUno,One,,\n`)).toEqual([
      'Oak',
      'Elm',
      'One',
    ]);
  });

  it('passes over blank rows and repeated titles, and counts them', async () => {
    const { responses, findings } = await pull(
      `${PLAIN},,,\n\n" ",\u200B,,\n${PLAIN.replace('Oak', 'Elm')}`,
    );
    expect(responses).toHaveLength(2);
    expect(findings.map(({ code, count }) => [code, count])).toEqual([
      ['row-blank', 3],
      ['header-repeated', 1],
    ]);
  });

  it('case 21: a stray value in a column without a title is left out, with a warning', async () => {
    const { responses, findings } = await pull(
      'Timestamp,Organization Name,Scope,,\n,Oak,,,stray\n,Elm,,,\n',
    );
    expect(responses).toHaveLength(2);
    expect(findings.find(({ code }) => code === 'column-unnamed')?.count).toBe(1);
  });

  it('takes short rows, and long ones whose end is blank', async () => {
    expect(await organizations(`${HEADER}\n,Oak\n,Elm,,,,,\n`)).toEqual(['Oak', 'Elm']);
  });

  it('a file with titles alone holds no responses', async () => {
    expect((await pull(`${HEADER}\n`)).responses).toEqual([]);
  });

  it('case 1: exact duplicates stay two responses', async () => {
    const { responses } = await pull(`${HEADER}\n,Oak,,\n,Oak,,\n`);
    expect(new Set(responses.map(({ id }) => id)).size).toBe(2);
  });

  it('gives a response the same ID when it is exported in another language and zone', async () => {
    const again = PLAIN.replace('10:39:41 PM GMT+1', '4:39:41 p. m. GMT-5');
    const ids = [await pull(PLAIN), await pull(again)].map(({ responses }) => responses[0]?.id);
    expect(ids[1]).toBe(ids[0]);
  });

  it('is no archive because its first title begins like one', async () => {
    expect(await organizations(`PK,${HEADER}\n,,Oak,,\n`)).toEqual(['Oak']);
  });

  it.each([
    ['a quote that is never closed', `${HEADER}\r\n,"a\r\nb",,\r\n,"Oak,,\r\n,Elm,,\r\n`, 4],
    ['a quote that a later one closes', `${HEADER}\n,"Oak,,\n,"Elm",,\n`, 2],
    ['a quote within a cell', `${HEADER}\n,Oak "Elm",,\n`, 2],
    ['more cells than columns', `${HEADER}\n,"a\nb",,\n,Oak,Elm,,Ash\n`, 4],
  ])('stops at %s, and says in which line', async (_kind, content, line) => {
    expect(await trouble(content)).toContain(`the row that begins in line ${line}`);
  });

  it.each([
    ['an empty file', '', 'responses.csv', '…/responses.csv is empty.'],
    ['a PDF', '%PDF-1.7', 'a.csv', '…/a.csv is a PDF, not a CSV file.'],
    ['a web page', '<!DOCTYPE html><html>', 'a.csv', '…/a.csv is a web page, not a CSV file.'],
    [
      'a broken archive',
      'PK\u0003\u0004…',
      'a.zip',
      '…/a.zip is a zip archive that cannot be read.',
    ],
  ])('refuses %s', async (_kind, content, file, message) => {
    expect(await trouble(content, file)).toBe(message);
  });

  it('refuses archives that hold none or several', async () => {
    expect(await trouble(await zipOf({ 'a.md': 'x' }), 'a.zip')).toBe('…/a.zip holds no CSV file.');
    expect(await trouble(await zipOf({ 'a.csv': PLAIN, 'b/c.csv': PLAIN }), 'a.zip')).toBe(
      '…/a.zip holds 2 CSV files: a.csv, b/c.csv.',
    );
    expect(await trouble(await zipOf({ 'xl/workbook.xml': 'x' }), 'a.csv')).toBe(
      '…/a.csv is an Excel workbook, not a CSV file.',
    );
    const zip = await zipOf({ 'a.csv': PLAIN.repeat(500) });
    expect(await trouble(zip.fill(0x55, 60, 90), 'a.zip')).toMatch(/cannot be read/u);
  });

  it('names a file that is missing, and a folder', async () => {
    const at = (path: string) =>
      pullCsv({ type: 'csv', name: 'english', path }, questions, 'UTC').catch(
        (error: unknown) => error,
      );
    expect(await at(join(folder, 'none.csv'))).toMatchObject({
      exitCode: 65,
      message: `${join(folder, 'none.csv')} cannot be read: it does not exist.`,
    });
    expect(await at(folder)).toMatchObject({
      exitCode: 65,
      message: `${folder} cannot be read: it is a folder.`,
    });
  });

  it('case 20: a renamed question stops with the titles that are there', async () => {
    const message = await trouble(PLAIN.replace('Scope', 'Reach'));
    expect(message).toContain('no question was found for scope ("Scope")');
  });

  it('reads back whatever was written, in whatever pieces the file comes', async () => {
    const cell = fc.string({ unit: 'grapheme-composite', minLength: 1 }).filter((text) => {
      const shown = text.replace(/[\s\p{Cf}\p{Cc}]/gu, '');
      return shown !== '' && text.isWellFormed() && !text.includes('\uFEFF');
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        async (names, delimiter, record_delimiter) => {
          const rows = [
            ['Timestamp', 'Organization Name', 'Scope'],
            ...names.map((n) => ['', n, '']),
          ];
          const text = stringify(rows, { delimiter, record_delimiter, quoted: true });
          expect(await organizations(text)).toEqual(names);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('does not mind where the chunks of a long file are cut', async () => {
    const rows = Array.from({ length: 3_000 }, (_, at) => `,"Fundación ñandú ${at}\r\nx€",,\r\n`);
    const names = await organizations(`${HEADER}\r\n${rows.join('')}`);
    expect(names).toHaveLength(3_000);
    expect(names[2_999]).toBe('Fundación ñandú 2999\r\nx€');
    const path = join(folder, 'responses.csv');
    expect((await readFile(path)).length).toBeGreaterThan(65_536);
  });
});
