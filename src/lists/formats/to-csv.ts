import { stringify } from 'csv-stringify/sync';
import { lines } from '../build-list.ts';
import type { ListColumn, PublishedList } from '../published-list.ts';

/** What Excel, LibreOffice and Sheets take for the beginning of a formula, the full-width forms too. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠−\t\r]/u;

/**
 * What begins so and can be no formula: a dash or dots alone, a (phone) number, and an
 * address. None of them can name a function or a cell range: they have no bracket, no
 * bang and no bar.
 */
const HARMLESS = [/^[-−.\s]+$/u, /^[+-]?\(?\d[\d\s().-]*$/u, /^[+-][\w.+-]+@[\w-]+(?:\.[\w-]+)+$/u];

/**
 * A cell that no spreadsheet runs: an apostrophe, the spreadsheet's own mark for
 * text, goes before what would be a formula. Quoting alone does not help.
 */
export function safeCell(text: string): string {
  if (!FORMULA.test(text) || HARMLESS.some((pattern) => pattern.test(text))) return text;
  return `'${text}`;
}

/**
 * The list as CSV (RFC 4180, UTF-8, line feeds): a header, then one signer a
 * row. A list of both kinds says in its first column which one a row is.
 * `limit` cuts the rows; the number of those left out is not data and not told.
 */
export function toCsv({ sections, list }: PublishedList): string {
  const columns = distinct(sections.flatMap((section) => section.columns));
  const shown = list === 'all' ? [{ key: 'kind', header: 'Kind' }, ...columns] : columns;
  const rows = sections
    .flatMap(lines)
    .map(({ cells }) => shown.map(({ key }) => safeCell(cells[key] ?? '')));
  // Where a semicolon parts cells (most of Europe), an unquoted one would open a new cell.
  return stringify([shown.map(({ header }) => header), ...rows], { quoted_match: /[;\t\r]/u });
}

/** In the order in which they first appear. */
function distinct(columns: readonly ListColumn[]): readonly ListColumn[] {
  return [...new Map(columns.map((column) => [column.header, column])).values()];
}
