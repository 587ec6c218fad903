import type { CsvSource, Questions } from '../../domain/letter.ts';
import { GENERAL } from '../../languages/general.ts';
import { type Language, LANGUAGES } from '../../languages/registry.ts';
import { isTooWide, rowBatches, tooWide, type CsvRows } from './csv-batches.ts';
import { openCsvFile } from './csv-file.ts';
import { firstRows, layoutOf } from './csv-layout.ts';
import { openCsvText } from './csv-text.ts';
import { textFindings } from './text-findings.ts';
import type { Pulled } from '../../domain/pulled.ts';
import { tableReader, type TableReader } from '../table/read-table.ts';
import { unusable } from '../unusable.ts';

const REMEDY = 'Download the responses again, or correct the commas and quotes in that row.';
/** Twice what a spreadsheet holds. */
const MOST_ROWS = 2_000_000;

/**
 * All responses of a CSV export, plain or zipped, in the order of its rows.
 *
 * `timezone` is of timestamps that carry none; `language`, the letter's main one,
 * decides between day/month and month/day where the file does not.
 *
 * What separates the columns, how the file is encoded and which row holds the titles
 * is found by looking. Only the mapped answers are kept, so that memory grows
 * with them and not with the file. Throws `AppError` 65, with the path and the line,
 * for a file that cannot be used.
 */
export async function pullCsv(
  source: CsvSource,
  questions: Questions,
  timezone: string,
  language: Language = LANGUAGES[0],
): Promise<Pulled> {
  const text = await openCsvText(await openCsvFile(source.path));
  const layout = layoutOf(text.head, questions);
  const rows = firstRows(text.head, layout.delimiter, layout.headerRow + 2);
  const reader = tableReader(source, questions, layout, rows[layout.headerRow + 1] ?? []);
  await readAll({ text, delimiter: layout.delimiter, remedy: REMEDY }, reader);
  const pulled = reader.pulled({ timezone, dateOrder: GENERAL[language].dateOrder });
  return { ...pulled, findings: [...textFindings(text, source.name), ...pulled.findings] };
}

async function readAll(csv: CsvRows, reader: TableReader): Promise<void> {
  const columns = reader.titles.length;
  let nth = 0;
  for await (const batch of rowBatches(csv)) {
    if (nth > MOST_ROWS) {
      throw unusable(
        `${csv.text.path} has more than ${MOST_ROWS} rows: that is not a file of responses.`,
        'Download the responses again.',
      );
    }
    for (const row of batch) {
      if (nth > reader.headerRow) {
        if (isTooWide(row, columns)) throw await tooWide(csv, nth, columns);
        reader.read(row);
      }
      nth += 1;
    }
  }
}
