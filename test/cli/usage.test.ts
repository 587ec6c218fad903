import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { run } from './run.ts';

/** Command lines that cannot be understood: said in words, with where to look, and status 64. */

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undersigned-usage-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const inFolder = (line: string) => run(line === '' ? [] : line.split(' '), folder);

const WRONG: readonly (readonly [line: string, says: string, hint: string])[] = [
  ['synk', 'Unknown command: synk. Did you mean sync?', 'See: undersigned --help'],
  ['frobnicate', 'Unknown command: frobnicate.', 'See: undersigned --help'],
  ['--confg a.yaml', 'Unknown option: --confg. Did you mean --config?', 'See: undersigned --help'],
  [
    'directory shw',
    'Unknown command for directory: shw. Did you mean show?',
    'See: undersigned directory --help',
  ],
  [
    'directory show --fil a.csv',
    'Unknown option for directory show: --fil. Did you mean --file?',
    'See: undersigned directory show --help',
  ],
  [
    'sync --confg a.yaml',
    'Unknown option for sync: --confg. Did you mean --config?',
    'See: undersigned sync --help',
  ],
  [
    'sync --dryrun=yes',
    'Unknown option for sync: --dryrun. Did you mean --dry-run?',
    'See: undersigned sync --help',
  ],
  [
    'sync --dryRun',
    'Unknown option for sync: --dryRun. Did you mean --dry-run?',
    'See: undersigned sync --help',
  ],
  ['sync -x', 'Unknown option for sync: -x.', 'See: undersigned sync --help'],
  ['sync more', 'Unexpected argument for sync: "more".', 'See: undersigned sync --help'],
  ['sync -- more', 'Unexpected argument for sync: "more".', 'See: undersigned sync --help'],
  ['sync --every', '--every needs a value.', 'See: undersigned sync --help'],
  ['sync --every=', '--every needs a value.', 'See: undersigned sync --help'],
  ['sync --config --quiet', '--config needs a value.', 'See: undersigned sync --help'],
  ['dedupe names.csv --name', '--name needs a value.', 'See: undersigned dedupe --help'],
  ['dedupe names.csv', 'dedupe needs --name.', 'See: undersigned dedupe --help'],
  [
    'dedupe --name Org',
    'dedupe needs a file: undersigned dedupe FILE',
    'See: undersigned dedupe --help',
  ],
  [
    'directory import',
    'directory import needs a file: undersigned directory import FILE',
    'See: undersigned directory import --help',
  ],
  ['init --map --yes', '--map needs a value.', 'See: undersigned init --help'],
  [
    'export --format pdf',
    '--format must be one of csv, md, html, txt, docx, json, not "pdf".',
    'See: undersigned export --help',
  ],
  [
    'sync --config a --config b',
    '--config is given more than once.',
    'Give it once, with one value.',
  ],
  [
    'sync --all --config a.yaml',
    '--all and --config cannot be used together.',
    'See: undersigned sync --help',
  ],
  [
    'review --port http',
    '--port must be a whole number from 0 to 65535.',
    'See: undersigned review --help',
  ],
  [
    'login --port 99999',
    '--port must be a whole number from 0 to 65535.',
    'See: undersigned login --help',
  ],
  [
    'export --limit 0',
    '--limit must be a whole number from 1 to 1000000.',
    'See: undersigned export --help',
  ],
  [
    'status --max-age soon',
    '--max-age must be a span of time, not "soon".',
    'Write it like 30s, 15m, 1h or 2d.',
  ],
];

describe('a command line that cannot be understood', () => {
  it.each(WRONG)('undersigned %s', async (line, says, hint) => {
    expect(await inFolder(line)).toEqual({
      status: 64,
      stdout: '',
      stderr: `undersigned: ${says}\n  → ${hint}\n`,
    });
  });
});

describe('help', () => {
  it.each([
    ['', '--help'],
    ['-h', '--help'],
    ['help', '--help'],
    ['--json', '--help'],
    ['directory', 'directory --help'],
    ['sync -h', 'sync --help'],
    ['help sync', 'sync --help'],
    ['sync help', 'sync --help'],
    ['dedupe -h', 'dedupe --help'],
    ['directory show -h', 'directory show --help'],
  ])('undersigned %s prints what %s prints', async (line, same) => {
    const expected = await inFolder(same);
    expect(expected).toMatchObject({ status: 0, stderr: '' });
    expect(expected.stdout).toMatch(/^undersigned /u);
    expect(await inFolder(line)).toEqual(expected);
  });

  it('has the version behind -V and --version, also after a command', async () => {
    const printed = await inFolder('--version');
    expect(printed).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/u),
      stderr: '',
    });
    for (const line of ['-V', 'sync -V', 'restore --version'])
      expect(await inFolder(line)).toEqual(printed);
  });
});

describe('completion', () => {
  const completed = async (...words: readonly string[]) =>
    (await run(['--get-yargs-completions', 'undersigned', ...words], folder)).stdout
      .trim()
      .split('\n');

  it('prints a script for the shell', async () => {
    const { status, stdout } = await inFolder('completion');
    expect(status).toBe(0);
    expect(stdout).toContain('undersigned --get-yargs-completions');
  });

  it('offers commands, commands below them, options and their values', async () => {
    expect(await completed('')).toEqual(expect.arrayContaining(['sync', 'dedupe', 'restore']));
    expect(await completed('directory', '')).toEqual(['show', 'import', 'learn']);
    expect(await completed('sync', '--')).toEqual(expect.arrayContaining(['--dry-run', '--every']));
    expect(await completed('export', '--audience', '')).toEqual(['public', 'internal']);
  });
});
