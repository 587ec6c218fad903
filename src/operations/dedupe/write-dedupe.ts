import { stringify } from 'csv-stringify/sync';
import { LANGUAGES } from '../../languages/registry.ts';
import type { Deduplicated } from '../../matching/deduplicate.ts';
import { type Reason, wordReason } from '../../matching/reason.ts';
import type { CsvText } from '../../sources/csv/csv-text.ts';
import { changed, type Table } from './dedupe-table.ts';

/** The reason of a row that is in no cluster. */
const NO_ORGANIZATION = 'names no organization';
const ADDED = ['cluster_id', 'canonical_name', 'match_reason'];
const PAIR_COLUMNS = ['row_a', 'row_b', 'name_a', 'name_b', 'score', 'reason'];
const PAIRS_AT_ONCE = 4096;

/** In the language of the commands: whose list it is nobody says. */
const worded = (reason: Reason): string => wordReason(reason, LANGUAGES[0]);

/**
 * The table as it was, with the three columns of the result.
 *
 * Rows are passed on as they are written, not taken apart and put together again. Throws (75) where
 * the table has not the number of rows that the result has.
 */
export async function* annotated(
  table: Table,
  result: Deduplicated,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  const { delimiter } = table;
  const cell = quoter(delimiter);
  const header = stringify([[...table.columns, ...ADDED]], { delimiter });
  yield Buffer.from((needsMark(table.text) ? '\ufeff' : '') + header);
  const nothing = `${delimiter.repeat(ADDED.length)}${NO_ORGANIZATION}`;
  const cells = (cluster: number): string => {
    const canonical = cell(result.canonicalName(cluster));
    return `${delimiter}${String(cluster + 1)}${delimiter}${canonical}${delimiter}${cell(worded(result.reason(cluster)))}`;
  };
  let at = 0;
  for await (const records of table.records(signal)) {
    const lines: string[] = [];
    for (const record of records) {
      const cluster = result.clusterOf(at);
      at += 1;
      lines.push(record + (cluster === -1 ? nothing : cells(cluster)));
    }
    if (lines.length > 0) yield Buffer.from(`${lines.join('\n')}\n`);
  }
  if (at !== result.rows) throw changed(table.text.path);
}

/**
 * What comes out is UTF-8, which Excel only reads as such behind a byte order mark: a file has one
 * that had one, or that was written as Excel writes.
 */
function needsMark({ marked, encoding }: CsvText): boolean {
  return marked || (encoding !== 'utf-8' && encoding !== 'mixed');
}

/** A cell as CSV; csv-stringify takes a hundred times as long for one cell as for one of many. */
function quoter(delimiter: string): (text: string) => string {
  const plain = new RegExp(`^[^"\\r\\n${delimiter}]*$`);
  return (text) => (plain.test(text) ? text : `"${text.replaceAll('"', '""')}"`);
}

/** The pairs to judge, best first; rows are counted from 1 below the titles. */
// eslint-disable-next-line @typescript-eslint/require-await -- a file's content is an async iterable
export async function* pairLines({ pairs, nameOf }: Deduplicated): AsyncIterable<Uint8Array> {
  yield Buffer.from(stringify([PAIR_COLUMNS]));
  for (let from = 0; from < pairs.length; from += PAIRS_AT_ONCE) {
    const lines = pairs
      .slice(from, from + PAIRS_AT_ONCE)
      .map(({ a, b, score, reason }) => [
        String(a + 1),
        String(b + 1),
        nameOf(a),
        nameOf(b),
        score.toFixed(3),
        worded(reason),
      ]);
    yield Buffer.from(stringify(lines));
  }
}
