import { finding, type Finding } from '../../domain/finding.ts';
import type { Edition, ListSource } from '../../domain/letter.ts';
import type { Language } from '../../languages/registry.ts';
import type { Response } from '../../domain/response.ts';
import { rowBatches } from '../csv/csv-batches.ts';
import { openCsvFile } from '../csv/csv-file.ts';
import { openCsvText, type CsvText } from '../csv/csv-text.ts';
import { textFindings } from '../csv/text-findings.ts';
import { layoutOf } from '../csv/csv-layout.ts';
import { readLines, type ReadLines } from './list-lines.ts';
import { NATIONAL } from './list-words.ts';
import { readTable } from './list-table.ts';
import { responseIds } from '../response-id.ts';
import type { Pulled } from '../../domain/pulled.ts';
import { unusable } from '../unusable.ts';

/**
 * The names of a list that was published before, each as a response without an
 * address: text with a name on each line and headings for National and states, or
 * a CSV (by the file's name) with such headings or columns.
 *
 * Each counts as given at the moment when the list's edition closed. Throws
 * `AppError` 65 for a file that cannot be read or holds no names.
 */
export async function pullList(
  source: ListSource,
  editions: readonly Edition[],
  language: Language,
): Promise<Pulled> {
  const text = await openCsvText(await openCsvFile(source.path));
  const { names, before, abbreviated } = await read(text, NATIONAL[language]);
  if (names.length === 0) {
    throw unusable(
      `${source.path} holds no names.`,
      'Write one name on each line, or a CSV with a column Organization.',
    );
  }
  const closes = editions.find(({ name }) => name === source.edition)?.closes;
  const ids = responseIds(
    source.name,
    names.map((answers) => ({ timestamp: '', answers })),
  );
  const responses = names.map((answers, at): Response => {
    const response = { id: ids[at] ?? '', source: source.name, answers };
    return closes === undefined ? response : { ...response, submittedAt: closes };
  });
  return {
    source: source.name,
    responses,
    findings: [...textFindings(text, source.name), ...findingsOf(source.name, before, abbreviated)],
    questionIds: {},
  };
}

async function read(text: CsvText, national: string): Promise<ReadLines> {
  const { path } = text;
  if (!/\.(?:csv|tsv|zip)$/iu.test(path)) {
    const chunks: Buffer[] = [];
    for await (const chunk of text.read()) chunks.push(chunk);
    const lines = Buffer.concat(chunks)
      .toString('utf8')
      .split(/\r\n|[\n\r\f\u2028]/u);
    return readLines(lines, national);
  }
  const rows: (readonly string[])[] = [];
  const { delimiter } = layoutOf(text.head, {});
  const remedy = 'Correct the quotes in that row.';
  for await (const batch of rowBatches({ text, delimiter, remedy })) rows.push(...batch);
  const table = readTable(rows, national);
  if (table) return table;
  throw unusable(
    `${path} has several columns, and none is called Organization or Name.`,
    'Give the column with the names that title, and the one with the states the title State.',
  );
}

function findingsOf(source: string, before: number, abbreviated: boolean): readonly Finding[] {
  const findings: Finding[] = [];
  if (before > 0) {
    const about = { code: 'list-preamble', severity: 'note', count: before } as const;
    findings.push(finding(about, 'listPreamble', { source }));
  }
  if (abbreviated) {
    const about = { code: 'list-abbreviated', severity: 'warning', count: 1 } as const;
    findings.push(finding(about, 'listAbbreviated', { source }));
  }
  return findings;
}
