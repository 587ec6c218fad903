import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { dedupe, type DedupeOptions } from '../../../src/commands/dedupe.ts';
import type { AppError } from '../../../src/errors.ts';
import type { World } from '../../../src/world.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dedupe-'));
});
afterEach(() => rm(folder, { recursive: true }));

interface Said {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

async function run(options: DedupeOptions, stdin = ''): Promise<Said> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const world: World = {
    env: {},
    sleep: () => Promise.resolve(),
    pid: 1,
    cwd: folder,
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout,
    stderr,
    now: () => new Date(0),
    signal: new AbortController().signal,
  };
  const said = [text(stdout), text(stderr)] as const;
  const status = await dedupe(options, world).finally(() => {
    stdout.end();
    stderr.end();
  });
  return { status, out: await said[0], err: await said[1] };
}

const put = (name: string, content: string | Buffer): Promise<void> =>
  writeFile(join(folder, name), content);
const get = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
const rowsOf = (csv: string, delimiter = ','): string[][] => parse(csv, { delimiter, bom: true });

const LIST = [
  'id,Org,note',
  '1,Larkspur Housing Alliance,"a, b"',
  '2,,nobody',
  '3,LARKSPUR HOUSING ALLIANCE INC,',
  '4,Larkspur Housing Alliance of Ohio,"two',
  'lines"',
  '5,Zephyr Guild,x',
  '',
].join('\n');

