import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { CSV_FORM } from './csv-layout.ts';
import type { CsvText } from './csv-text.ts';

/** Where a reading stopped, and why. */
export interface Stop {
  /** The line in which the row begins, counted from 1. */
  readonly line: number;
  /** What the parser stumbled over; undefined where `stop` ended it. */
  readonly error: unknown;
}

/**
 * Reads a text row by row until `stop` is true of one or the parser stumbles, and says in which
 * line that row begins. Slower than reading in batches: for a text in which something is wrong.
 */
export async function followed(
  text: CsvText,
  delimiter: string,
  stop: (row: readonly string[], nth: number) => boolean,
): Promise<Stop> {
  let [line, nth] = [1, 0];
  const found = new Error('Found.');
  const parser = parse({
    ...CSV_FORM,
    delimiter,
    onRecord: (row: string[]) => {
      if (stop(row, nth)) throw found;
      nth += 1;
      line += 1;
      for (const cell of row) line += lineBreaks(cell);
      return null;
    },
  });
  try {
    await pipeline(Readable.from(text.read(), { objectMode: false }), parser);
    return { line, error: undefined };
  } catch (error) {
    return { line, error: error === found ? undefined : error };
  }
}

/** csv-parse counts a line break within quotes twice where it is CR and LF. */
function lineBreaks(cell: string): number {
  if (!cell.includes('\n') && !cell.includes('\r')) return 0;
  return cell.match(/\r\n|\n|\r/gu)?.length ?? 0;
}
