import { mkdtemp, readdir, rm } from 'node:fs/promises';
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
      'undersigned: A file of this format is nothing to read on a screen.\n' +
      '  → Name a file to write it to: --output FILE\n',
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
