import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Tab } from '../workbook.ts';
import { isComputed, parseCell, type Cell } from './cells.ts';

/** All that the tool asks of a spreadsheet, in reads and in the replies of writes alike. */
const SHEET_FIELDS =
  'properties(sheetId,title,hidden,sheetType,gridProperties(rowCount,columnCount)),' +
  'data(startRow,startColumn,rowData(values(userEnteredValue,formattedValue)))';
export const STATE_FIELDS = `spreadsheetId,namedRanges(namedRangeId,name,range),sheets(${SHEET_FIELDS})`;

/** The tool's own tabs for writing safely; their IDs are far from those that Google draws first. */
export interface JournalPlace {
  readonly id: number;
  readonly title: string;
}
/** Tells of the last write. */
export const JOURNAL: JournalPlace = { id: 1_957_310_000, title: '_undersigned_before' };
/** Tells of how that write was taken back, where it was. */
export const REPAIR: JournalPlace = { id: 1_957_310_001, title: '_undersigned_repair' };
export const STAGING_TITLE = '_undersigned_staging_';

/** Names of the ranges whose ID is the master's revision. */
export const REVISION_NAME = 'undersigned_revision_';

export interface Sheet {
  readonly id: number;
  readonly title: string;
  readonly hidden: boolean;
  /** 0 × 0 for a tab that is no grid, such as a chart. */
  readonly rowCount: number;
  readonly columnCount: number;
  readonly rows: readonly (readonly Cell[])[];
}

/** A spreadsheet as it stands. */
export interface State {
  /** '' before the first write, and after people deleted the hidden tab. */
  readonly revision: string;
  /** The first number that is no named range's ID. */
  readonly nextGuard: string;
  readonly journal?: Sheet;
  readonly repair?: Sheet;
  /** Left over from writes that were never finished, or another sync's at work. */
  readonly staging: readonly Sheet[];
  /** All other tabs. */
  readonly sheets: readonly Sheet[];
}

export function parseState(spreadsheet: sheets_v4.Schema$Spreadsheet): State {
  const all = (spreadsheet.sheets ?? []).map(parseSheet);
  const journal = all.find((sheet) => sheet.id === JOURNAL.id);
  const repair = all.find((sheet) => sheet.id === REPAIR.id);
  const isStaging = (sheet: Sheet) => sheet.title.startsWith(STAGING_TITLE);
  return {
    revision: revisionOf(spreadsheet),
    nextGuard: nextGuardOf(spreadsheet),
    ...(journal && { journal }),
    ...(repair && { repair }),
    staging: all.filter(isStaging),
    sheets: all.filter((sheet) => sheet !== journal && sheet !== repair && !isStaging(sheet)),
  };
}

/** A copy of the hidden tab copies its named range too; only the original's counts. */
function revisionOf(spreadsheet: sheets_v4.Schema$Spreadsheet): string {
  const ids = (spreadsheet.namedRanges ?? [])
    .filter(
      (each) => each.name?.startsWith(REVISION_NAME) === true && each.range?.sheetId === JOURNAL.id,
    )
    .map((each) => each.namedRangeId ?? '');
  return ids.sort()[0] ?? '';
}

function nextGuardOf(spreadsheet: sheets_v4.Schema$Spreadsheet): string {
  const taken = new Set((spreadsheet.namedRanges ?? []).map((each) => each.namedRangeId));
  let next = 1;
  while (taken.has(String(next))) next += 1;
  return String(next);
}

/** Replies leave out zeros and false. */
function parseSheet({ properties, data }: sheets_v4.Schema$Sheet): Sheet {
  const rows: Cell[][] = [];
  for (const part of data ?? []) {
    const [top, left] = [part.startRow ?? 0, part.startColumn ?? 0];
    for (const [offset, { values }] of (part.rowData ?? []).entries()) {
      const cells = (values ?? []).map(parseCell);
      rows[top + offset] = [...Array.from({ length: left }, () => parseCell(undefined)), ...cells];
    }
  }
  return {
    id: properties?.sheetId ?? 0,
    title: properties?.title ?? '',
    hidden: properties?.hidden ?? false,
    rowCount: properties?.gridProperties?.rowCount ?? 0,
    columnCount: properties?.gridProperties?.columnCount ?? 0,
    rows: Array.from(rows, (row?: readonly Cell[]) => row ?? []),
  };
}

/** The tab as the pure stages know it. */
export function toTab({ id, title, hidden, rows }: Sheet): Tab {
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
