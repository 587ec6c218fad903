import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Tab } from '../workbook.ts';
import { isComputed, parseCell, type GoogleCell } from './cells.ts';

/** What tells whether two replies show one state: the revision, and each tab with its size. */
const OUTLINE = 'namedRanges(namedRangeId,name,range)';
const TAB = 'properties(sheetId,title,hidden,sheetType,gridProperties(rowCount,columnCount))';
/** A spreadsheet without its cells. */
export const OUTLINE_FIELDS = `spreadsheetId,${OUTLINE},sheets(${TAB},basicFilter)`;
/** Cells, with the outline of the tabs that they are from. */
export const CELL_FIELDS =
  `spreadsheetId,${OUTLINE},sheets(${TAB},basicFilter,` +
  'data(startRow,startColumn,rowData(values(userEnteredValue,formattedValue))))';

/** The tool's own tabs for writing safely; their IDs are far from those that Google draws first. */
export interface JournalPlace {
  readonly id: number;
  readonly title: string;
}
/** Tells of the last write. */
export const JOURNAL: JournalPlace = { id: 1_957_310_000, title: '_undersigned_before' };
/** Tells of how that write was taken back, where it was. */
export const REPAIR: JournalPlace = { id: 1_957_310_001, title: '_undersigned_repair' };
/** Tells what was written where Google kept something else. */
export const ORIGINALS: JournalPlace = { id: 1_957_310_002, title: '_undersigned_originals' };
export const STAGING_TITLE = '_undersigned_staging_';

/** Names of the ranges that are the master's revision: what follows is its number. */
export const REVISION_NAME = 'undersigned_revision_';

export interface SheetState {
  readonly id: number;
  readonly title: string;
  readonly hidden: boolean;
  /** 0 × 0 for a tab that is no grid, such as a chart. */
  readonly rowCount: number;
  readonly columnCount: number;
  readonly filter?: sheets_v4.Schema$BasicFilter;
  readonly rows: readonly (readonly GoogleCell[])[];
}

/** A named range as it is listed. */
export interface RangeName {
  readonly id: string;
  readonly name: string;
  readonly sheetId: number;
}

/** A spreadsheet as it stands. */
export interface WorkbookState {
  /** '' before the first write, and after people deleted the hidden tab. */
  readonly revision: string;
  /** By what Google knows the revision's range. */
  readonly revisionId: string;
  readonly names: readonly RangeName[];
  readonly journal?: SheetState;
  readonly repair?: SheetState;
  readonly originals?: SheetState;
  /** Left over from writes that were never finished, or another sync's at work. */
  readonly staging: readonly SheetState[];
  /** All other tabs. */
  readonly sheets: readonly SheetState[];
}

export function stateOf(names: readonly RangeName[], all: readonly SheetState[]): WorkbookState {
  const own = (place: JournalPlace) => all.find((sheet) => sheet.id === place.id);
  const [journal, repair, originals] = [own(JOURNAL), own(REPAIR), own(ORIGINALS)];
  const isStaging = (sheet: SheetState) => sheet.title.startsWith(STAGING_TITLE);
  const { name = REVISION_NAME, id = '' } = revisionOf(names) ?? {};
  return {
    revision: name.slice(REVISION_NAME.length),
    revisionId: id,
    names,
    ...(journal && { journal }),
    ...(repair && { repair }),
    ...(originals && { originals }),
    staging: all.filter(isStaging),
    sheets: all.filter(
      (sheet) => ![journal, repair, originals].includes(sheet) && !isStaging(sheet),
    ),
  };
}

/** All tabs, in no particular order. */
export function allSheets(state: WorkbookState): readonly SheetState[] {
  const { journal, repair, originals, staging, sheets } = state;
  return [...sheets, ...staging, ...[journal, repair, originals].filter((each) => !!each)];
}

/** A copy of the hidden tab copies its named range too; only the original's counts. */
export function revisionOf(names: readonly RangeName[]): RangeName | undefined {
  return names
    .filter(({ name, sheetId }) => name.startsWith(REVISION_NAME) && sheetId === JOURNAL.id)
    .sort((a, b) => (a.name < b.name ? -1 : 1))[0];
}

/** Replies leave out zeros and false. */
export function parseNames({
  namedRanges = [],
}: sheets_v4.Schema$Spreadsheet): readonly RangeName[] {
  return namedRanges.map(({ namedRangeId, name, range }) => ({
    id: namedRangeId ?? '',
    name: name ?? '',
    sheetId: range?.sheetId ?? 0,
  }));
}

/** A tab and those of its cells that the reply holds; two parts of it stand in two blocks. */
export function parseSheet({ properties, data, basicFilter }: sheets_v4.Schema$Sheet): SheetState {
  const rows: GoogleCell[][] = [];
  for (const part of data ?? []) {
    const [top, left] = [part.startRow ?? 0, part.startColumn ?? 0];
    for (const [offset, { values }] of (part.rowData ?? []).entries()) {
      const cells = (values ?? []).map(parseCell);
      rows[top + offset] =
        left === 0
          ? cells
          : [...Array.from({ length: left }, () => parseCell(undefined)), ...cells];
    }
  }
  return {
    id: properties?.sheetId ?? 0,
    title: properties?.title ?? '',
    hidden: properties?.hidden ?? false,
    rowCount: properties?.gridProperties?.rowCount ?? 0,
    columnCount: properties?.gridProperties?.columnCount ?? 0,
    ...(basicFilter && { filter: basicFilter }),
    rows: Array.from(rows, (row?: readonly GoogleCell[]) => row ?? []),
  };
}

/** The tab as the pure stages know it. */
export function toTab({ id, title, hidden, rows }: SheetState): Tab {
  const formulas = new Set<string>();
  const numbers = new Map<string, number>();
  const shown = rows.map((cells, row) => {
    cells.forEach((cell, column) => {
      if (isComputed(cell)) formulas.add(`${row}:${column}`);
      else if (typeof cell.value === 'number') numbers.set(`${row}:${column}`, cell.value);
    });
    return withoutTrailing(
      cells.map((cell) => cell.shown),
      (text) => text === '',
    );
  });
  const filled = withoutTrailing(shown, (row) => row.length === 0);
  return { id, title, hidden, rows: filled, formulas, ...(numbers.size > 0 && { numbers }) };
}

function withoutTrailing<T>(list: readonly T[], isEmpty: (item: T) => boolean): readonly T[] {
  const last = list.findLastIndex((item) => !isEmpty(item));
  return last === list.length - 1 ? list : list.slice(0, last + 1);
}
