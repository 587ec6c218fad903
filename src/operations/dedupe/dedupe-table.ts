import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { AppError, EXIT } from '../../errors.ts';
import { isTooWide, rowBatches, tooWide, type CsvRows } from '../../sources/csv/csv-batches.ts';
import { layoutOf } from '../../sources/csv/csv-layout.ts';
import { pieces, recordsOf } from '../../sources/csv/csv-pieces.ts';
import { openCsvText, type CsvText } from '../../sources/csv/csv-text.ts';
import type { World } from '../../world.ts';
import { openSource, unreadable } from './dedupe-source.ts';

/** A CSV of rows below a row of titles; blank lines are no rows. */
export interface Table {
  readonly text: CsvText;
  readonly delimiter: string;
  readonly columns: readonly string[];
  /** The cells of every row, in order; rows may have fewer cells than there are columns. */
  rows(signal: AbortSignal): AsyncIterable<readonly (readonly string[])[]>;
  /**
   * Every row as it is written, in order, with as many cells as there are columns. Only once `rows`
   * came to its end; throws (75) where the table is no longer the one that it read.
   */
  records(signal: AbortSignal): AsyncIterable<readonly string[]>;
}

const REMEDY =
  'Correct the separators and quotes there, or save it again from your spreadsheet as CSV.';

/** Opens a CSV file or standard input (`-`); throws an AppError (65) for what is no table. */
export async function openTable(file: string, world: World): Promise<Table> {
  const text = await openCsvText(await openSource(file, world));
  const { delimiter, titles, headerRow } = layoutOf(text.head, {});
  if (titles.every((title) => title.trim() === '')) throw unreadable(text.path, 'it is empty');
  const above = headerRow + 1;
  const uneven = new Map<number, number>();
  const csv = { text, delimiter, remedy: REMEDY };
  return {
    text,
    delimiter,
    columns: titles,
    rows: (signal) => rowsOf(csv, titles.length, above, uneven, signal),
    records: (signal) => written(csv, titles.length, above, uneven, signal),
  };
}

const isBlank = (row: readonly string[]): boolean => row.length === 1 && row[0] === '';

/** `uneven` gets the number of cells of each row that has not one for each column. */
async function* rowsOf(
  csv: CsvRows,
  width: number,
  above: number,
  uneven: Map<number, number>,
  signal: AbortSignal,
): AsyncIterable<readonly (readonly string[])[]> {
  let [nth, count] = [0, 0];
  uneven.clear();
  for await (const batch of rowBatches(csv)) {
    if (signal.aborted) throw stopped();
    const rows: (readonly string[])[] = [];
    for (const row of batch) {
      nth += 1;
      if (nth <= above || (width > 1 && isBlank(row))) continue;
      if (row.length !== width) {
        if (isTooWide(row, width)) throw await tooWide(csv, nth - 1, width);
        uneven.set(count + rows.length, row.length);
      }
      rows.push(row);
    }
    count += rows.length;
    yield rows;
  }
}

async function* written(
  { text, delimiter }: CsvRows,
  width: number,
  above: number,
  uneven: ReadonlyMap<number, number>,
  signal: AbortSignal,
): AsyncIterable<readonly string[]> {
  let [skip, count] = [above, 0];
  for await (const piece of pieces(text.read())) {
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

/** Cells that are missing are added, and blank ones beyond the last column taken away. */
function evened(record: string, cells: number, delimiter: string, width: number): string {
  if (cells < width) return record + delimiter.repeat(width - cells);
  const [row = []] = parse(record, { delimiter, relax_column_count: true });
  return stringify([row.slice(0, width)], { delimiter, eof: false });
}

/** The table is not what it was when it was first read. */
export const changed = (called: string): AppError =>
  new AppError(`${called} changed while it was read; nothing was written.`, {
    exitCode: EXIT.tryLater,
    hint: 'Run it again when nothing writes to it.',
  });

const stopped = (): AppError =>
  new AppError('Stopped before it finished; nothing was written.', {
    exitCode: EXIT.tryLater,
    hint: 'Run it again.',
  });
