import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { installPackage } from './installed.ts';

const app = installPackage();
const installed = app ? describe : describe.skip;

installed('the package, installed by npm in an empty folder', () => {
  const { folder, packed, command } = app ?? { folder: '', packed: [], command: '' };
  const run = (...words: string[]) =>
    spawnSync(command, words, {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: folder, NO_COLOR: '1' },
    });

  it('holds what it needs to run and to be understood, and no letter of its packer', () => {
    const rules = readdirSync('config/rules').map((name) => `config/rules/${name}`);
    expect(packed).toEqual(
      expect.arrayContaining([
        'dist/bin.js',
        'README.md',
        'LICENSE',
        'CHANGELOG.md',
        'SECURITY.md',
        '.env.example',
        'config/letter.schema.json',
        'config/safe-streets.example.yaml',
        'config/directory/organizations.csv',
        'fixtures/safe-streets/english.csv',
        ...rules,
      ]),
    );
    const strange = packed.filter(
      (path) =>
        !/^(?:dist|templates|deploy|fixtures\/safe-streets|config\/(?:rules|directory))\//u.test(
          path,
        ) &&
        !/^(?:package\.json|\.env\.example|[A-Z]+(?:\.md)?|config\/letter\.schema\.json|config\/[\w-]+\.example\.yaml)$/u.test(
          path,
        ),
    );
    expect(strange).toEqual([]);
  });

  it('says how it is used', () => {
    const { status, stdout, stderr } = run('--help');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('undersigned sync');
  });

  it('syncs the demo letter, and then has nothing to do', () => {
    const own = join(folder, 'node_modules', 'undersigned');
    mkdirSync(join(folder, 'config'));
    cpSync(join(own, 'fixtures'), join(folder, 'fixtures'), { recursive: true });
    cpSync(join(own, 'config/safe-streets.example.yaml'), join(folder, 'config/demo.yaml'));
    const first = run('sync', '--json');
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(first.stdout)).toMatchObject({ result: 'written', pulled: 75 });
    expect(existsSync(join(folder, 'out/safe-streets.xlsx'))).toBe(true);
    const second = run('sync');
    expect(second).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });
});
