import { pipeline } from 'node:stream/promises';
import { toUtf8, type Encoding } from './csv/csv-encoding.ts';
import { unusable, type ByteSource } from './csv/csv-file.ts';
import { quoteTrouble, rowParser, type OnRow } from './csv/csv-layout.ts';

/**
 * Reads a CSV file row by row. Throws `AppError` 65 with the path, the line and `remedy` where a
 * quote is out of place, after the rows before it were given.
 */
export async function readRows(
  file: ByteSource,
  encoding: Encoding,
  delimiter: string,
  onRow: OnRow,
  remedy: string,
): Promise<void> {
  const parser = rowParser(delimiter, onRow);
  try {
    await pipeline(await file.read(), toUtf8(encoding), parser.stream);
  } catch (error) {
    const trouble = quoteTrouble(error);
    if (trouble === undefined) throw error;
    const where = `in the row that begins in line ${parser.line()}`;
    throw unusable(`${file.path}: ${where}, ${trouble}.`, remedy, error);
  }
}
