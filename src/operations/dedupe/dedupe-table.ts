import { CsvError, parse } from 'csv-parse/sync';
import { AppError, EXIT } from '../../errors.ts';
import { layoutOf } from '../../sources/csv/csv-layout.ts';
import type { World } from '../../world.ts';
import { firstFault, isTooWide } from './first-fault.ts';
import { pieces, recordsOf } from './pieces.ts';
import { headOf, openSource, unreadable, type Source } from './dedupe-source.ts';

/** A CSV of rows below a row of titles; blank lines are no rows. */
export interface Table {
  /** As its user calls it. */
  readonly called: string;
  readonly delimiter: string;
  readonly columns: readonly string[];
  /** Whether it begins with a byte order mark, which Excel needs to read UTF-8. */
  readonly marked: boolean;
  /** The cells of every row, in order; rows may have fewer cells than there are columns. */
  rows(signal: AbortSignal): AsyncIterable<readonly (readonly string[])[]>;
  /**
   * Every row as it is written, in order, with as many cells as there are columns. Only once `rows`
   * came to its end; throws (75) where the table is no longer the one that it read.
   */
  records(signal: AbortSignal): AsyncIterable<readonly string[]>;
}

/** Opens a CSV file or standard input (`-`); throws an AppError (65) for what is no table. */
export async function openTable(file: string, world: World): Promise<Table> {
  const source = await openSource(file, world);
  const head = await headOf(source);
  if (head.subarray(0, 2).equals(Buffer.from([0xff, 0xfe])) || head.includes(0)) {
    throw unreadable(source.called, 'it is not a CSV in UTF-8');
  }
  const text = head.toString('utf8');
  const { delimiter, titles, headerRow } = layoutOf(text, {});
  if (titles.every((title) => title.trim() === '')) throw unreadable(source.called, 'it is empty');
  const above = headerRow + 1;
  const uneven = new Map<number, number>();
  return {
    called: source.called,
    delimiter,
    columns: titles,
    marked: text.startsWith('\ufeff'),
    rows: (signal) => rowsOf(source, delimiter, titles.length, above, uneven, signal),
    records: (signal) => written(source, delimiter, titles.length, above, uneven, signal),
  };
}

/** A record beyond this is a quote that was never closed. */
const MOST_IN_RECORD = 16_000_000;

const isBlank = (row: readonly string[]): boolean => row.length === 1 && row[0] === '';

/** `uneven` gets the number of cells of each row that has not one for each column. */
async function* rowsOf(
  source: Source,
  delimiter: string,
  width: number,
  above: number,
  uneven: Map<number, number>,
  signal: AbortSignal,
): AsyncIterable<readonly (readonly string[])[]> {
  let [skip, count] = [above, 0];
  uneven.clear();
  for await (const piece of pieces(source.open())) {
    if (signal.aborted) throw stopped();
    const all = parsed(piece, delimiter);
    const rows: (readonly string[])[] = [];
    for (const row of all ?? []) {
      if (skip > 0) skip -= 1;
      else if (width === 1 || !isBlank(row)) {
        if (row.length !== width) uneven.set(count + rows.length, row.length);
        rows.push(row);
      }
    }
    if (all === undefined || rows.some((row) => isTooWide(row, width)))
      throw (await firstFault(source, delimiter, width, above)) ?? changed(source.called);
    count += rows.length;
    yield rows;
  }
}

/** Undefined where the quotes are not in order. */
function parsed(piece: Buffer, delimiter: string): readonly (readonly string[])[] | undefined {
  try {
    return parse(piece, {
      bom: true,
      delimiter,
      max_record_size: MOST_IN_RECORD,
      relax_column_count: true,
      record_delimiter: piece.includes('\r') ? ['\r\n', '\n', '\r'] : '\n',
    });
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

async function* written(
  source: Source,
  delimiter: string,
  width: number,
  above: number,
  uneven: ReadonlyMap<number, number>,
  signal: AbortSignal,
): AsyncIterable<readonly string[]> {
  let [skip, count] = [above, 0];
  for await (const piece of pieces(source.open())) {
    if (signal.aborted) throw stopped();
    const records: string[] = [];
    for (const record of recordsOf(piece.toString('utf8'))) {
      if (skip > 0) skip -= 1;
      else if (width === 1 || (record !== '' && record !== '""')) {
        const cells = uneven.get(count + records.length) ?? width;
        records.push(cells === width ? record : evened(record, cells, delimiter, width));
      }
    }
    count += records.length;
    yield records;
  }
}

/** Cells that are missing are added, and empty ones beyond the last column taken away. */
function evened(record: string, cells: number, delimiter: string, width: number): string {
  if (cells < width) return record + delimiter.repeat(width - cells);
  const more = `(?:${delimiter}(?:"")?){${String(cells - width)}}$`;
  return record.replace(new RegExp(more), '');
}

/** The table is not what it was when it was first read. */
export const changed = (called: string): AppError =>
  new AppError(`${called} changed while it was read; nothing was written.`, {
    exitCode: EXIT.tryLater,
    hint: 'Run it again when nothing writes to it.',
  });

const stopped = (): AppError =>
  new AppError('Stopped before it was done; nothing was written.', {
    exitCode: EXIT.tryLater,
    hint: 'Run it again.',
  });
