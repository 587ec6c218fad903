import { readFile, unlink, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { letterFolder, signedBy, type LetterFolder } from '../cli/letter-folder.ts';
import { PERSON_WORKBOOK } from '../workbook/xlsx/person-workbook.ts';
import { workbookAt, zipTo } from '../workbook/xlsx/parts.ts';

/** A master file that others hold, open or broke: it is left alone, and the next sync does the rest. */

let letter: LetterFolder;
const path = () => letter.at('out', 'master.xlsx');
const tabs = async () =>
  (await workbookAt(path()).read()).tabs.filter(({ title }) => title !== 'Log');

beforeEach(async () => {
  letter = await letterFolder();
  await letter.signed([signedBy(1, 'Acorn Walkers')]);
  await letter.run(['sync']);
  await letter.signed([signedBy(1, 'Acorn Walkers'), signedBy(2, 'Birch Riders')]);
});
afterEach(() => letter.remove());

it('case 27: two syncs at the same moment give what one gives', async () => {
  const both = await Promise.all([letter.run(['sync']), letter.run(['sync'])]);
  for (const { status } of both) expect([0, 75]).toContain(status);
  expect(both.some(({ status }) => status === 0)).toBe(true);
  const standing = await tabs();
  expect(standing.find(({ title }) => title === 'Organizations')?.rows).toHaveLength(3);
  expect((await letter.run(['sync', '--json'])).stdout).toContain('"unchanged"');
  expect(await tabs()).toEqual(standing);
});

it.each([
  ['LibreOffice', '.~lock.master.xlsx#'],
  ['Excel', '~$master.xlsx'],
])('a file that is open in %s waits until it is closed', async (program, note) => {
  const before = await readFile(path());
  await writeFile(letter.at('out', note), 'somebody');
  const stopped = await letter.run(['sync']);
  expect(stopped).toMatchObject({ status: 75, stdout: '' });
  expect(stopped.stderr).toContain(`is open in ${program}; nothing was written.`);
  expect(await readFile(path())).toEqual(before);
  await unlink(letter.at('out', note));
  expect((await letter.run(['sync'])).status).toBe(0);
});

describe('a file that is no master is refused and stays as it is', () => {
  it.each([
    ['half of it', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['nothing', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('Name,Status\nAcorn,Listed\n')],
    [
      'a damaged part',
      (bytes: Buffer) => {
        const broken = Buffer.from(bytes);
        broken.fill(0x5a, 200, 400);
        return broken;
      },
    ],
  ])('%s', async (_why, broken) => {
    const bytes = broken(await readFile(path()));
    await writeFile(path(), bytes);
    const stopped = await letter.run(['sync']);
    expect(stopped.status).toBe(65);
    expect(stopped.stderr).toMatch(/^undersigned: .+\n {2}→ .+\n$/u);
    expect(await readFile(path())).toEqual(bytes);
  });

  it('a workbook with tabs of the same names that is not the tool’s', async () => {
    await zipTo(path(), PERSON_WORKBOOK);
    const bytes = await readFile(path());
    const stopped = await letter.run(['sync']);
    expect(stopped.status).toBe(65);
    expect(stopped.stderr).toContain('already has a tab named "Organizations"');
    expect(await readFile(path())).toEqual(bytes);
  });
});

it.each([
  ['characters that XML cannot hold', '\ufffe\uffff'],
  ['half a character', 'A\ud800'],
  ['what Unicode says is none', '\ufdd0\u{1fffe}'],
  ['line ends of all kinds', 'A\r\nB\rC\u2028D\u0085E'],
  ['orders to a terminal', '\u009b31m'],
  ['what looks like an escape of Excel', '_x0041_ _xFFFE_'],
])('answers of %s are written once', async (_what, odd) => {
  const person = signedBy(7, '').map((cell) => (cell === 'Ana' ? `Ana${odd}` : cell));
  const unnamed = signedBy(8, odd).map((cell) => (cell === 'Ruiz' ? odd : cell));
  await letter.signed([signedBy(1, `Acorn${odd} Walkers`), person, unnamed]);
  expect((await letter.run(['sync', '--json', '--force'])).stdout).toContain('"written"');
  const bytes = await readFile(path());
  expect((await letter.run(['sync', '--json'])).stdout).toContain('"unchanged"');
  expect(await readFile(path())).toEqual(bytes);
});
