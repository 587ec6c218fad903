import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { runWith } from '../cli/at-world.ts';
import { letterFolder, signedBy, type LetterFolder } from '../cli/letter-folder.ts';

/** Where a list goes that nobody can read where it was to go. */

let letter: LetterFolder;
let elsewhere = '';
beforeEach(async () => {
  letter = await letterFolder();
  await letter.signed([signedBy(1, 'Acorn Walkers')]);
  await letter.run(['sync']);
  elsewhere = await mkdtemp(join(tmpdir(), 'undersigned-output-'));
});
afterEach(async () => {
  await letter.remove();
  await rm(elsewhere, { recursive: true, force: true });
});

it('a Word document is not printed on a screen, but into a pipe', async () => {
  const words = ['export', '--format', 'docx'];
  const seen = await runWith(words, letter.folder, { tty: true });
  expect(seen).toEqual({
    status: 64,
    stdout: '',
    stderr:
      'undersigned: Word output cannot be printed to a terminal.\n' +
      '  → Write it to a file: --output FILE.docx\n',
  });
  const piped = await runWith(words, letter.folder, {});
  expect(piped.status).toBe(0);
  expect(piped.stdout.slice(0, 2)).toBe('PK');
});

it('a folder is no file: nothing is left in it', async () => {
  const { status, stderr } = await letter.run(['export', '--output', elsewhere]);
  expect(status).toBe(73);
  expect(stderr).toMatch(/it is a folder.*\n {2}→ Name a file in it\./u);
  expect(await readdir(elsewhere)).toEqual([]);
});

it.each([
  ['signed.md', '# '],
  ['signed.html', '<'],
  ['SIGNED.TXT', 'Quiet parks'],
  ['signed.json', '{'],
])('the ending of --output decides the format: %s', async (name, begins) => {
  const file = join(elsewhere, name);
  const { status } = await letter.run(['export', '--output', file]);
  expect(status).toBe(0);
  expect((await readFile(file, 'utf8')).trimStart().startsWith(begins)).toBe(true);
});

it.each([
  ['signed.csv', ['--format', 'docx'], 'names a csv file, but --format is docx'],
  ['signed.csv', ['--json'], 'names a csv file, but --format is json'],
  ['signed.pdf', [], 'cannot be written as .pdf files'],
])('%s against %j is refused, and nothing is written', async (name, more, message) => {
  const seen = await letter.run(['export', '--output', join(elsewhere, name), ...more]);
  expect(seen.status).toBe(64);
  expect(seen.stderr).toContain(message);
  expect(await readdir(elsewhere)).toEqual([]);
});

it('a format that is named is written whatever an unknown ending says', async () => {
  const file = join(elsewhere, 'signed.list');
  expect((await letter.run(['export', '--format', 'txt', '--output', file])).status).toBe(0);
  expect(await readFile(file, 'utf8')).toContain('Acorn Walkers');
});

it.each([
  [['--audience', 'internal'], 'not with --audience internal'],
  [['--list', 'follow-up'], 'not with --list follow-up'],
  [['--format', 'csv'], 'not with --format csv'],
])('a letter is filled with the public list alone: %j', async (more, message) => {
  const seen = await letter.run(['export', '--into', 'letter.docx', ...more]);
  expect(seen).toMatchObject({ status: 64, stderr: expect.stringContaining(message) as unknown });
});

it('the letter with the placeholders is never overwritten', async () => {
  const file = join(elsewhere, 'letter.docx');
  await writeFile(file, 'as it was');
  const seen = await letter.run(['export', '--into', file, '--output', file]);
  expect(seen.status).toBe(64);
  expect(await readFile(file, 'utf8')).toBe('as it was');
});

it('a letter that is not there is told by its name (65)', async () => {
  const seen = await letter.run(['export', '--into', 'absent.docx', '--output', 'filled.docx']);
  expect(seen.status).toBe(65);
  expect(seen.stderr).toContain('The letter absent.docx cannot be read: it does not exist.');
});
