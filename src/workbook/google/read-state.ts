import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { addressOf, type Google } from '../../platform/google/google.ts';
import { GoogleRefusal } from '../../platform/google/refusals.ts';
import { MasterChanged } from '../master-changed.ts';
import { contentKey } from './cells.ts';
import { withOriginals } from './originals.ts';
import {
  allSheets,
  CELL_FIELDS,
  OUTLINE_FIELDS,
  parseNames,
  parseSheet,
  stateOf,
  type RangeName,
  type SheetState,
  type WorkbookState,
} from './workbook-state.ts';
import type { MasterTarget } from './master-target.ts';

/** Whoever changes rows faster than that is no person. */
const ATTEMPTS = 5;

/** Rows of a tab, counted from 0. */
interface Stretch {
  readonly sheet: SheetState;
  readonly from: number;
  readonly to: number;
}

/**
 * The spreadsheet as it stands: in one call, or where that is too much at once, its outline in
 * one, and its cells in one more for each `cellsAtOnce`.
 *
 * Where somebody moves rows or tabs meanwhile, the parts would not be of one piece, and all is
 * read again. Throws `MasterChanged` where that does not end.
 */
export async function readState(google: Google, target: MasterTarget): Promise<WorkbookState> {
  const whole = target.isLong ? undefined : await readWhole(google, target);
  if (whole) return whole;
  target.isLong = true;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const outline = await readOutline(google, target);
    const state = await readCells(google, target, outline);
    if (state) return state;
  }
  throw new MasterChanged(addressOf(target));
}

/** Undefined where the reply would be too long. */
async function readWhole(google: Google, target: MasterTarget): Promise<WorkbookState | undefined> {
  try {
    const whole = await google.read(target, ({ sheets }, options) =>
      sheets.spreadsheets.get(
        { spreadsheetId: target.id, fields: CELL_FIELDS },
        { ...options, size: target.bytesAtOnce },
      ),
    );
    const { names, sheets } = outlineOf(whole);
    return withOriginals(stateOf(names, sheets), addressOf(target));
  } catch (error) {
    if (error instanceof GoogleRefusal && error.trouble.kind === 'too-long') return undefined;
    throw error;
  }
}

export interface Outline {
  readonly names: readonly RangeName[];
  /** Without their cells. */
  readonly sheets: readonly SheetState[];
}

export async function readOutline(google: Google, target: MasterTarget): Promise<Outline> {
  return outlineOf(await fetchParts(google, target, OUTLINE_FIELDS, []));
}

function outlineOf(spreadsheet: sheets_v4.Schema$Spreadsheet): Outline {
  return { names: parseNames(spreadsheet), sheets: (spreadsheet.sheets ?? []).map(parseSheet) };
}

/** One tab with its cells; undefined where it is not there. Throws as `readState` does. */
export async function readTab(
  google: Google,
  target: MasterTarget,
  id: number,
): Promise<SheetState | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { names, sheets } = await readOutline(google, target);
    const sheet = sheets.find((each) => each.id === id);
    if (!sheet) return undefined;
    const state = await readCells(google, target, { names, sheets: [sheet] });
    if (state) return allSheets(state)[0];
  }
  throw new MasterChanged(addressOf(target));
}

async function readCells(
  google: Google,
  target: MasterTarget,
  outline: Outline,
): Promise<WorkbookState | undefined> {
  const rows = new Map<number, SheetState['rows'][number][]>(
    outline.sheets.map(({ id }) => [id, []]),
  );
  for (const stretches of repliesFor(outline.sheets, target.cellsAtOnce)) {
    const part = await readRanges(google, target, stretches.map(rangeOf));
    if (!part || !isOfOnePiece(outline, part)) return undefined;
    for (const { sheet, from, to } of stretches) {
      const read = part.sheets.find(({ id }) => id === sheet.id)?.rows ?? [];
      const own = rows.get(sheet.id) ?? [];
      // Each part begins with the row that the one before it ended with, and must find it there.
      if (from > 0 && keyOf(own[from - 1]) !== keyOf(read[from - 1])) return undefined;
      for (let row = from; row < Math.min(to, read.length); row++) {
        while (own.length < row) own.push([]);
        own[row] = read[row] ?? [];
      }
    }
  }
  const sheets = outline.sheets.map((sheet) => ({ ...sheet, rows: rows.get(sheet.id) ?? [] }));
  return withOriginals(stateOf(outline.names, sheets), addressOf(target));
}

/** All rows of all tabs, parted into replies that are not too long; each has a tab once at most. */
function repliesFor(
  sheets: readonly SheetState[],
  atOnce: number,
): readonly (readonly Stretch[])[] {
  const replies: Stretch[][] = [];
  let room = 0;
  for (const sheet of sheets) {
    const { rowCount, columnCount } = sheet;
    for (let from = 0; from < rowCount && columnCount > 0;) {
      const fits = Math.floor(room / columnCount);
      if (replies.length === 0 || (fits < rowCount - from && room < atOnce) || from > 0) {
        replies.push([]);
        room = atOnce;
      }
      const height = Math.max(1, Math.min(rowCount - from, Math.floor(room / columnCount)));
      replies.at(-1)?.push({ sheet, from, to: from + height });
      room -= height * columnCount;
      from += height;
    }
  }
  return replies;
}

function rangeOf({ sheet, from, to }: Stretch): string {
  const { title, rowCount } = sheet;
  return from === 0 && to === rowCount
    ? tabRange(title)
    : rowsRange(title, Math.max(0, from - 1), to);
}

/** A whole tab by its name, so that rows that come meanwhile are in it. */
export function tabRange(title: string): string {
  return `'${title.replaceAll("'", "''")}'`;
}

/** Whole rows, counted from 0, of a tab. */
export function rowsRange(title: string, from: number, to: number): string {
  return `${tabRange(title)}!${from + 1}:${to}`;
}

/** The tabs that the ranges are in, with those rows; undefined if the tab does not exist. */
export async function readRanges(
  google: Google,
  target: MasterTarget,
  ranges: readonly string[],
): Promise<Outline | undefined> {
  try {
    return outlineOf(await fetchParts(google, target, CELL_FIELDS, ranges));
  } catch (error) {
    if (error instanceof GoogleRefusal && error.trouble.code === 'INVALID_ARGUMENT') {
      return undefined;
    }
    throw error;
  }
}

function fetchParts(
  google: Google,
  target: MasterTarget,
  fields: string,
  ranges: readonly string[],
): Promise<sheets_v4.Schema$Spreadsheet> {
  return google.read(target, ({ sheets }, options) =>
    sheets.spreadsheets.get(
      { spreadsheetId: target.id, fields, ...(ranges.length > 0 && { ranges: [...ranges] }) },
      options,
    ),
  );
}

/** Whether a part shows the tabs as the outline does, of the same revision. */
function isOfOnePiece(whole: Outline, part: Outline): boolean {
  const known = new Map(whole.sheets.map((sheet) => [sheet.id, outlineKey(sheet)]));
  return (
    JSON.stringify(whole.names) === JSON.stringify(part.names) &&
    part.sheets.every((sheet) => known.get(sheet.id) === outlineKey(sheet))
  );
}

function outlineKey({ title, rowCount, columnCount, filter }: SheetState): string {
  return JSON.stringify([title, rowCount, columnCount, filter ?? null]);
}

function keyOf(row: SheetState['rows'][number] = []): string {
  return row
    .map(contentKey)
    .join('\u0001')
    .replace(/\u0001+$/u, '');
}