describe('dedupe', () => {
  it('gives every row back, in order, whole, with three columns more', async () => {
    await put('in.csv', LIST);
    const { status, err } = await run({
      file: 'in.csv',
      name: 'Org',
      output: 'out.csv',
      review: 'pairs.csv',
    });
    const [header, ...rows] = rowsOf(await get('out.csv'));
    expect(status).toBe(0);
    expect(header).toEqual(['id', 'Org', 'note', 'cluster_id', 'canonical_name', 'match_reason']);
    expect(rows.map((row) => row.slice(0, 3))).toEqual(rowsOf(LIST).slice(1));
    expect(rows.map((row) => row[3])).toEqual(['1', '', '1', '2', '3']);
    expect(rows.map((row) => row[4])).toEqual([
      'Larkspur Housing Alliance',
      '',
      'Larkspur Housing Alliance',
      'Larkspur Housing Alliance of Ohio',
      'Zephyr Guild',
    ]);
    expect(rows[0]?.[5]).toMatch(/legal form/);
    expect(err).toBe('5 rows, 3 organizations, 1 pairs to judge\n');
  });

  it('keeps rows apart that only might match, and puts the pair to a person', async () => {
    await put('in.csv', LIST);
    await run({ file: 'in.csv', name: 'Org', output: 'out.csv', review: 'pairs.csv' });
    const [header, ...pairs] = rowsOf(await get('pairs.csv'));
    expect(header).toEqual(['row_a', 'row_b', 'name_a', 'name_b', 'score', 'reason']);
    expect(pairs).toHaveLength(1);
    expect([pairs[0]?.[0], pairs[0]?.[1]].sort()).toEqual(['1', '4']);
    expect(pairs[0]?.[5]).toMatch(/ohio/);
  });

  it('reads standard input and writes standard output', async () => {
    const { out } = await run({ file: '-', name: 'Org' }, LIST);
    expect(rowsOf(out)).toHaveLength(6);
  });

  it.each([
    ['a byte order mark', '\ufeffOrg,x\nZephyr Guild,1\nZEPHYR GUILD,2\n', ','],
    ['semicolons', 'Org;x\nZephyr Guild;1\nZEPHYR GUILD;2\n', ';'],
    ['tabs', 'Org\tx\nZephyr Guild\t1\nZEPHYR GUILD\t2\n', '\t'],
    ['CR and LF', 'Org,x\r\nZephyr Guild,1\r\nZEPHYR GUILD,2\r\n', ','],
    ['no line end at the end', 'Org,x\nZephyr Guild,1\nZEPHYR GUILD,2', ','],
    ['short rows', 'Org,x\nZephyr Guild\nZEPHYR GUILD\n', ','],
  ])('understands %s', async (_, content, delimiter) => {
    await put('in.csv', content);
    await run({ file: 'in.csv', name: 'Org', output: 'out.csv' });
    const rows = rowsOf(await get('out.csv'), delimiter);
    expect(rows.map((row) => row[2])).toEqual(['cluster_id', '1', '1']);
  });

  it.each([
    ['Windows-1252', Buffer.from('Org,x\nCaf\u00e9 Zephyr,1\nCAF\u00c9 ZEPHYR,2\n', 'latin1')],
    [
      'one stray byte',
      Buffer.from('Org,x\nCaf\u00e9 Zephyr,\u00c3\u00a9\nCAF\u00c9 ZEPHYR,2\n', 'latin1'),
    ],
    ['UTF-16', Buffer.from('\ufeffOrg,x\nCafé Zephyr,1\nCAFÉ ZEPHYR,2\n', 'utf16le')],
    ['gzip', gzipSync('Org,x\nCafé Zephyr,1\nCAFÉ ZEPHYR,2\n')],
  ])('gives %s back whole, as UTF-8', async (_, content) => {
    await put('in.csv', content);
    await run({ file: 'in.csv', name: 'Org', output: 'out.csv' });
    const rows = rowsOf(await get('out.csv'));
    expect(rows.map((row) => row[0])).toEqual(['Org', 'Café Zephyr', 'CAFÉ ZEPHYR']);
    expect(rows.map((row) => row[2])).toEqual(['cluster_id', '1', '1']);
  });

  it('names no person where a file lost its titles', async () => {
    await put('in.csv', 'Zephyr Guild,ana@elm.example.org,Ana Soto\n');
    const error = (await run({ file: 'in.csv', name: 'Org' }).catch(
      (each: unknown) => each,
    )) as AppError;
    expect(`${error.message} ${error.hint ?? ''}`).not.toMatch(/Ana |elm|Zephyr/);
  });

  it('takes blank cells beyond the last column away', async () => {
    await put('in.csv', 'Org,x\nZephyr Guild,"a, b",  ," "\n');
    expect((await run({ file: 'in.csv', name: 'Org' })).out).toMatch(/\nZephyr Guild,"a, b",1,/);
  });

  it('prints nothing but a summary with --json', async () => {
    await put('in.csv', LIST);
    const { out, err } = await run({ file: 'in.csv', name: 'Org', output: 'out.csv', json: true });
    expect(JSON.parse(out)).toEqual({ rows: 5, clusters: 3, toReview: 1, seconds: 0 });
    expect(err).toBe('');
  });

  it('case 12: no duplicate, no row and no name are no trouble', async () => {
    await put('in.csv', 'Org\nZephyr Guild\n');
    expect((await run({ file: 'in.csv', name: 'Org' })).status).toBe(0);
    await put('empty.csv', 'Org\n');
    expect((await run({ file: 'empty.csv', name: 'Org' })).out).toBe(
      'Org,cluster_id,canonical_name,match_reason\n',
    );
  });

  it('says where a table is broken behind rows that are in order', async () => {
    const rows = Array.from({ length: 5000 }, (_, at) => `Zephyr Guild ${String(at)},"two\nlines"`);
    for (const [last, trouble] of [
      ['Zephyr,1,2,3', /the row that begins in line 10002 has 4 cells, but there are 2 columns/],
      ['Zephyr "Guild",1', /in the row that begins in line 10002, there is a quote/],
      ['"Zephyr', /in the row that begins in line 10002, a quote/],
    ] as const) {
      await put('in.csv', ['Org,x', ...rows, last, 'Zephyr,1', ''].join('\n'));
      await expect(run({ file: 'in.csv', name: 'Org', output: 'out.csv' })).rejects.toThrow(
        trouble,
      );
    }
    expect(await readdir(folder)).toEqual(['in.csv']);
  });

  it('takes state, e-mail and a directory as evidence', async () => {
    await put(
      'in.csv',
      'Org,State,Mail\nOld Zephyr Society,OH,a@gmail.com\nZephyr Guild,OH,b@gmail.com\n',
    );
    await put('known.csv', 'name,aliases\nZephyr Guild,Old Zephyr Society\n');
    const options = { file: 'in.csv', name: 'Org', state: 'State', email: 'Mail' };
    expect(rowsOf((await run(options)).out).map((row) => row[3])).toEqual(['cluster_id', '1', '2']);
    const { out } = await run({ ...options, directory: 'known.csv' });
    expect(rowsOf(out).map((row) => row[3])).toEqual(['cluster_id', '1', '1']);
  });

  it.each([
    ['a missing file', { file: 'none.csv', name: 'Org' }, 65, /does not exist/, /CSV/],
    ['a missing column', { file: 'in.csv', name: 'Group' }, 65, /"Group"/, /"id", "Org", "note"/],
    [
      'a broken file',
      { file: 'broken.csv', name: 'Org' },
      65,
      /quote/,
      /Correct the separators and quotes/,
    ],
    [
      'too many cells',
      { file: 'wide.csv', name: 'Org' },
      65,
      /line 2 has 3 cells, but there are 2 columns/,
      /quotes/,
    ],
    [
      'an output folder that is a file',
      { file: 'in.csv', name: 'Org', output: 'in.csv/x' },
      73,
      /write/,
      /./,
    ],
    [
      'two things for standard output',
      { file: 'in.csv', name: 'Org', review: '-' },
      64,
      /Only one/,
      /--output/,
    ],
  ])('refuses %s and says what to do', async (_, options, exitCode, message, hint) => {
    await put('in.csv', LIST);
    await put('broken.csv', 'Org\n"Zephyr\n');
    await put('wide.csv', 'Org,x\na,b,c\n');
    const error = (await run(options).catch((each: unknown) => each)) as AppError;
    expect(error.exitCode).toBe(exitCode);
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
  });

  it('leaves nothing half-written', async () => {
    await put('in.csv', LIST);
    await put('out.csv', 'before');
    const options = { file: 'in.csv', name: 'Org', output: 'out.csv', review: 'in.csv/pairs.csv' };
    await expect(run(options)).rejects.toMatchObject({ exitCode: 73 });
    expect(await get('out.csv')).toBe('before');
    expect((await readdir(folder)).sort()).toEqual(['in.csv', 'out.csv']);
  });
});

it('says so where it was the directory that knew two names as one', async () => {
  await writeFile(join(folder, 'in.csv'), 'name\nACLU\nAmerican Civil Liberties Union\n');
  const { out } = await run({ file: 'in.csv', name: 'name' });
  const rows = parse<Record<string, string>>(out, { columns: true });
  expect(new Set(rows.map((row) => row['cluster_id']))).toEqual(new Set(['1']));
  expect(rows[0]?.['match_reason']).toContain('the directory knows both names');
});
