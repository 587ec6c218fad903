import { CsvError, parse, type Parser } from 'csv-parse';
import { parse as parseNow } from 'csv-parse/sync';
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

const FORM = {
  bom: true,
  relax_column_count: true,
  record_delimiter: ['\r\n', '\n', '\r'],
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
    const rows = firstRows(head, delimiter);
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

function firstRows(head: string, delimiter: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  try {
    parseNow(head, {
      ...FORM,
      delimiter,
      to: SEARCHED_ROWS,
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

/** Called with each row and the line on which it begins, counted from 1. */
export type OnRow = (row: readonly string[], line: number) => void;

export interface RowParser {
  readonly stream: Parser;
  /** The line on which the row begins that is being read. */
  readonly line: () => number;
}

/** Parses a CSV strictly, handing on each row and keeping none. */
export function rowParser(delimiter: string, onRow: OnRow): RowParser {
  let line = 1;
  const stream = parse({
    ...FORM,
    delimiter,
    onRecord: (row: string[]) => {
      onRow(row, line);
      line += 1;
      for (const cell of row) line += lineBreaks(cell);
      return null;
    },
  });
  return { stream, line: () => line };
}

/** csv-parse counts a line break within quotes twice where it is CR and LF. */
function lineBreaks(cell: string): number {
  if (!cell.includes('\n') && !cell.includes('\r')) return 0;
  return cell.match(/\r\n|\n|\r/gu)?.length ?? 0;
}

const QUOTE_TROUBLE: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote opens and is never closed',
  CSV_MAX_RECORD_SIZE: 'a quote opens and is never closed',
  CSV_INVALID_CLOSING_QUOTE:
    'a quote closes in the middle of a cell, or an earlier one was never closed',
  INVALID_OPENING_QUOTE: 'a quote stands in the middle of a cell that does not begin with one',
};

/** What a parser's error means, undefined for errors that are not about quotes. */
export function quoteTrouble(error: unknown): string | undefined {
  return error instanceof CsvError ? QUOTE_TROUBLE[error.code] : undefined;
}
