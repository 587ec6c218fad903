import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allCommands, help } from '../../scripts/docs/commands.ts';
import { builtProgram } from '../cli/program.ts';

/** The program as it is built: what it loads, and what it need not do. */

const bin = builtProgram();
const folder = mkdtempSync(join(tmpdir(), 'undersigned-built-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const run = (cwd: string, ...words: readonly string[]) => {
  const env = { PATH: process.env['PATH'], HOME: cwd };
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin(), ...words], {
    cwd,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

/** The modules that a file of the build loads at once, with all that these load. */
function loadedBy(name: string): ReadonlySet<string> {
  const files = new Set([name]);
  for (const file of files) {
    const text = readFileSync(join(dirname(bin()), file), 'utf8');
    for (const [, next = ''] of text.matchAll(/(?:\bfrom|^import) "\.\/([^"]+)"/gmu))
      files.add(next);
  }
  const sources = [...files].map((file) => readFileSync(join(dirname(bin()), file), 'utf8'));
  return new Set(
    sources.flatMap((text) => [...text.matchAll(/^\/\/ (\S+\.\w+)$/gmu)].map(([, at = '']) => at)),
  );
}

const builtFile = (command: string): string =>
  readdirSync(dirname(bin())).find(
    (name) => name.startsWith(`${command}-`) && name.endsWith('.js'),
  ) ?? '';

const packagesIn = (modules: ReadonlySet<string>): readonly string[] => [
  ...new Set(
    [...modules].flatMap((each) => /node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(each)?.[1] ?? []),
  ),
];

describe('the built program', () => {
  it('prints every page of help as the parser does, without loading it', async () => {
    expect(packagesIn(loadedBy('bin.js'))).toEqual([]);
    for (const words of [[], ['sync'], ['directory', 'show']]) {
      expect(allCommands()).toEqual(expect.arrayContaining(words.length === 0 ? [] : [words]));
      expect(run(folder, ...words, '--help').stdout).toBe(await help(words));
    }
  });

  it.each([
    ['dedupe', ['zod', 'yaml', 'googleapis', 'docx', 'hono', 'saxes']],
    ['sync', ['yaml', 'googleapis', 'docx', 'hono', 'saxes', 'csv-parse', 'obscenity']],
  ])('%s begins without what it may not need', (command, unneeded) => {
    const packages = packagesIn(loadedBy(builtFile(command)));
    expect(packages.filter((each) => unneeded.includes(each))).toEqual([]);
  });
});

describe('a sync that finds every file as it was', () => {
  /** One letter, found as it was by the last of two syncs; each test leaves it so. */
  let cwd = '';
  let before: unknown;
  beforeAll(() => {
    cwd = mkdtempSync(join(folder, 'letter-'));
    mkdirSync(join(cwd, 'config'));
    cpSync('fixtures/safe-streets', join(cwd, 'fixtures/safe-streets'), { recursive: true });
    writeFileSync(join(cwd, 'known.csv'), 'name,aliases\nLarch Circle,LC\n');
    const config = readFileSync('config/safe-streets.example.yaml', 'utf8');
    const own = config
      .replace(/^#? ?directory:.*$/mu, '')
      .replace(/^ {2}- type: csv # .*\n(?: {4}.*\n)+/mu, '');
    writeFileSync(join(cwd, 'config/letter.yaml'), `${own}\ndirectory: ../known.csv\n`);
    pulled(cwd);
    before = pulled(cwd);
  }, 60_000);
  const pulled = (cwd: string): unknown => {
    const { status, stdout, stderr } = run(cwd, 'sync', '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return (JSON.parse(stdout) as { pulled: unknown }).pulled;
  };
  /** Makes the note say what no sync would, to see whether it is believed. */
  const mark = (cwd: string, build = ''): void => {
    const notes = join(cwd, '.local/state/undersigned');
    const name = readdirSync(notes).find((each) => each.endsWith('.files.json')) ?? '';
    const [, text = ''] = readFileSync(join(notes, name), 'utf8').split('\n');
    const note = JSON.parse(text) as { build: string; result: Record<string, unknown> };
    note.result['pulled'] = 999;
    if (build !== '') note.build = build;
    const marked = JSON.stringify(note);
    const seal = createHash('sha256').update(marked).digest('base64');
    writeFileSync(join(notes, name), `${seal}\n${marked}\n`);
  };

  it('says what the last one said, until any one of them is another', () => {
    const changes: readonly (readonly [what: string, change: () => void])[] = [
      [
        'the config',
        () => {
          appendFileSync(join(cwd, 'config/letter.yaml'), '# a remark\n');
        },
      ],
      [
        'a source',
        () => {
          appendFileSync(join(cwd, 'fixtures/safe-streets/spanish.csv'), '\n');
        },
      ],
      [
        'the directory',
        () => {
          appendFileSync(join(cwd, 'known.csv'), 'Fir Circle,FC\n');
        },
      ],
      [
        'the program',
        () => {
          mark(cwd, 'another');
        },
      ],
    ];
    for (const [what, change] of changes) {
      mark(cwd);
      expect([what, pulled(cwd)]).toEqual([what, 999]);
      change();
      expect([what, pulled(cwd)]).toEqual([what, before]);
    }
  }, 120_000);

  it('is not asked where names are wanted, or the note is damaged', () => {
    mark(cwd);
    expect(run(cwd, 'sync', '--verbose').stdout).not.toContain('999');
    expect(run(cwd, 'sync', '--dry-run').stdout).not.toContain('999');
    mark(cwd);
    const notes = join(cwd, '.local/state/undersigned');
    const name = readdirSync(notes).find((each) => each.endsWith('.files.json')) ?? '';
    const text = readFileSync(join(notes, name), 'utf8');
    writeFileSync(join(notes, name), text.replace('999', '998'));
    expect(pulled(cwd)).toBe(before);
  }, 120_000);

  it('looks again where the master is gone', () => {
    mark(cwd);
    rmSync(join(cwd, 'out'), { recursive: true });
    expect(run(cwd, 'sync', '--json').stdout).not.toContain('999');
  }, 120_000);
});
