import { basename, extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { surveyOf } from '../../sources/csv/csv-encoding.ts';
import { openCsvFile } from '../../sources/csv/csv-file.ts';
import { layoutOf, quoteTrouble, rowParser } from '../../sources/csv/csv-layout.ts';
import { sampled, type Survey } from './survey.ts';
import { usualQuestions } from './wordings.ts';

/** Looks at the beginning of a CSV export; throws (65) where it cannot be read. */
export async function lookAtCsv(path: string): Promise<Survey> {
  const file = await openCsvFile(path);
  const { head } = await surveyOf(file);
  const layout = layoutOf(head, usualQuestions());
  const rows: (readonly string[])[] = [];
  const { stream } = rowParser(layout.delimiter, (row) => rows.push(row));
  try {
    await pipeline(Readable.from([head]), stream);
  } catch (error) {
    // The head may end within quotes; the rows before that are whole.
    if (quoteTrouble(error) === undefined) throw error;
  }
  return {
    place: { type: 'csv', path },
    name: basename(path, extname(path)).replace(/\.csv$/iu, ''),
    ...sampled(layout.titles, rows.slice(layout.headerRow + 1)),
    options: new Map(),
    given: [],
  };
}
