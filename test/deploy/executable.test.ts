import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

/** The program as one file, where there is nothing else: no Node, no npm, no package. */

const linux = process.platform === 'linux' ? describe : describe.skip;

linux('the executable', () => {
  const folder = mkdtempSync(join(tmpdir(), 'undersigned-executable-'));
  const file = join(folder, 'undersigned');
  const run = (...words: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(file, words, {
      cwd: folder,
      env: { HOME: folder },
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };

  beforeAll(() => {
    const words = ['--import', 'tsx', 'scripts/executable.ts', file];
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`it was not built: ${stderr}`);
  }, 180_000);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('comes with the licences of its parts', () => {
    expect(readFileSync(`${file}-LICENSES.txt`, 'utf8')).toContain('googleapis');
  });

  it('says how it is used, and completes', () => {
    expect(run('--help')).toMatchObject({ status: 0, stderr: '' });
    expect(run('--get-yargs-completions', 'undersigned', 'sync', '--dry').stdout).toContain(
      '--dry-run',
    );
  });

  it('syncs the demo letter, then has nothing to do, and exports', () => {
    mkdirSync(join(folder, 'config'));
    cpSync('fixtures/safe-streets', join(folder, 'fixtures/safe-streets'), { recursive: true });
    cpSync('config/safe-streets.example.yaml', join(folder, 'config/demo.yaml'));
    const first = run('sync', '--json');
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(first.stdout)).toMatchObject({ result: 'written', pulled: 75 });
    for (let again = 0; again < 2; again += 1)
      expect(run('sync')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(run('export', '--output', 'list.docx')).toMatchObject({ status: 0 });
    expect(run('review', '--json')).toMatchObject({ status: 0, stderr: '' });
  }, 60_000);

  it('writes a config without a package to name a schema in', () => {
    cpSync('fixtures/safe-streets/english.csv', join(folder, 'responses.csv'));
    expect(run('init', 'responses.csv')).toMatchObject({ status: 0 });
    expect(readFileSync(join(folder, 'config/responses.yaml'), 'utf8')).not.toContain('$schema');
  });
});
