import { resolve } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { openTable, type Table } from '../dedupe/table.ts';
import { loadDirectory } from '../directory/load.ts';
import { AppError, EXIT, type ExitStatus } from '../errors.ts';
import { replaceFile } from '../files/replace-file.ts';
import { deduplicator, type Deduplicated } from '../matching/deduplicate.ts';
import type { World } from '../world.ts';

export interface DedupeOptions {
  /** A CSV, or `-` for standard input. */
  readonly file: string;
  /** Titles of columns. */
  readonly name: string;
  readonly email?: string | undefined;
  readonly state?: string | undefined;
  /** Where the rows go; standard output where absent or `-`. */
  readonly output?: string | undefined;
  /** Where the pairs to judge go; nowhere where absent. */
  readonly review?: string | undefined;
  /** A directory beside the one that ships with the program. */
  readonly directory?: string | undefined;
  /** Print a summary as JSON on standard output; then the rows need a file. */
  readonly json?: boolean | undefined;
}

interface Columns {
  readonly name: number;
  readonly email: number;
  readonly state: number;
}

const PAIR_COLUMNS = ['row_a', 'row_b', 'name_a', 'name_b', 'score', 'reason'];

/**
 * Says of every row of a CSV which organization it is; see docs/matching.md.
 *
 * Input rows come out whole and in order, with three columns added. Both files are complete or
 * untouched: 65 for input that cannot be read or lacks a column, 73 for output that cannot be
 * written.
 */
export async function dedupe(options: DedupeOptions, world: World): Promise<ExitStatus> {
  const began = world.now().getTime();
  const [output, review] = [options.output ?? '-', options.review];
  const toStdout = [output, review, options.json === true ? '-' : undefined];
  if (toStdout.filter((target) => target === '-').length > 1) {
    throw new AppError('Only one of --output, --review and --json can go to standard output.', {
      exitCode: EXIT.usage,
      hint: 'Name a file with --output.',
    });
  }
  const directory = await loadDirectory(
    options.directory === undefined ? undefined : resolve(world.cwd, options.directory),
  );
  const table = await openTable(options.file, world);
  const columns = {
    name: columnOf(table, options.name),
    email: options.email === undefined ? -1 : columnOf(table, options.email),
    state: options.state === undefined ? -1 : columnOf(table, options.state),
  };
  const matcher = deduplicator();
  let rows = 0;
  for await (const batch of table.rows(world.signal)) {
    for (const row of batch) {
      matcher.add(row[columns.name] ?? '', row[columns.state] ?? '', row[columns.email] ?? '');
    }
    rows += batch.length;
  }
  if (world.stderr.isTTY) world.stderr.write(`Read ${rows} rows; comparing their names\n`);
  const result = matcher.finish(directory);
  await write(options, world, table, columns, result, rows);
  const summary = {
    rows,
    clusters: result.clusters,
    toReview: result.pairs.length,
    seconds: (world.now().getTime() - began) / 1000,
  };
  if (options.json) world.stdout.write(`${JSON.stringify(summary)}\n`);
  else {
    world.stderr.write(
      `${rows} rows, ${result.clusters} organizations, ${result.pairs.length} pairs to judge\n`,
    );
  }
  return EXIT.done;
}

function columnOf(table: Table, title: string): number {
  const exact = table.columns.indexOf(title);
  const folded = (text: string): string => text.trim().toLowerCase();
  const at =
    exact === -1 ? table.columns.findIndex((each) => folded(each) === folded(title)) : exact;
  if (at !== -1) return at;
  throw new AppError(`${table.called} has no column "${title}".`, {
    exitCode: EXIT.data,
    hint: `Its columns are: ${table.columns.map((each) => `"${each}"`).join(', ')}.`,
  });
}

/** The pairs' file stands in its place only when the rows' is ready to, and the other way round. */
async function write(
  options: DedupeOptions,
  world: World,
  table: Table,
  columns: Columns,
  result: Deduplicated,
  expected: number,
): Promise<void> {
  const { output = '-', review } = options;
  const shown = new Map<number, string>();
  for (const { a, b } of review === undefined ? [] : result.pairs) shown.set(a, '').set(b, '');
  const rows = annotated(table, columns, result, shown, expected, world.signal);
  const pairs = async (): Promise<void> => {
    if (review !== undefined) await put(review, world, pairLines(result, shown), async () => {});
  };
  await put(output, world, rows, pairs);
}

async function put(
  target: string,
  world: World,
  content: AsyncIterable<Uint8Array>,
  before: () => Promise<void>,
): Promise<void> {
  if (target !== '-') {
    await replaceFile(resolve(world.cwd, target), content, { beforeRename: before });
    return;
  }
  for await (const chunk of content) {
    if (!world.stdout.write(chunk)) {
      await new Promise<void>((drained) => world.stdout.once('drain', drained));
    }
  }
  await before();
}

async function* annotated(
  table: Table,
  columns: Columns,
  result: Deduplicated,
  shown: Map<number, string>,
  expected: number,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  const format = { delimiter: table.delimiter };
  const header = [...table.columns, 'cluster_id', 'canonical_name', 'match_reason'];
  yield Buffer.from((table.marked ? '\ufeff' : '') + stringify([header], format));
  let at = 0;
  for await (const batch of table.rows(signal)) {
    const out = batch.map((row, i) => {
      if (shown.has(at + i)) shown.set(at + i, row[columns.name] ?? '');
      const cluster = result.clusterOf(at + i);
      if (cluster === -1) return [...row, '', '', ''];
      return [...row, String(cluster + 1), result.canonicalName(cluster), result.reason(cluster)];
    });
    at += batch.length;
    yield Buffer.from(stringify(out, format));
  }
  if (at !== expected) {
    throw new AppError(`${table.called} changed while it was read; nothing was written.`, {
      exitCode: EXIT.tryLater,
      hint: 'Run it again when nothing writes to it.',
    });
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- a file's content is an async iterable
async function* pairLines(
  result: Deduplicated,
  shown: ReadonlyMap<number, string>,
): AsyncIterable<Uint8Array> {
  yield Buffer.from(stringify([PAIR_COLUMNS]));
  for (let from = 0; from < result.pairs.length; from += 1000) {
    const lines = result.pairs
      .slice(from, from + 1000)
      .map(({ a, b, score, reason }) => [
        String(a + 1),
        String(b + 1),
        shown.get(a) ?? '',
        shown.get(b) ?? '',
        score.toFixed(3),
        reason,
      ]);
    yield Buffer.from(stringify(lines));
  }
}
