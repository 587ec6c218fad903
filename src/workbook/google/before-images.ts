import { cellAt, digest, isComputed, looseKey, type GoogleCell } from './cells.ts';
import type { SheetState, WorkbookState } from './workbook-state.ts';

/** Cells that a batch writes to. */
export interface Area {
  readonly tabId: number;
  readonly row: number;
  readonly column: number;
  readonly height: number;
  readonly width: number;
}

/** Rows of one tab that lie below each other and are copied before they are written to. */
export interface CellRun {
  readonly tabId: number;
  readonly row: number;
  /** Columns from the first. */
  readonly width: number;
  /** For each row, the seal of what the write was computed from. */
  readonly seals: readonly string[];
}

/** Seals of so many rows fit into one cell. */
const LONGEST_RUN = 2000;

/** How far down a header may stand, under whatever banner people put over it. */
const HEADER_WITHIN = 20;

/**
 * The rows that a write touches in tabs that are there, the new ones below the last row
 * included, and the rows down to each such tab's header: that these are still what was
 * read is what the write relies on.
 */
export function runsOf(state: WorkbookState, areas: readonly Area[]): readonly CellRun[] {
  return state.sheets.flatMap((sheet) => {
    const own = areas.filter((area) => area.tabId === sheet.id);
    if (own.length === 0) return [];
    const rows = new Set(Array.from({ length: headerRows(sheet) }, (_, row) => row));
    for (const { row, height } of own) {
      for (let offset = 0; offset < height; offset++) rows.add(row + offset);
    }
    const width = own.reduce(
      (widest, area) => Math.max(widest, area.column + area.width),
      sheet.columnCount,
    );
    return consecutive([...rows].sort((a, b) => a - b)).map(([row, count]) => ({
      tabId: sheet.id,
      row,
      width,
      seals: Array.from({ length: count }, (_, offset) => sealOf(sheet, row + offset, width)),
    }));
  });
}

/** Rows down to the first that is about as full as the fullest near the top. */
function headerRows(sheet: SheetState): number {
  const filled = sheet.rows
    .slice(0, HEADER_WITHIN)
    .map((cells) => cells.filter((cell) => cell.shown !== '').length);
  const most = Math.max(0, ...filled);
  return most === 0 ? 0 : filled.findIndex((count) => count * 2 >= most) + 1;
}

function consecutive(rows: readonly number[]): readonly (readonly [row: number, count: number])[] {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && last[0] + last[1] === row && last[1] < LONGEST_RUN) last[1] += 1;
    else runs.push([row, 1]);
  }
  return runs;
}

/** `-` for a blank row. Columns whose cells are computed are named in it and do not count. */
function sealOf(sheet: SheetState, row: number, width: number): string {
  const computed: number[] = [];
  for (let column = 0; column < width; column++) {
    if (isComputed(cellAt(sheet.rows, row, column))) computed.push(column);
  }
  const content = contentOf((column) => cellAt(sheet.rows, row, column), width, computed);
  return [content === '' ? '-' : digest(content), ...computed].join('.');
}

/** Whether a row's image is the row that was sealed. */
export function fitsSeal(
  seal: string,
  cell: (column: number) => GoogleCell,
  width: number,
): boolean {
  const [expected, ...computed] = seal.split('.');
  const content = contentOf(cell, width, computed.map(Number));
  return (content === '' ? '-' : digest(content)) === expected;
}

function contentOf(
  cell: (column: number) => GoogleCell,
  width: number,
  computed: readonly number[],
): string {
  const keys = Array.from({ length: width }, (_, column) =>
    computed.includes(column) ? '' : looseKey(cell(column)),
  );
  // An image reaches no further than its tab did, so blanks at the end must not count.
  return keys.join('\u0001').replace(/\u0001+$/u, '');
}
