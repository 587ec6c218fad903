import type { Finding } from '../../domain/finding.ts';
import type { CsvSource, Questions } from '../../domain/letter.ts';
import type { Language } from '../../languages/registry.ts';
import type { Response } from '../../domain/response.ts';
import { openCsvFile } from './csv-file.ts';
import { surveyOf, type Encoding } from './csv-encoding.ts';
import { layoutOf } from './csv-layout.ts';
import { rowReader } from './csv-rows.ts';
import { mapQuestions } from '../question-columns.ts';
import { readRows } from '../read-rows.ts';
import { responseIds } from '../response-id.ts';
import type { Pulled } from '../source.ts';
import { readTimestamps } from '../timestamps.ts';

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
  language: Language = 'en',
): Promise<Pulled> {
  const file = await openCsvFile(source.path);
  const survey = await surveyOf(file);
  const layout = layoutOf(survey.head, questions);
  const { map, findings } = mapQuestions(questions, layout.titles, { source: source.name });
  const rows = rowReader(layout, map, source);
  await readRows(
    file,
    survey.encoding,
    layout.delimiter,
    rows.read,
    'Download the responses again, or correct the quotes in that row.',
  );

  const submissions = rows.submissions();
  const about = { source: source.name, timezone, language };
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
      ...encodingFinding(survey.encoding, source.name),
      ...findings,
      ...rows.findings(),
      ...times.findings,
    ],
    questionIds: {},
  };
}

function encodingFinding(encoding: Encoding, source: string): readonly Finding[] {
  if (encoding !== 'windows-1252') return [];
  return [
    {
      code: 'encoding-guessed',
      severity: 'warning',
      count: 1,
      message: `${source} is not written in UTF-8; it was read as Windows-1252. Look at accented letters, or save it as CSV UTF-8.`,
    },
  ];
}
