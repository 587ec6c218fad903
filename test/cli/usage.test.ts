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

const GIVE_ONCE = 'Give it once, with one value.';
const A_PORT = 'Give a whole number from 0 to 65535.';

const WRONG: readonly (readonly [line: string, says: string, hint: string])[] = [
  ['', 'Say what to do.', 'See: undersigned --help'],
  ['synk', 'There is no such command; did you mean "sync"?', 'See: undersigned --help'],
  ['frobnicate', 'There is no command "frobnicate".', 'See: undersigned --help'],
  [
    'directory shw',
    'There is no such command; did you mean "show"?',
    'See: undersigned directory --help',
  ],
  ['sync --confg a.yaml', 'sync knows nothing of --confg.', 'See: undersigned sync --help'],
  ['sync --dryrun=yes', 'sync knows nothing of --dryrun.', 'See: undersigned sync --help'],
  ['sync more -x', 'sync knows nothing of -x and "more".', 'See: undersigned sync --help'],
  ['sync --every', '--every needs a value.', 'See: undersigned sync --help'],
  ['dedupe names.csv --name', '--name needs a value.', 'See: undersigned dedupe --help'],
  ['dedupe names.csv', 'It needs --name.', 'See: undersigned dedupe --help'],
  ['dedupe', 'Something has to follow "dedupe".', 'See: undersigned dedupe --help'],
  [
    'export --format pdf',
    '--format cannot be "pdf"; it is one of csv, md, html, txt, docx, json.',
    'See: undersigned export --help',
  ],
  ['sync --config a --config b', '--config is given more than once.', GIVE_ONCE],
  ['review --port http', '--port is no such number.', A_PORT],
  ['login --port 99999', '--port is no such number.', A_PORT],
  ['export --limit 0', '--limit is no such number.', 'Give a whole number from 1 to 1000000.'],
];

describe('a command line that cannot be understood', () => {
  it.each(WRONG)('undersigned %s', async (line, says, hint) => {
    expect(await run(line === '' ? [] : line.split(' '), folder)).toEqual({
      status: 64,
      stdout: '',
      stderr: `undersigned: ${says}\n  → ${hint}\n`,
    });
  });
});
