import { pipeline } from 'node:stream/promises';
import { AppError, EXIT } from '../../errors.ts';
import { quoteTrouble, rowParser } from '../../sources/csv/csv-layout.ts';
import type { Source } from './dedupe-source.ts';

/**
 * What is wrong with a table that could not be read to its end, and in which line: its quotes, or
 * a row with more cells than there are columns. Read anew and row by row, since a table that is in
 * order need not be followed line by line. The rows `above` the first are titles. Undefined where
 * nothing is wrong any more.
 */
export async function firstFault(
  source: Source,
  delimiter: string,
  width: number,
  above: number,
): Promise<AppError | undefined> {
  let seen = 0;
  const { stream, line } = rowParser(delimiter, (row, at) => {
    seen += 1;
    if (seen > above && isTooWide(row, width)) throw tooWide(source.called, row.length, width, at);
  });
  try {
    await pipeline(source.open(), stream);
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error;
    const trouble = quoteTrouble(error);
    if (trouble === undefined) throw error;
    return new AppError(`${source.called} is broken in the row at line ${line()}: ${trouble}.`, {
      exitCode: EXIT.data,
      hint: 'Mend the quotes there, or save it again from your spreadsheet as CSV.',
      cause: error,
    });
  }
}

/** Whether a row has cells beyond the last column that say something. */
export const isTooWide = (row: readonly string[], width: number): boolean =>
  row.length > width && row.slice(width).some((cell) => cell !== '');

const tooWide = (called: string, cells: number, width: number, line: number): AppError =>
  new AppError(`${called} has ${cells} cells in the row at line ${line}, but ${width} columns.`, {
    exitCode: EXIT.data,
    hint: 'Put quotes around cells that hold the separator, or add the missing column titles.',
  });
