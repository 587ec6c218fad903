import { mkdir, readFile, symlink, lstat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { withLock } from '../../../src/platform/files/lock.ts';
import type { Change, Snapshot } from '../../../src/workbook/workbook.ts';
import { scratchFolder, workbookAt, zipTo } from './parts.ts';
import { PERSON_WORKBOOK } from './person-workbook.ts';

const folder = scratchFolder();
const LONG = 'a'.repeat(9 << 20);
const {
  'xl/sharedStrings.xml': STRINGS = '',
  'xl/workbook.xml': WORKBOOK = '',
  'xl/worksheets/sheet1.xml': SHEET = '',
} = PERSON_WORKBOOK;
const CELL: Change = { type: 'write-cells', tabId: 7, row: 1, column: 1, values: ['x'] };
const TAB: Change = {
  type: 'add-tab',
  tabId: 1,
  layout: { title: 'Log', hidden: false, columns: [{ header: 'When', width: 20 }] },
  rows: [],
};
const NONE: Snapshot = { exists: false, tabs: [], revision: '' };

async function sample(name: string): Promise<string> {
  const path = join(folder, name, 'master.xlsx');
  await mkdir(dirname(path));
  await zipTo(path, PERSON_WORKBOOK);
  return path;
}

describe('a file that is no workbook', () => {
  const whole = async (): Promise<Buffer> => readFile(await sample(`whole-${Math.random()}`));
  const zipOf = async (parts: Readonly<Record<string, string>>): Promise<Buffer> => {
    const path = join(folder, 'zip.xlsx');
    await zipTo(path, parts);
    return readFile(path);
  };
  const cases: readonly (readonly [string, string, () => Promise<Buffer>])[] = [
    ['is empty', 'is empty', () => Promise.resolve(Buffer.alloc(0))],
    [
      'is a text',
      'is not an Excel workbook',
      () => Promise.resolve(Buffer.from('Signer ID,Organization\n')),
    ],
    [
      'is encrypted or of old Excel',
      'is protected by a password or in the format of old Excel (.xls)',
      () =>
        Promise.resolve(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)])),
    ],
    ['is cut short', 'is damaged or cut short', async () => (await whole()).subarray(0, 4000)],
    [
      'lost some bytes of a sheet',
      'is damaged or cut short',
      async () => {
        const bytes = await whole();
        const start = bytes.indexOf('xl/worksheets/sheet1.xml') + 200;
        return bytes.fill(0, start, start + 100);
      },
    ],
    ['is another zip', 'is a zip file, but not an Excel workbook', () => zipOf({ 'a.txt': 'a' })],
    [
      'is a document of Word',
      'is a document of another kind than an Excel workbook',
      () => zipOf({ ...PERSON_WORKBOOK, 'xl/workbook.xml': '<document/>' }),
    ],
    [
      'has broken XML',
      'is damaged or cut short',
      () => zipOf({ ...PERSON_WORKBOOK, 'xl/worksheets/sheet1.xml': SHEET.slice(0, -40) }),
    ],
    ...(
      [
        [
          'below the last row there can be',
          '1000000000',
          'A1000000000',
          'has a row 1000000000, which no sheet has',
        ],
        ['in a row without end', 'Infinity', 'A9', 'has a row Infinity, which no sheet has'],
        ['in a row that is no number', 'x', 'A9', 'has a row NaN, which no sheet has'],
        ['above the first row', '0', 'A0', 'has a row 0, which no sheet has'],
        ['between two rows', '1.5', 'A2', 'has a row 1.5, which no sheet has'],
        [
          'right of the last column',
          '9',
          'ZZZZZZZ9',
          'has a cell in row 9 outside of what a sheet can hold',
        ],
        ['without a column', '9', '9', 'has a cell in row 9 outside of what a sheet can hold'],
      ] as const
    ).map(
      ([where, row, ref, said]) =>
        [
          `has a cell ${where}`,
          `cannot be read: its tab "Organizations" ${said}`,
          () =>
            zipOf({
              ...PERSON_WORKBOOK,
              'xl/worksheets/sheet1.xml': SHEET.replace(
                '</sheetData>',
                `<row r="${row}"><c r="${ref}" t="inlineStr"><is><t>x</t></is></c></row></sheetData>`,
              ),
            }),
        ] as const,
    ),
    [
      'has megabytes in a cell',
      'cannot be read: its tab "Organizations" has a cell in row 9 with more text than any spreadsheet holds',
      () =>
        zipOf({
          ...PERSON_WORKBOOK,
          'xl/worksheets/sheet1.xml': SHEET.replace(
            '</sheetData>',
            `<row r="9"><c r="A9" t="inlineStr"><is><t>${LONG}</t></is></c></row></sheetData>`,
          ),
        }),
    ],
    [
      'has megabytes in a shared text',
      'holds a text that is longer than any spreadsheet holds',
      () =>
        zipOf({
          ...PERSON_WORKBOOK,
          'xl/sharedStrings.xml': STRINGS.replace('</sst>', `<si><t>${LONG}</t></si></sst>`),
        }),
    ],
    [
      'unpacks to more than it may',
      'unpacks to more than 2 GB',
      async () => {
        const bytes = await zipOf(PERSON_WORKBOOK);
        // What the list at the end of a zip says of a part's size.
        const listed = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
        bytes.writeUInt32LE(0x8000_0001, listed + 24);
        return bytes;
      },
    ],
    [
      'says less of a part than it holds',
      'is damaged or cut short',
      async () => {
        const bytes = await zipOf(PERSON_WORKBOOK);
        const listed = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
        bytes.writeUInt32LE(100, listed + 24);
        return bytes;
      },
    ],
    [
      'has a checksum that is wrong',
      'is damaged or cut short',
      async () => {
        const bytes = await zipOf(PERSON_WORKBOOK);
        const listed = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
        bytes.writeUInt32LE(1, listed + 16);
        return bytes;
      },
    ],
    [
      'defines entities of its own',
      'is damaged or cut short',
      () =>
        zipOf({
          ...PERSON_WORKBOOK,
          'xl/workbook.xml': WORKBOOK.replace(
            '<workbook ',
            '<!DOCTYPE x [<!ENTITY a "b">]><workbook ',
          ).replace('Loose', '&a;'),
        }),
    ],
    [
      'lacks a sheet that it lists',
      'lacks its part xl/worksheets/sheet2.xml',
      () =>
        zipOf(
          Object.fromEntries(
            Object.entries(PERSON_WORKBOOK).filter(([name]) => name !== 'xl/worksheets/sheet2.xml'),
          ),
        ),
    ],
  ];

  it.each(cases)('because it %s is refused untouched', async (what, message, bytes) => {
    const path = join(folder, `${what}.xlsx`);
    const before = await bytes();
    await writeFile(path, before);
    await expect(workbookAt(path).read()).rejects.toMatchObject({
      exitCode: 65,
      message: `${path} ${message}; nothing was changed.`,
    });
    await expect(workbookAt(path).write([TAB], NONE)).rejects.toMatchObject({ exitCode: 75 });
    expect((await readFile(path)).equals(before)).toBe(true);
  });
});

