import type { Questions, XlsxSource } from '../../domain/letter.ts';
import { GENERAL } from '../../languages/general.ts';
import type { Language } from '../../languages/registry.ts';
import { wallOfDays } from '../day-number.ts';
import { titleRowOf } from '../question-titles.ts';
import type { Pulled } from '../../domain/pulled.ts';
import { tableReader } from '../table/read-table.ts';
import { readResponseTab } from './read-workbook.ts';

/**
 * All responses of a workbook that a form service exports, or of a response sheet that was
 * downloaded as Excel, in the order of its rows.
 *
 * A cell that holds a date means that moment on the clock, however it is shown. Throws as
 * `readResponseTab` does, and (65) where a mapped question is not there.
 */
export async function pullXlsx(
  source: XlsxSource,
  questions: Questions,
  timezone: string,
  language: Language,
): Promise<Pulled> {
  const { rows, numberAt } = await readResponseTab(source.path, source.tab);
  const found = titleRowOf(rows, questions);
  const titles = rows[found] ?? [];
  const reader = tableReader(
    source,
    questions,
    { titles, headerRow: found },
    rows[found + 1] ?? [],
  );
  const times = new Set(reader.map.submittedAt);
  for (let at = reader.headerRow + 1; at < rows.length; at += 1) {
    const row = rows[at] ?? [];
    const width = Math.max(row.length, reader.titles.length);
    const cells = Array.from({ length: width }, (_, column) => row[column] ?? '');
    for (const column of times)
      cells[column] = wallOfDays(numberAt(at, column)) ?? cells[column] ?? '';
    const id = numberAt(at, reader.idAt);
    // A long number is shown as 1.14E+11, which several may be.
    if (id !== undefined && Number.isSafeInteger(id)) cells[reader.idAt] = String(id);
    reader.read(cells);
  }
  return reader.pulled({ timezone, dateOrder: GENERAL[language].dateOrder });
}
