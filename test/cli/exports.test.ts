import { appendFile, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { letterFolder, signedBy, type LetterFolder } from './letter-folder.ts';

let letter: LetterFolder;
const LONG_AGO = new Date('2020-01-01T00:00:00.000Z');
const page = (): Promise<string> => readFile(letter.at('site', 'signers.html'), 'utf8');

beforeEach(async () => {
  letter = await letterFolder();
  await appendFile(
    letter.at('config', 'letter.yaml'),
    `exports:
  - { path: ../site/signers.html, list: all, group: state }
  - { path: ../out/signers.csv, audience: internal }
`,
  );
  await letter.signed([signedBy(1, 'Acorn Walkers')]);
  expect((await letter.run(['sync'])).status).toBe(0);
});
afterEach(() => letter.remove());

it('are written by the sync: the public one for everybody, the internal one for its owner', async () => {
  expect(await page()).toContain('Acorn Walkers');
  expect(await page()).not.toContain('example.org');
  expect(await readFile(letter.at('out', 'signers.csv'), 'utf8')).toContain('signer1@example.org');
  expect((await stat(letter.at('out', 'signers.csv'))).mode & 0o777).toBe(0o600);
});

it('are the same bytes as export makes of the master', async () => {
  const written = await readFile(letter.at('out', 'signers.csv'), 'utf8');
  expect(written).toMatch(/^O-0001,.*,1,/mu);
  await letter.run(['export', '--audience', 'internal', '--output', 'again.csv']);
  expect(await readFile(letter.at('again.csv'), 'utf8')).toBe(written);
});

it('stay as they are, hand-made changes and all, while their lists do', async () => {
  await writeFile(letter.at('site', 'signers.html'), 'mine');
  await utimes(letter.at('site', 'signers.html'), LONG_AGO, LONG_AGO);
  expect((await letter.run(['sync', '--json'])).stdout).toContain('"unchanged"');
  expect(await page()).toBe('mine');
  await letter.signed([signedBy(1, 'Acorn Walkers'), signedBy(2, 'Birch Riders')]);
  await letter.run(['sync']);
  expect(await page()).toContain('Birch Riders');
});

it('are not written by a dry run', async () => {
  await letter.signed([signedBy(1, 'Acorn Walkers'), signedBy(2, 'Birch Riders')]);
  await letter.run(['sync', '--dry-run']);
  expect(await page()).not.toContain('Birch Riders');
});

it('are all written by export without options; with one it prints as ever', async () => {
  await rm(letter.at('site'), { recursive: true });
  const all = await letter.run(['export']);
  expect(all).toMatchObject({ status: 0, stdout: '' });
  expect(all.stderr).toContain(`Wrote 1 signers to ${letter.at('site', 'signers.html')}`);
  expect(await page()).toContain('Acorn Walkers');
  expect((await letter.run(['export', '--list', 'all'])).stdout).toContain('Acorn Walkers');
});

it('leave the master as it was where one of them cannot be written', async () => {
  const before = await readFile(letter.at('out', 'master.xlsx'));
  await rm(letter.at('site'), { recursive: true });
  await writeFile(letter.at('site'), 'a file where a folder should be');
  await letter.signed([signedBy(1, 'Acorn Walkers'), signedBy(2, 'Birch Riders')]);
  expect((await letter.run(['sync'])).status).toBe(73);
  expect(await readFile(letter.at('out', 'master.xlsx'))).toEqual(before);
  await rm(letter.at('site'));
  expect((await letter.run(['sync'])).status).toBe(0);
  expect(await page()).toContain('Birch Riders');
});
