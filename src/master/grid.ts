import { AppError, EXIT } from '../errors.ts';
import { entryText } from '../workbook/workbook-entries.ts';
import type { CellKind, Tab } from '../workbook/workbook.ts';
import type { TabSpec } from './schema/column.ts';

/** A row of one of the tool's tabs, its cells in the order of the tab's own columns. */
export interface TabRow {
  /** Where it stands now, counted from 0. */
  readonly row: number;
  /** '' for a row that a person typed in, and for rows of a tab without keys. */
  readonly key: string;
  readonly cells: readonly string[];
  /** Columns whose cell holds a formula: a person's, whatever it shows. */
  readonly formulas: readonly number[];
  /** Something stands in a column that people added. */
  readonly extra: boolean;
}

/** One of the tool's tabs as it stands, wherever people moved its rows and columns. */
export interface TabState {
  readonly tabId: number;
  /** For each of the tab's own columns, the column of the grid where it stands now. */
  readonly positions: readonly number[];
  readonly rows: readonly TabRow[];
  /** Rows between the header and the last one in which nothing at all stands. */
  readonly holes: readonly number[];
  /** The first row below everything. */
  readonly end: number;
  /** Where the headers stand. */
  readonly headerRow: number;
  /** Columns that this tab never had, by their place beside everything that stands there. */
  readonly added: readonly { readonly column: number; readonly header: string }[];
}

/** How far below the top a header may stand, under whatever banner people put over it. */
const HEADER_WITHIN = 20;

/**
 * Finds a tab's header and reads the rows below it, columns by their headers.
 *
 * Throws (65) when a column of the tool's was renamed, deleted or doubled: to
 * make a second one beside the old would split the data.
 *
 * @param written the keys of the columns that the tab has had; all of them where it is left out.
 * Any other that is not there gets a place of its own.
 */
export function readGrid(
  tab: Tab,
  spec: TabSpec,
  location: string,
  written: readonly string[] = spec.columns.map(({ key }) => key),
): TabState {
  const { row: headerRow } = findHeader(tab, spec);
  const titles = (tab.rows[headerRow] ?? []).map(headerKey);
  const found = spec.columns.map((column) => titles.indexOf(headerKey(column.header)));
  refuseUnclearHeaders(
    tab,
    {
      ...spec,
      columns: spec.columns.filter(({ key }, at) => found[at] !== -1 || written.includes(key)),
    },
    titles,
    location,
  );
  let end = widthOf(tab);
  const added: { column: number; header: string }[] = [];
  const positions = found.map((position, at) => {
    if (position !== -1) return position;
    added.push({ column: end, header: spec.columns[at]?.header ?? '' });
    return end++;
  });

  const key = spec.columns.findIndex((column) => column.key === spec.rowKey);
  const keyOf = spec.readKey ?? ((cell: string) => cell.trim());
  const own = new Set(positions);
  const inPlace = positions.every((position, index) => position === index);
  const counts = tab.numbers !== undefined && spec.columns.some(({ kind }) => kind !== undefined);
  const rows: TabRow[] = [];
  const holes: number[] = [];
  for (let row = headerRow + 1; row < tab.rows.length; row++) {
    const shown = tab.rows[row] ?? [];
    if (shown.every((cell) => cell === '')) {
      holes.push(row);
      continue;
    }
    const asTheyAre = inPlace && shown.length === positions.length && !counts;
    const cells = asTheyAre
      ? shown
      : positions.map((position, index) => textAt(tab, row, position, spec.columns[index]?.kind));
    if (cells.every((cell) => cell === '')) continue;
    rows.push({
      row,
      key: keyOf(cells[key] ?? ''),
      cells,
      formulas: formulasOf(tab, row, positions),
      extra: shown.some((cell, column) => cell !== '' && !own.has(column)),
    });
  }
  const below = Math.max(tab.rows.length, headerRow + 1);
  return { tabId: tab.id, positions, rows, holes, end: below, headerRow, added };
}

/** The first column beside everything. */
function widthOf(tab: Tab): number {
  let width = 0;
  for (const row of tab.rows) width = Math.max(width, row.length);
  return width;
}

/** What a cell shows; of a number under a column of such, the number itself, however it looks. */
function textAt(tab: Tab, row: number, column: number, kind: CellKind = 'text'): string {
  const number = kind === 'text' ? undefined : tab.numbers?.get(`${row}:${column}`);
  return number === undefined ? (tab.rows[row]?.[column] ?? '') : entryText(number, kind);
}

const indexes = new WeakMap<TabState, ReadonlyMap<string, TabRow>>();

/**
 * The rows that carry a key, by it; of several with one key, the first. One index
 * of a tab serves all stages, for that of a large one is large.
 */
export function rowsByKey(state: TabState | undefined): ReadonlyMap<string, TabRow> {
  if (state === undefined) return new Map();
  const made = indexes.get(state);
  if (made) return made;
  const index = new Map<string, TabRow>();
  for (const row of state.rows) if (row.key !== '' && !index.has(row.key)) index.set(row.key, row);
  indexes.set(state, index);
  return index;
}

function headerKey(header: string): string {
  return header.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** Whether most of the headers stand in one row near the top, as they do in a tab of the tool's. */
export function looksLike(tab: Tab, spec: TabSpec): boolean {
  return findHeader(tab, spec).found * 2 > spec.columns.length;
}

/** The row near the top that has most of the tab's headers. */
function findHeader(tab: Tab, spec: TabSpec): { readonly row: number; readonly found: number } {
  const wanted = new Set(spec.columns.map((column) => headerKey(column.header)));
  let best = 0;
  let most = 0;
  for (const [index, row] of tab.rows.slice(0, HEADER_WITHIN).entries()) {
    const found = new Set(row.map(headerKey).filter((title) => wanted.has(title))).size;
    if (found > most) [best, most] = [index, found];
  }
  return { row: best, found: most };
}

function refuseUnclearHeaders(
  tab: Tab,
  spec: TabSpec,
  titles: readonly string[],
  location: string,
): void {
  const headers = spec.columns.map((column) => column.header);
  const missing = headers.filter((header) => !titles.includes(headerKey(header)));
  const doubled = headers.filter(
    (header) => titles.indexOf(headerKey(header)) !== titles.lastIndexOf(headerKey(header)),
  );
  if (missing.length === 0 && doubled.length === 0) return;
  const wrong = [
    ...missing.map((header) => `no column is headed "${header}"`),
    ...doubled.map((header) => `more than one column is headed "${header}"`),
  ];
  throw new AppError(`In the tab "${tab.title}" of ${location}, ${wrong.join(' and ')}.`, {
    exitCode: EXIT.data,
    hint: 'Give the column its old header again (or undo its deletion), or rename the second one, then sync again. Nothing was written.',
  });
}

function formulasOf(tab: Tab, row: number, positions: readonly number[]): readonly number[] {
  if (tab.formulas.size === 0) return NONE;
  return positions.flatMap((position, index) =>
    tab.formulas.has(`${row}:${position}`) ? [index] : [],
  );
}

const NONE: readonly number[] = [];
