import type { Vendor } from '../../config/vendors.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Questions } from '../../domain/letter.ts';
import type { Response } from '../../domain/response.ts';
import { mapQuestions, type QuestionMap } from '../question-columns.ts';
import { areAllGiven, givenIds, responseIds } from '../response-id.ts';
import type { Pulled } from '../../domain/pulled.ts';
import type { Order } from '../timestamp-forms.ts';
import { readTimestamps } from '../timestamps.ts';
import { rowReader, type TableRows } from './table-rows.ts';
import { columnAt, mergedTitles, questionsWith, vendorOf, type Titles } from './vendor-columns.ts';

/** A source whose responses are rows below titles. */
export interface TableSource {
  readonly name: string;
  readonly vendor?: string;
}

export interface TableReader {
  readonly titles: readonly string[];
  /** The last row of titles, counted from 0. */
  readonly headerRow: number;
  readonly map: QuestionMap;
  /** The column of the response's own ID; -1 where there is none. */
  readonly idAt: number;
  /** Called with each row below the titles. */
  readonly read: TableRows['read'];
  /** All that was read. */
  readonly pulled: (about: AboutTimes) => Pulled;
}

interface AboutTimes {
  /** Of timestamps that carry none. */
  readonly timezone: string;
  readonly dateOrder: Order;
}

/**
 * Reads the rows of a table whose titles are found: which column answers which question, whose
 * export it is, and what a row's answers are.
 *
 * @param below the row below the titles, which some vendors write more titles into
 */
export function tableReader(
  source: TableSource,
  questions: Questions,
  found: Titles,
  below: readonly string[],
): TableReader {
  const vendor = vendorOf(found.titles, source.vendor);
  const { titles, headerRow } = mergedTitles(vendor, found, below);
  const asked = questionsWith(vendor, questions);
  const { map, rows: gridRows, findings } = mapQuestions(asked, titles, { source: source.name });
  const idAt = columnAt(vendor?.columns.id, titles);
  const rows = rowReader({ titles, headerRow, map, gridRows, idAt, vendor, source: source.name });
  return {
    titles,
    headerRow,
    map,
    idAt,
    read: rows.read,
    pulled: (about) => pulledOf(source, map, rows, findings, timesOf(vendor, about)),
  };
}

function timesOf(vendor: Vendor | undefined, about: AboutTimes): AboutTimes {
  return vendor?.zone === undefined ? about : { ...about, timezone: vendor.zone };
}

function pulledOf(
  source: TableSource,
  map: QuestionMap,
  rows: TableRows,
  found: readonly Finding[],
  about: AboutTimes,
): Pulled {
  const submissions = rows.submissions();
  const times =
    map.submittedAt === undefined
      ? { instants: [], keys: [], findings: [] }
      : readTimestamps(
          submissions.map(({ timestamp }) => timestamp),
          { ...about, source: source.name, rowOf: rows.rowOf },
        );
  const keyed = submissions.map(({ answers, givenId }, at) => ({
    timestamp: times.keys[at] ?? '',
    answers,
    ...(givenId === undefined ? {} : { givenId }),
  }));
  const given = keyed.some(({ givenId }) => givenId !== undefined);
  const ids = given ? givenIds(source.name, keyed) : responseIds(source.name, keyed);
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
    findings: [...found, ...rows.findings(), ...times.findings],
    questionIds: {},
    ...(areAllGiven(keyed) && { ownIds: true }),
  };
}
