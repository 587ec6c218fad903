import { cp, readFile, writeFile } from 'node:fs/promises';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { run } from '../cli/run.ts';
import type { FileState, SpreadsheetState } from '../google-server/model.ts';
import { startGoogle, type FakeGoogle } from '../google-server/server.ts';
import { handAt } from '../workbook/xlsx/hand.ts';
import { scratchFolder, workbookAt } from '../workbook/xlsx/parts.ts';

/** Masters that an earlier version made, with what people did to them: `fixtures/masters`. */

const FROZEN = join(import.meta.dirname, '../../fixtures/masters/first');
const scratch = scratchFolder();

interface Told {
  readonly status: number;
  readonly result: string;
  readonly keptEdits: number;
}

/** A letter beside its frozen master: what a sync says, and what stands in a tab. */
interface Frozen {
  sync(more?: string): Promise<Told>;
  rows(tab: string): Promise<readonly (readonly string[])[]>;
  type(tab: string, row: number, column: number, text: string): Promise<void>;
}

async function syncIn(
  folder: string,
  master: string,
  more: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Told> {
  const letter = await readFile(join(FROZEN, 'letter.yaml'), 'utf8');
  const config = join(folder, 'letter.yaml');
  await writeFile(config, `${letter}${more}master: ${master}\n`);
  const { status, stdout } = await run(['sync', '--config', config, '--json'], folder, env);
  const { result = '', keptEdits = -1 } = (status === 0 ? JSON.parse(stdout) : {}) as Partial<Told>;
  return { status, result, keptEdits };
}

async function frozenFile(): Promise<Frozen> {
  const folder = await mkdtemp(join(scratch, 'file-'));
  await cp(FROZEN, folder, { recursive: true });
  const path = join(folder, 'master.xlsx');
  return {
    sync: (more = '') => syncIn(folder, '{ type: xlsx, path: master.xlsx }', more),
    rows: async (tab) =>
      (await workbookAt(path).read()).tabs.find(({ title }) => title === tab)?.rows ?? [],
    type: (tab, row, column, text) => handAt(path).type(tab, row, column, text),
  };
}

let google: FakeGoogle;
beforeAll(async () => {
  google = await startGoogle();
});
afterAll(() => google.close());

async function frozenSheet(): Promise<Frozen> {
  const folder = await mkdtemp(join(scratch, 'sheet-'));
  await cp(FROZEN, folder, { recursive: true });
  const { id, spreadsheet, file } = JSON.parse(
    gunzipSync(await readFile(join(FROZEN, 'google.json.gz'))).toString('utf8'),
  ) as { id: string; spreadsheet: SpreadsheetState; file: FileState };
  google.state.spreadsheets[id] = spreadsheet;
  google.state.files[id] = file;
  const key = join(folder, 'key.json');
  await writeFile(key, JSON.stringify(google.serviceAccountKey()), { mode: 0o600 });
  const env = { UNDERSIGNED_GOOGLE_API_URL: google.url, GOOGLE_APPLICATION_CREDENTIALS: key };
  const person = google.person(id);
  return {
    sync: (more = '') => syncIn(folder, `{ type: google-sheet, spreadsheetId: ${id} }`, more, env),
    rows: (tab) => Promise.resolve(google.grid(id, tab)),
    type: (tab, row, column, text) => {
      person.type(tab, `${String.fromCharCode(65 + column)}${row + 1}`, text);
      return Promise.resolve();
    },
  };
}

/** What people wrote, and must find again: tab, the row that says so, header, text. */
const WRITTEN = [
  ['Organizations', 'O-0002', 'Organization', 'Birch Riders of Maine'],
  ['Organizations', 'O-0002', 'Notes', 'Called on Monday'],
  ['Organizations', 'O-0003', 'Status', 'Excluded'],
  ['Organizations', 'O-0004', 'Authority', 'authorized'],
  ['Organizations', 'O-0005', 'State', 'Maine'],
  ['Organizations', 'O-0005', 'Email', 'press@elder.example.org'],
  ['Organizations', 'O-0005', 'Called by', 'Mo'],
  ['Organizations', 'O-0008', 'Contact', 'Jo Bell'],
  ['Individuals', 'P-0001', 'Thanked', 'yes'],
  ['Individuals', 'P-0002', 'Affiliation', 'Maple Clinic of Ohio'],
  ['Individuals', 'P-0003', 'Title', 'Poet'],
] as const;

/** How many of these stand against what the program would write; one more is in a response. */
const KEPT = 6;

const EXTRA = `  extra:
    - column: Worked with
      titles: Worked with
`;

/** Cells by the ID of their row and their header; rows in their order. */
function byHeader(rows: readonly (readonly string[])[]): Readonly<Record<string, string>>[] {
  const [header = [], ...below] = rows;
  return below
    .filter((row) => row.length > 0)
    .map((row) => Object.fromEntries(header.map((title, at) => [title, row[at] ?? ''])));
}

async function expectEdits(frozen: Frozen): Promise<void> {
  for (const [tab, id, header, text] of WRITTEN) {
    const row = byHeader(await frozen.rows(tab)).find((each) => each['Signer ID'] === id);
    expect([tab, id, header, row?.[header]]).toEqual([tab, id, header, text]);
  }
  const names = byHeader(await frozen.rows('Organizations')).map((row) => row['Organization']);
  expect(names).not.toContain('Hazel Fund');
}

describe.each([
  ['an .xlsx file', frozenFile],
  ['a Google Sheet', frozenSheet],
])('a master of the first format in %s', (_, freeze) => {
  it('keeps every edit and no other, moves nothing, and is silent on the second sync', async () => {
    const frozen = await freeze();
    const before = await frozen.rows('Organizations');
    expect(await frozen.sync()).toEqual({ status: 0, result: 'written', keptEdits: KEPT });
    await expectEdits(frozen);
    const after = await frozen.rows('Organizations');
    expect(after[0]).toEqual(before[0]);
    expect(after.map((row) => row[0])).toEqual(before.map((row) => row[0]));
    expect(await frozen.sync()).toEqual({ status: 0, result: 'unchanged', keptEdits: KEPT });
  }, 60_000);

  it('appends the columns of new questions behind everything that stands there', async () => {
    const frozen = await freeze();
    const headers = async (tab: string) => (await frozen.rows(tab))[0] ?? [];
    const before = [await headers('Organizations'), await headers('Individuals')];
    expect(await frozen.sync(EXTRA)).toEqual({ status: 0, result: 'written', keptEdits: KEPT });
    await expectEdits(frozen);
    expect([await headers('Organizations'), await headers('Individuals')]).toEqual(
      before.map((titles) => [...titles, 'Worked with']),
    );
    const answers = byHeader(await frozen.rows('Organizations'));
    expect(answers.find((row) => row['Signer ID'] === 'O-0005')?.['Worked with']).toBe(
      'Two schools',
    );
    expect(await frozen.sync(EXTRA)).toEqual({ status: 0, result: 'unchanged', keptEdits: KEPT });
  }, 60_000);

  it('is refused, untouched, once a later version wrote it', async () => {
    const frozen = await freeze();
    await frozen.sync();
    const memory = await frozen.rows('_undersigned');
    const at = memory.findIndex(([key]) => key === 'master');
    const later = memory[at]?.[2]?.replace('"version":2', '"version":3') ?? '';
    await frozen.type('_undersigned', at, 2, later);
    const before = await frozen.rows('Organizations');
    expect((await frozen.sync()).status).toBe(65);
    expect(await frozen.rows('Organizations')).toEqual(before);
    expect((await frozen.rows('_undersigned'))[at]?.[2]).toBe(later);
  }, 60_000);
});
