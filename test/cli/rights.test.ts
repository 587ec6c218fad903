import { spawnSync } from 'node:child_process';
import { chown, open, stat, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { letterFolder, signedBy, type LetterFolder } from './letter-folder.ts';
import { builtProgram } from './program.ts';

let letter: LetterFolder;
beforeEach(async () => {
  letter = await letterFolder();
  await letter.signed([signedBy(1, 'Acorn Walkers')]);
});
afterEach(() => letter.remove());

const modeOf = async (...path: string[]): Promise<number> =>
  (await stat(letter.at(...path))).mode & 0o777;

it('keeps every new file with contacts from others, and a public one as the umask has it', async () => {
  const before = process.umask(0o022);
  try {
    await letter.run(['sync']);
    const list = ['export', '--list', 'all', '--output'];
    await letter.run([...list, 'internal.csv', '--audience', 'internal']);
    await letter.run([...list, 'public.csv']);
    await letter.run(['export', '--list', 'follow-up', '--output', 'follow-up.csv']);
    const dedupe = ['dedupe', 'signed.csv', '--name', 'Organization Name'];
    await letter.run([...dedupe, '--output', 'out.csv', '--review', 'pairs.csv']);
  } finally {
    process.umask(before);
  }
  const files = [['out', 'master.xlsx'], ['internal.csv'], ['follow-up.csv'], ['out.csv']];
  for (const file of [...files, ['pairs.csv']]) expect(await modeOf(...file)).toBe(0o600);
  expect(await modeOf('public.csv')).toBe(0o644);
});

// Only the superuser can give a file away.
const asRoot = process.getuid?.() === 0 ? it : it.skip;

describe('the program as it is installed', () => {
  const bin = builtProgram();
  const run = (argv: readonly string[], stdout: number | 'pipe' = 'pipe') =>
    spawnSync(process.execPath, [bin(), ...argv], {
      cwd: letter.folder,
      env: { PATH: process.env['PATH'], HOME: letter.folder },
      stdio: ['ignore', stdout, 'pipe'],
      encoding: 'utf8',
    });

  asRoot('reads no config and no .env of another account', async () => {
    await chown(letter.at('config', 'letter.yaml'), 65_534, 65_534);
    expect(run(['sync'])).toMatchObject({ status: 78, stdout: '' });
    await chown(letter.at('config', 'letter.yaml'), 0, 0);
    await writeFile(letter.at('.env'), 'UNDERSIGNED_LOG=json\n');
    await chown(letter.at('.env'), 65_534, 65_534);
    const refused = run(['sync']);
    expect(refused).toMatchObject({ status: 78, stdout: '' });
    expect(refused.stderr).toContain('.env belongs to another account of this machine');
  });

  it('says 73 and no more where standard output is full', async () => {
    run(['sync']);
    const full = await open('/dev/full', 'w');
    const stopped = run(['export'], full.fd);
    await full.close();
    expect(stopped.status).toBe(73);
    expect(stopped.stderr).toBe('undersigned: Cannot write to standard output: ENOSPC.\n');
  });
});
