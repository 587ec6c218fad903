import { CsvError, parse } from 'csv-parse/sync';
import type { Questions } from '../../domain/letter.ts';
import { titleKey } from '../question-titles.ts';

/** How a CSV file is laid out, as its beginning shows. */
export interface Layout {
  readonly delimiter: string;
  /** The row of titles, counted from 0; rows above it are a banner. */
  readonly headerRow: number;
  readonly titles: readonly string[];
}

const DELIMITERS = [',', ';', '\t'] as const;

/** A banner is short; a header further down is none. */
const SEARCHED_ROWS = 12;
/** Answers are far shorter; more than this is a quote that was never closed. */
const MAX_ROW_BYTES = 16_000_000;

/** How CSV is parsed everywhere: strictly, but for rows that are shorter or longer than others. */
export const CSV_FORM = {
  bom: true,
  relax_column_count: true,
  record_delimiter: ['\r\n', '\n', '\r'] as string[],
  max_record_size: MAX_ROW_BYTES,
};

/**
 * Finds what separates the columns, and the row of titles: where the most
 * mapped questions are. Where none is, the first row that is not blank, and
 * what splits it best.
 */
export function layoutOf(head: string, questions: Questions): Layout {
  const wanted = new Set(
    Object.values(questions).flatMap(({ titles }) => titles.map((title) => titleKey(title))),
  );
  let best: Layout = { delimiter: ',', headerRow: 0, titles: [] };
  let most = [-1, -1];
  for (const delimiter of DELIMITERS) {
    const rows = firstRows(head, delimiter, SEARCHED_ROWS);
    const firstFull = rows.findIndex((row) => row.some((cell) => titleKey(cell) !== ''));
    rows.forEach((titles, headerRow) => {
      const found = titles.filter((title) => wanted.has(titleKey(title))).length;
      const width = headerRow === firstFull ? titles.length : 0;
      const [mostFound = -1, mostWidth = -1] = most;
      if (found < mostFound || (found === mostFound && width <= mostWidth)) return;
      best = { delimiter, headerRow, titles };
      most = [found, found > 0 ? 0 : width];
    });
  }
  return best;
}

/** The first rows of a text of which only the beginning is at hand. */
export function firstRows(
  head: string,
  delimiter: string,
  count: number,
): readonly (readonly string[])[] {
  const rows: string[][] = [];
  try {
    parse(head, {
      ...CSV_FORM,
      delimiter,
      to: count,
      onRecord: (row: string[]) => {
        rows.push(row);
        return null;
      },
    });
  } catch {
    // The end of the head may stand within quotes; the rows before it are whole.
    return rows;
  }
  return rows;
}

const QUOTE_TROUBLE: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote opens and is never closed',
  CSV_MAX_RECORD_SIZE: 'a quote opens and is never closed',
  CSV_INVALID_CLOSING_QUOTE:
    'a quote closes in the middle of a cell, or an earlier one was never closed',
  INVALID_OPENING_QUOTE: 'there is a quote in the middle of a cell that does not start with one',
};

/** What a parser's error means, undefined for errors that are not about quotes. */
export function quoteTrouble(error: unknown): string | undefined {
  return error instanceof CsvError ? QUOTE_TROUBLE[error.code] : undefined;
}
