import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { shortcutFile, type Shortcut } from '../../src/operations/shortcut.ts';
import { run } from '../cli/run.ts';
import { demoFolder } from '../review/page/browser.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'shortcut-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const SHORTCUT: Shortcut = {
  letterName: 'Streets: "safe" / 100%',
  folder,
  command: [process.execPath, '-e', 'console.log(process.argv[1])', 'it\'s 100% $HOME `x` \\ "q"'],
};

describe('a shortcut', () => {
  it.each([
    ['linux', '.desktop'],
    ['freebsd', '.desktop'],
    ['darwin', '.command'],
    ['win32', '.cmd'],
  ] as const)('of %s is a %s file, with a name that every system takes', (platform, ending) => {
    expect(shortcutFile(platform, SHORTCUT).name).toBe(`Review Streets safe 100${ending}`);
  });

  it('of a Mac gives every argument on whole, whatever is in it', () => {
    const file = path.join(folder, 'a.command');
    writeFileSync(file, shortcutFile('darwin', SHORTCUT).content);
    chmodSync(file, 0o755);
    expect(execFileSync(file, { encoding: 'utf8' })).toBe(`${SHORTCUT.command[3] ?? ''}\n`);
  });

  it('of Linux is a desktop entry whose arguments are quoted twice over, as its standard asks', () => {
    const { content } = shortcutFile('linux', {
      ...SHORTCUT,
      command: ['/a b/node', '5%', '$x\\'],
    });
    expect(content).toContain('\nExec="/a b/node" "5%%" "\\\\$x\\\\\\\\"\n');
    expect(content).toContain(`\nPath=${folder}\n`);
    expect(content).toContain('\nTerminal=true\n');
  });

  it('of Windows keeps percent signs from being read as variables', () => {
    expect(shortcutFile('win32', SHORTCUT).content).toContain('100%% $HOME');
  });

  it('is put on the desktop by review --shortcut, to be run by its owner', async () => {
    const [letter, home] = [demoFolder(), path.join(folder, 'home')];
    mkdirSync(path.join(home, 'Desktop'), { recursive: true });
    const { status, stdout } = await run(['review', '--shortcut', '--json'], letter, {
      HOME: home,
    });
    expect(status).toBe(0);
    const { shortcut } = JSON.parse(stdout) as { shortcut: string };
    expect(path.dirname(shortcut)).toBe(path.join(home, 'Desktop'));
    expect(statSync(shortcut).mode & 0o111).toBe(0o111);
    expect(readFileSync(shortcut, 'utf8')).toMatch(/review.*--web.*--config.*safe-streets\.yaml/u);
    rmSync(letter, { recursive: true, force: true });
  });
});