describe('a write that must not be', () => {
  it('is refused when a part that nobody reads is damaged: it would not come out whole', async () => {
    const path = await sample('chart');
    const bytes = await readFile(path);
    const start = bytes.indexOf('xl/charts/chart1.xml') + 60;
    await writeFile(path, bytes.fill(0, start, start + 40));
    const base = await workbookAt(path).read();
    await expect(workbookAt(path).write([CELL], base)).rejects.toMatchObject({ exitCode: 65 });
    expect((await workbookAt(path).read()).revision).toBe(base.revision);
  });

  it('case 27: is refused when the file changed since it was read', async () => {
    const path = await sample('changed');
    const workbook = workbookAt(path);
    const base = await workbook.read();
    await workbook.write([CELL], base);
    await expect(workbook.write([CELL], base)).rejects.toMatchObject({
      name: 'MasterChanged',
      exitCode: 75,
    });
  });

  it('is refused when the file is new, or gone, since it was read', async () => {
    const path = await sample('there');
    await expect(workbookAt(path).write([TAB], NONE)).rejects.toMatchObject({
      name: 'MasterChanged',
    });
    const base = await workbookAt(path).read();
    const gone = workbookAt(join(folder, 'there', 'gone.xlsx'));
    await expect(gone.write([CELL], base)).rejects.toMatchObject({ name: 'MasterChanged' });
  });

  it('case 27: is refused while another sync holds the file, and while a person has it open', async () => {
    const path = await sample('held');
    const workbook = workbookAt(path);
    const base = await workbook.read();
    await withLock(path, { now: () => new Date(), pid: process.pid }, async () => {
      await expect(workbook.write([CELL], base)).rejects.toMatchObject({ exitCode: 75 });
    });
    await writeFile(join(folder, 'held', '~$master.xlsx'), '');
    await expect(workbook.write([CELL], base)).rejects.toMatchObject({ exitCode: 75 });
    expect((await workbook.read()).revision).toBe(base.revision);
  });

  it('tells half a file that LibreOffice is saving from a damaged one', async () => {
    const path = await sample('saving');
    await writeFile(path, (await readFile(path)).subarray(0, 3000));
    await expect(workbookAt(path).read()).rejects.toMatchObject({ exitCode: 65 });
    await writeFile(join(folder, 'saving', '.~lock.master.xlsx#'), '');
    await expect(workbookAt(path).read()).rejects.toMatchObject({ exitCode: 75 });
  });

  it.each([
    ['to a tab that is not there', { ...CELL, tabId: 12 }],
    ['past the last column', { ...CELL, column: 16_384 }],
  ])('%s is refused', async (what, change) => {
    const path = await sample(what);
    const workbook = workbookAt(path);
    const base = await workbook.read();
    await expect(workbook.write([change], base)).rejects.toThrow(RangeError);
    expect((await workbook.read()).revision).toBe(base.revision);
  });

  it.each([
    [
      'a tab that is there',
      { ...CELL, row: 1_048_576 },
      'A tab would go on below its last row; an .xlsx file holds 1,048,576 in a tab.',
    ],
    [
      'a new tab',
      { ...TAB, rows: { length: 1_200_000, *[Symbol.iterator]() {} } },
      'The tab "Log" would have 1,200,001 rows; an .xlsx file holds 1,048,576 in a tab.',
    ],
  ] as const)('says so where %s would be too long', async (what, change, message) => {
    const path = await sample(what);
    const before = await readFile(path);
    const workbook = workbookAt(path);
    const write = workbook.write([change], await workbook.read());
    await expect(write).rejects.toMatchObject({ exitCode: 73, message });
    expect(await readFile(path)).toEqual(before);
  });

  it('says so where the file is a folder', async () => {
    await expect(workbookAt(folder).read()).rejects.toMatchObject({
      exitCode: 73,
      message: `Cannot read ${folder}: it is a folder. It was not changed.`,
    });
  });

  it('says so where the folder cannot be', async () => {
    await writeFile(join(folder, 'plain'), '');
    const workbook = workbookAt(join(folder, 'plain', 'master.xlsx'));
    await expect(workbook.write([TAB], NONE)).rejects.toMatchObject({ exitCode: 73 });
  });
});

it('writes nothing where nothing changes', async () => {
  const path = join(folder, 'none.xlsx');
  await workbookAt(path).write([], NONE);
  expect((await workbookAt(path).read()).exists).toBe(false);
});

it('writes through a link to the file behind it', async () => {
  const path = await sample('behind');
  const link = join(folder, 'link.xlsx');
  await symlink(path, link);
  await workbookAt(link).write([CELL], await workbookAt(link).read());
  expect((await lstat(link)).isSymbolicLink()).toBe(true);
  expect((await workbookAt(path).read()).tabs[0]?.rows[1]?.[1]).toBe('x');
});
