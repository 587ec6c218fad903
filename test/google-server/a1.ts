import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { invalid } from './errors.ts';
import type { SheetState, SpreadsheetState } from './model.ts';

/** A rectangle inside a tab's grid, ends not included. */
export interface Area {
  readonly sheetId: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export function columnLetters(column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}

export function columnNumber(letters: string): number {
  let n = 0;
  for (const letter of letters.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64;
  return n - 1;
}

export function sheetTitle(title: string): string {
  return /^[A-Za-z_]\w*$/.test(title) ? title : `'${title.replaceAll("'", "''")}'`;
}

/** `Sheet1!A1:B2`; one cell alone has no colon. */
export function a1(title: string, area: Omit<Area, 'sheetId'>): string {
  const from = `${columnLetters(area.left)}${area.top + 1}`;
  const to = `${columnLetters(area.right - 1)}${area.bottom}`;
  return `${sheetTitle(title)}!${from === to ? from : `${from}:${to}`}`;
}

const CORNER = /^\$?([A-Za-z]{1,3})?\$?([1-9]\d*)?$/;

type Corners = Omit<sheets_v4.Schema$GridRange, 'sheetId'>;

function corners(text: string): Corners | undefined {
  const [from = '', to, ...rest] = text.split(':');
  const a = CORNER.exec(from);
  const b = CORNER.exec(to ?? from);
  if (a === null || b === null || rest.length > 0 || from === '') return undefined;
  if (to === undefined && (a[1] === undefined || a[2] === undefined)) return undefined;
  return {
    ...(a[2] === undefined ? {} : { startRowIndex: Number(a[2]) - 1 }),
    ...(b[2] === undefined ? {} : { endRowIndex: Number(b[2]) }),
    ...(a[1] === undefined ? {} : { startColumnIndex: columnNumber(a[1]) }),
    ...(b[1] === undefined ? {} : { endColumnIndex: columnNumber(b[1]) + 1 }),
  };
}

/** The title before the last `!`, its quotes taken off, and what follows. */
function split(text: string): { readonly title?: string; readonly cells?: string } {
  const quoted = /^'((?:[^']|'')*)'(?:!(.*))?$/.exec(text);
  if (quoted !== null) {
    const title = (quoted[1] ?? '').replaceAll("''", "'");
    return quoted[2] === undefined ? { title } : { title, cells: quoted[2] };
  }
  const bang = text.lastIndexOf('!');
  return bang < 0 ? { cells: text } : { title: text.slice(0, bang), cells: text.slice(bang + 1) };
}

/** A rectangle with the open ends of a GridRange filled in from the grid, and cut at its edges. */
export function areaOf(sheet: SheetState, range: sheets_v4.Schema$GridRange): Area {
  return {
    sheetId: sheet.properties.sheetId ?? 0,
    top: range.startRowIndex ?? 0,
    bottom: Math.min(range.endRowIndex ?? sheet.rowCount, sheet.rowCount),
    left: range.startColumnIndex ?? 0,
    right: Math.min(range.endColumnIndex ?? sheet.columnCount, sheet.columnCount),
  };
}

export interface Found {
  readonly sheet: SheetState;
  readonly area: Area;
}

/**
 * The cells that an A1 range or the name of a named range means.
 *
 * Throws the recorded 400s: an unknown tab or name cannot be parsed; a range that
 * starts past the grid exceeds its limits. One that only ends past it is cut.
 */
export function findRange(spreadsheet: SpreadsheetState, text: string): Found {
  const { title, cells } = split(text);
  const byTitle = (name: string | undefined): SheetState | undefined =>
    spreadsheet.sheets.find((sheet) => sheet.properties.title === name);
  const named = spreadsheet.namedRanges.find((each) => each.range && each.name === text);
  if (named?.range !== undefined && title === undefined) {
    const id = named.range.sheetId ?? 0;
    const sheet = spreadsheet.sheets.find((each) => each.properties.sheetId === id);
    if (sheet !== undefined) return { sheet, area: areaOf(sheet, named.range) };
  }
  if (cells === undefined || (title === undefined && byTitle(cells) !== undefined)) {
    const sheet = byTitle(title ?? cells);
    if (sheet === undefined) throw invalid(`Unable to parse range: ${text}`);
    return { sheet, area: areaOf(sheet, {}) };
  }
  const sheet = title === undefined ? spreadsheet.sheets[0] : byTitle(title);
  const range = corners(cells);
  if (sheet === undefined || range === undefined) throw invalid(`Unable to parse range: ${text}`);
  const name = sheet.properties.title ?? '';
  if (
    (range.startRowIndex ?? 0) >= sheet.rowCount ||
    (range.startColumnIndex ?? 0) >= sheet.columnCount
  ) {
    throw invalid(
      `Range (${sheetTitle(name)}!${cells}) exceeds grid limits. ` +
        `Max rows: ${sheet.rowCount}, max columns: ${sheet.columnCount}`,
    );
  }
  return { sheet, area: areaOf(sheet, range) };
}
