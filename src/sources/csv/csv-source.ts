import type { CsvSource, Questions } from '../../domain/letter.ts';
import { GENERAL } from '../../languages/general.ts';
import { type Language, LANGUAGES } from '../../languages/registry.ts';
import type { Response } from '../../domain/response.ts';
import { isTooWide, rowBatches, tooWide, type CsvRows } from './csv-batches.ts';
import { openCsvFile } from './csv-file.ts';
import { layoutOf, type Layout } from './csv-layout.ts';
import { rowReader, type Rows } from './csv-rows.ts';
import { openCsvText } from './csv-text.ts';
import { textFindings } from './text-findings.ts';
import { mapQuestions } from '../question-columns.ts';
import { responseIds } from '../response-id.ts';
import type { Pulled } from '../source.ts';
import { unusable } from '../unusable.ts';
import { readTimestamps } from '../timestamps.ts';

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
  const { map, findings } = mapQuestions(questions, layout.titles, { source: source.name });
  const rows = rowReader(layout, map, source);
  await readAll({ text, delimiter: layout.delimiter, remedy: REMEDY }, layout, rows);

  const submissions = rows.submissions();
  const about = {
    source: source.name,
    timezone,
    dateOrder: GENERAL[language].dateOrder,
    rowOf: rows.rowOf,
  };
  const times =
    map.submittedAt === undefined
      ? { instants: [], keys: [], findings: [] }
      : readTimestamps(
          submissions.map(({ timestamp }) => timestamp),
          about,
        );
  const ids = responseIds(
    source.name,
    submissions.map(({ answers }, at) => ({ timestamp: times.keys[at] ?? '', answers })),
  );
  const responses = submissions.map(({ answers }, at): Response => {
    const submittedAt = times.instants[at];
    const id = ids[at] ?? '';
    // Literals: V8 gives each object that begins with a spread a shape of its own, of 188 bytes.
    return submittedAt === undefined
      ? { id, source: source.name, answers }
      : { id, source: source.name, answers, submittedAt };
  });
  return {
    source: source.name,
    responses,
    findings: [
      ...textFindings(text, source.name),
      ...findings,
      ...rows.findings(),
      ...times.findings,
    ],
    questionIds: {},
  };
}

async function readAll(csv: CsvRows, layout: Layout, rows: Rows): Promise<void> {
  const columns = layout.titles.length;
  let nth = 0;
  for await (const batch of rowBatches(csv)) {
    if (nth > MOST_ROWS) {
      throw unusable(
        `${csv.text.path} has more than ${MOST_ROWS} rows: that is no file of responses.`,
        'Download the responses again.',
      );
    }
    for (const row of batch) {
      if (nth > layout.headerRow) {
        if (isTooWide(row, columns)) throw await tooWide(csv, nth, columns);
        rows.read(row);
      }
      nth += 1;
    }
  }
}
