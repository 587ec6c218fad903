import { CsvError, parse } from 'csv-parse/sync';
import { unusable } from '../unusable.ts';
import { CSV_FORM, quoteTrouble } from './csv-layout.ts';
import { pieces } from './csv-pieces.ts';
import type { CsvText } from './csv-text.ts';
import { followed } from './follow-lines.ts';

/** How the rows of a text are taken apart, and what to do where they cannot be. */
export interface CsvRows {
  readonly text: CsvText;
  readonly delimiter: string;
  readonly remedy: string;
}

type CsvBatch = readonly (readonly string[])[];

/**
 * All rows of a CSV, the title row included, some thousands at once.
 *
 * Throws `AppError` 65 with the path, the line and the remedy where a quote is out of place,
 * after the rows before it were given. The time is proportional to the length of the text.
 */
export async function* rowBatches(rows: CsvRows): AsyncGenerator<CsvBatch> {
  for await (const piece of pieces(rows.text.read())) {
    const batch = parsed(piece, rows.delimiter);
    if (batch === undefined) throw await brokenQuote(rows);
    yield batch;
  }
}

/** Undefined where the quotes are not in order. */
function parsed(piece: Buffer, delimiter: string): CsvBatch | undefined {
  try {
    return parse(piece, {
      ...CSV_FORM,
      delimiter,
      // Looking for one line break is faster than looking for three.
      record_delimiter: piece.includes('\r') ? CSV_FORM.record_delimiter : '\n',
    });
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

async function brokenQuote({ text, delimiter, remedy }: CsvRows): Promise<Error> {
  const { line, error } = await followed(text, delimiter, () => false);
  const trouble = quoteTrouble(error) ?? 'a quote opens and is never closed';
  const where = `in the row that begins in line ${line}`;
  return unusable(`${text.path}: ${where}, ${trouble}.`, remedy, error);
}

/** Whether a row has cells beyond the last column that say something. */
export function isTooWide(row: readonly string[], columns: number): boolean {
  for (let at = columns; at < row.length; at += 1) {
    if (!/^[\s\p{Cf}\p{Cc}]*$/u.test(row[at] ?? '')) return true;
  }
  return false;
}

/** What is wrong with row `nth`, counted from 0, that has cells beyond the last column. */
export async function tooWide(
  { text, delimiter, remedy }: CsvRows,
  nth: number,
  columns: number,
): Promise<Error> {
  let cells = 0;
  const { line } = await followed(text, delimiter, (row, at) => {
    cells = row.length;
    return at === nth;
  });
  return unusable(
    `${text.path}: the row that begins in line ${line} has ${cells} cells, but there are ${columns} columns.`,
    remedy,
  );
}
