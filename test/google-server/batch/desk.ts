import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { areaOf, sheetTitle, type Area } from '../a1.ts';
import { invalid } from '../errors.ts';
import type { Protection, SheetState, SpreadsheetState, State } from '../model.ts';

/** A batch at work: the copy that it changes, and on whose behalf. */
export interface Desk {
  readonly state: State;
  readonly account: string;
  readonly owner: boolean;
  spreadsheet: SpreadsheetState;
}

type Requests = sheets_v4.Schema$Request;
export type Kind = keyof Requests;

/** Carries out one request on the desk; the reply is `{}` where there is nothing to say. */
export type Handler<K extends Kind> = (
  desk: Desk,
  request: NonNullable<Requests[K]>,
) => sheets_v4.Schema$Response;

export type Handlers = { readonly [K in Kind]?: Handler<K> };

const MAX_CELLS = 10_000_000;
const MAX_COLUMNS = 18_278;
export const MAX_TABS = 200;

export function sheetOf(desk: Desk, sheetId: number | null | undefined): SheetState {
  const id = sheetId ?? 0;
  const sheet = desk.spreadsheet.sheets.find((each) => each.properties.sheetId === id);
  if (sheet === undefined) throw invalid(`No grid with id: ${id}`);
  return sheet;
}

/** Puts a changed tab in the place of the one with its ID. */
export function putSheet(desk: Desk, sheet: SheetState): void {
  const id = sheet.properties.sheetId;
  desk.spreadsheet = {
    ...desk.spreadsheet,
    sheets: desk.spreadsheet.sheets.map((each) => (each.properties.sheetId === id ? sheet : each)),
  };
  checkCells(desk.spreadsheet);
}

export function checkCells(spreadsheet: SpreadsheetState): void {
  const cells = spreadsheet.sheets.reduce((sum, each) => sum + each.rowCount * each.columnCount, 0);
  if (cells > MAX_CELLS) {
    throw invalid(
      'This action would increase the number of cells in the workbook above the limit of ' +
        `${MAX_CELLS} cells.`,
    );
  }
  if (spreadsheet.sheets.some((each) => each.columnCount > MAX_COLUMNS)) {
    throw invalid(`This action would increase the number of columns above ${MAX_COLUMNS}.`);
  }
}

function shown(range: sheets_v4.Schema$GridRange): string {
  const { startRowIndex: r = 0, startColumnIndex: c = 0 } = range;
  return `R${(r ?? 0) + 1}C${(c ?? 0) + 1}`;
}

/** The cells of a range; a range that starts past the grid, or is upside down, is refused. */
export function rangeArea(
  desk: Desk,
  range: sheets_v4.Schema$GridRange | undefined,
): { readonly sheet: SheetState; readonly area: Area } {
  if (range === undefined) throw invalid('Range is required.');
  const sheet = sheetOf(desk, range.sheetId);
  for (const [name, start, end] of [
    ['Row', range.startRowIndex, range.endRowIndex],
    ['Column', range.startColumnIndex, range.endColumnIndex],
  ] as const) {
    if ((start ?? 0) < 0) throw invalid(`start${name}Index cannot be less than 0.`);
    if (end !== undefined && end !== null && end <= (start ?? 0)) {
      throw invalid(`end${name}Index must be greater than start${name}Index.`);
    }
  }
  if (
    (range.startRowIndex ?? 0) >= sheet.rowCount ||
    (range.startColumnIndex ?? 0) >= sheet.columnCount
  ) {
    throw invalid(
      `Range (${sheetTitle(sheet.properties.title ?? '')}!${shown(range)}) exceeds grid limits. ` +
        `Max rows: ${sheet.rowCount}, max columns: ${sheet.columnCount}`,
    );
  }
  return { sheet, area: areaOf(sheet, range) };
}

export function overlaps(a: Area, b: Area): boolean {
  return (
    a.sheetId === b.sheetId &&
    a.top < b.bottom &&
    b.top < a.bottom &&
    a.left < b.right &&
    b.left < a.right
  );
}

function contains(outer: Area, inner: Area): boolean {
  return (
    outer.sheetId === inner.sheetId &&
    outer.top <= inner.top &&
    outer.bottom >= inner.bottom &&
    outer.left <= inner.left &&
    outer.right >= inner.right
  );
}

/** The owner, who added the protection and the listed editors may; with a warning only, all. */
export function mayEdit(account: string, owner: boolean, protection: Protection): boolean {
  const { warningOnly, editors } = protection.protectedRange;
  return (
    warningOnly === true ||
    owner ||
    protection.addedBy === account ||
    (editors?.users ?? []).includes(account)
  );
}

export const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to ' +
  'remove protection if you need to edit.';

/** Refuses a write into cells that others protected; a 400, as Google has it. */
export function checkProtected(desk: Desk, area: Area): void {
  const sheet = sheetOf(desk, area.sheetId);
  for (const protection of sheet.protectedRanges) {
    if (mayEdit(desk.account, desk.owner, protection)) continue;
    const { range, namedRangeId, unprotectedRanges } = protection.protectedRange;
    const named = desk.spreadsheet.namedRanges.find((each) => each.namedRangeId === namedRangeId);
    const covered = areaOf(sheet, range ?? named?.range ?? {});
    const open = (unprotectedRanges ?? []).map((each) => areaOf(sheet, each));
    if (overlaps(covered, area) && !open.some((each) => contains(each, area))) {
      throw invalid(PROTECTED);
    }
  }
}
