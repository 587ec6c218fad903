import { resolve } from 'node:path';
import { openTable, type Table } from '../operations/dedupe/dedupe-table.ts';
import { textFindings } from '../sources/csv/text-findings.ts';
import { listColumns } from '../sources/question-titles.ts';
import { annotated, pairLines } from '../operations/dedupe/write-dedupe.ts';
import { loadDirectory } from '../matching/directory/load-directory.ts';
import { AppError, EXIT, type ExitStatus } from '../errors.ts';
import { replaceFile } from '../platform/files/replace-file.ts';
import { deduplicator, type Deduplicated } from '../matching/deduplicate.ts';
import { progressOn, type Progress } from '../platform/progress.ts';
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
  const progress = progressOn(world);
  let rows = 0;
  let result: Deduplicated;
  try {
    const matcher = deduplicator();
    for await (const batch of table.rows(world.signal)) {
      progress.step(`reading, ${rows} rows so far`);
      for (const row of batch) {
        matcher.add(row[columns.name] ?? '', row[columns.state] ?? '', row[columns.email] ?? '');
      }
      rows += batch.length;
    }
    await said(progress, `comparing the names of ${rows} rows`);
    result = matcher.finish(directory);
    progress.step('writing');
    await write(options, world, table, result);
  } finally {
    progress.end();
  }
  const summary = {
    rows,
    clusters: result.clusters,
    toReview: result.pairs.length,
    seconds: (world.now().getTime() - began) / 1000,
  };
  if (options.json) world.stdout.write(`${JSON.stringify(summary)}\n`);
  else {
    for (const { message } of textFindings(table.text, table.text.path)) {
      world.stderr.write(`${message}\n`);
    }
    world.stderr.write(
      `${rows} rows, ${result.clusters} organizations, ${result.pairs.length} pairs to judge\n`,
    );
  }
  return EXIT.done;
}

/** Comparing leaves no time to draw, so the line must be out before it begins. */
async function said(progress: Progress, doing: string): Promise<void> {
  progress.step(doing);
  await new Promise((resolve) => setImmediate(resolve));
}

function columnOf(table: Table, title: string): number {
  const exact = table.columns.indexOf(title);
  const folded = (text: string): string => text.trim().toLowerCase();
  const at =
    exact === -1 ? table.columns.findIndex((each) => folded(each) === folded(title)) : exact;
  if (at !== -1) return at;
  throw new AppError(`${table.text.path} has no column "${title}".`, {
    exitCode: EXIT.data,
    hint: listColumns(table.columns),
  });
}

/** The pairs' file stands in its place only when the rows' is ready to, and the other way round. */
async function write(
  { output = '-', review }: DedupeOptions,
  world: World,
  table: Table,
  result: Deduplicated,
): Promise<void> {
  const pairs = async (): Promise<void> => {
    if (review !== undefined) await put(review, world, pairLines(result), async () => {});
  };
  await put(output, world, annotated(table, result, world.signal), pairs);
}

async function put(
  target: string,
  world: World,
  content: AsyncIterable<Uint8Array>,
  before: () => Promise<void>,
): Promise<void> {
  if (target !== '-') {
    await replaceFile(resolve(world.cwd, target), content, {
      contacts: true,
      beforeRename: before,
    });
    return;
  }
  for await (const chunk of content) {
    if (!world.stdout.write(chunk)) {
      await new Promise<void>((drained) => world.stdout.once('drain', drained));
    }
  }
  await before();
}
