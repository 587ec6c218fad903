import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { AppError, EXIT } from '../errors.ts';
import { layoutOf, quoteTrouble, rowParser } from '../sources/csv-layout.ts';
import type { World } from '../world.ts';

/** A CSV that can be read from its beginning more than once. */
export interface Table {
  /** As its user calls it. */
  readonly called: string;
  readonly delimiter: string;
  readonly columns: readonly string[];
  /** Whether it begins with a byte order mark, which Excel needs to read UTF-8. */
  readonly marked: boolean;
  /** Every row below the header, in order; blank lines are none. May be called again. */
  rows(signal: AbortSignal): AsyncIterable<readonly (readonly string[])[]>;
}

const HEAD_BYTES = 65_536;
const BATCH = 2048;
const SMALL_BYTES = 24_000_000;

const unreadable = (called: string, why: string, cause?: unknown): AppError =>
  new AppError(`${called} cannot be used: ${why}.`, {
    exitCode: EXIT.data,
    hint: 'Name a CSV file with a row of column titles, or - to read standard input.',
    cause,
  });

/** Standard input cannot be read twice; a file is not held in memory. */
async function opener(file: string, world: World): Promise<() => Readable> {
  if (file !== '-') {
    const path = resolve(world.cwd, file);
    const found = await stat(path).catch((error: unknown) => {
      throw unreadable(file, 'there is no such file, or it may not be read', error);
    });
    if (found.isFile()) return () => createReadStream(path, { highWaterMark: 1 << 18 });
    if (found.isDirectory()) throw unreadable(file, 'it is a folder');
    return held(createReadStream(path));
  }
  return held(world.stdin);
}

async function held(stream: Readable): Promise<() => Readable> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return () => Readable.from(chunks);
}

async function headOf(open: () => Readable, called: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of open()) {
      chunks.push(chunk as Buffer);
      bytes += (chunk as Buffer).length;
      if (bytes >= HEAD_BYTES) break;
    }
  } catch (error) {
    throw unreadable(called, 'it may not be read', error);
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES);
}

/** Opens a CSV file or standard input (`-`); throws an AppError (65) for what is no table. */
export async function openTable(file: string, world: World): Promise<Table> {
  const called = file === '-' ? 'Standard input' : file;
  const open = await opener(file, world);
  const head = await headOf(open, called);
  if (head.subarray(0, 2).equals(Buffer.from([0xff, 0xfe])) || head.includes(0)) {
    throw unreadable(called, 'it is not a CSV in UTF-8');
  }
  const text = head.toString('utf8');
  const { delimiter, titles, headerRow } = layoutOf(text, {});
  if (titles.every((title) => title.trim() === '')) throw unreadable(called, 'it is empty');
  const read = (signal: AbortSignal): Rows =>
    rowsOf(open, called, delimiter, titles.length, headerRow, signal);
  return {
    called,
    delimiter,
    columns: titles,
    marked: text.startsWith('\ufeff'),
    rows:
      head.length < HEAD_BYTES || (await sizeOf(file, world)) <= SMALL_BYTES
        ? remembered(read)
        : read,
  };
}

type Rows = AsyncIterable<readonly (readonly string[])[]>;

/** A small table is taken apart once, a large one each time. */
function remembered(read: (signal: AbortSignal) => Rows): (signal: AbortSignal) => Rows {
  let whole: (readonly (readonly string[])[])[] | undefined;
  return async function* (signal) {
    if (whole) {
      yield* whole;
      return;
    }
    const batches: (readonly (readonly string[])[])[] = [];
    for await (const batch of read(signal)) {
      batches.push(batch);
      yield batch;
    }
    whole = batches;
  };
}

async function sizeOf(file: string, world: World): Promise<number> {
  return file === '-' ? Infinity : (await stat(resolve(world.cwd, file))).size;
}

async function* rowsOf(
  open: () => Readable,
  called: string,
  delimiter: string,
  width: number,
  headerRow: number,
  signal: AbortSignal,
): AsyncIterable<readonly (readonly string[])[]> {
  let batch: (readonly string[])[] = [];
  let seen = 0;
  const { stream, line } = rowParser(delimiter, (row, at) => {
    seen += 1;
    if (seen <= headerRow + 1) return;
    if (row.length === 1 && row[0] === '' && width > 1) return;
    batch.push(fitted(row, width, called, at));
  });
  const failed = new Promise<never>((_, reject) => stream.once('error', reject));
  failed.catch(() => undefined);
  const written = (chunk: Buffer): Promise<void> =>
    new Promise((done, reject) => {
      stream.write(chunk, (error) => {
        if (error) reject(error);
        else done();
      });
    });
  try {
    for await (const chunk of open()) {
      if (signal.aborted) throw stopped();
      await Promise.race([written(chunk as Buffer), failed]);
      if (batch.length < BATCH) continue;
      const full = batch;
      batch = [];
      yield full;
    }
    const ended = new Promise<void>((done) => stream.once('end', done));
    stream.resume();
    stream.end();
    await Promise.race([ended, failed]);
  } catch (error) {
    const trouble = quoteTrouble(error);
    if (trouble === undefined) throw error;
    throw new AppError(`${called} is broken in the row at line ${line()}: ${trouble}.`, {
      exitCode: EXIT.data,
      hint: 'Mend the quotes there, or save it again from your spreadsheet as CSV.',
      cause: error,
    });
  }
  if (batch.length > 0) yield batch;
}

const stopped = (): AppError =>
  new AppError('Stopped before it was done; nothing was written.', {
    exitCode: EXIT.tryLater,
    hint: 'Run it again.',
  });

/** As many cells as there are columns, so that what is added stands in its own. */
function fitted(
  row: readonly string[],
  width: number,
  called: string,
  line: number,
): readonly string[] {
  if (row.length === width) return row;
  if (row.length < width) return [...row, ...Array<string>(width - row.length).fill('')];
  if (row.slice(width).every((cell) => cell === '')) return row.slice(0, width);
  throw new AppError(
    `${called} has ${row.length} cells in the row at line ${line}, but ${width} columns.`,
    {
      exitCode: EXIT.data,
      hint: 'Put quotes around cells that hold the separator, or add the missing column titles.',
    },
  );
}
