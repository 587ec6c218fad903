import { basename, extname } from 'node:path';
import { titleRowOf } from '../../sources/question-titles.ts';
import { readResponseTab } from '../../sources/xlsx/read-workbook.ts';
import { surveyed, type Survey } from './survey.ts';
import { usualQuestions } from '../../sources/question-wordings.ts';

/** Looks at a tab of a workbook; throws (65) where it cannot be read. */
export async function lookAtXlsx(path: string, tab: string | undefined): Promise<Survey> {
  const { title, rows } = await readResponseTab(path, tab);
  const headerRow = titleRowOf(rows, usualQuestions());
  return {
    place: tab === undefined ? { type: 'xlsx', path } : { type: 'xlsx', path, tab: title },
    name: basename(path, extname(path)),
    ...surveyed({ titles: rows[headerRow] ?? [], headerRow }, rows),
    options: new Map(),
    given: [],
  };
}
