import { basename, extname } from 'node:path';
import { openCsvFile } from '../../sources/csv/csv-file.ts';
import { firstRows, layoutOf } from '../../sources/csv/csv-layout.ts';
import { openCsvText } from '../../sources/csv/csv-text.ts';
import { surveyed, type Survey } from './survey.ts';
import { usualQuestions } from '../../sources/question-wordings.ts';

const SAMPLED_ROWS = 200;

/** Looks at the beginning of a CSV export; throws (65) where it cannot be read. */
export async function lookAtCsv(path: string): Promise<Survey> {
  const { head } = await openCsvText(await openCsvFile(path));
  const layout = layoutOf(head, usualQuestions());
  const rows = firstRows(head, layout.delimiter, SAMPLED_ROWS);
  return {
    place: { type: 'csv', path },
    name: basename(path, extname(path)).replace(/\.csv$/iu, ''),
    ...surveyed(layout, rows),
    options: new Map(),
    given: [],
  };
}
