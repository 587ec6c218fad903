import type { Area } from './a1.ts';
import type { Cell, Row, SheetState } from './model.ts';

export type Dimension = 'ROWS' | 'COLUMNS';

const BLANK_ROW: Row = { cells: [] };

export function cellAt(sheet: SheetState, row: number, column: number): Cell | undefined {
  return sheet.rows[row]?.cells[column] ?? undefined;
}

export function sizeOf(sheet: SheetState, dimension: Dimension): number {
  return dimension === 'ROWS' ? sheet.rowCount : sheet.columnCount;
}

/** Trailing blanks dropped, so that a sheet is as long as what it holds. */
function trimmed<T>(list: readonly T[], isBlank: (each: T) => boolean): readonly T[] {
  let end = list.length;
  while (end > 0 && isBlank(list[end - 1] as T)) end -= 1;
  return end === list.length ? list : list.slice(0, end);
}

function tidy(cell: Cell | undefined): Cell | null {
  return cell === undefined || Object.keys(cell).length === 0 ? null : cell;
}

function row(cells: readonly (Cell | null)[], looks: Row['looks']): Row {
  const kept = trimmed(cells, (cell) => cell === null);
  return looks === undefined ? { cells: kept } : { cells: kept, looks };
}

function isBlankRow(each: Row): boolean {
  return each.cells.length === 0 && each.looks === undefined;
}

/** A copy of the sheet in which each cell of the area is what `change` makes of it. */
export function mapArea(
  sheet: SheetState,
  area: Omit<Area, 'sheetId'>,
  change: (cell: Cell | undefined, row: number, column: number) => Cell | undefined,
): SheetState {
  const rows = [...sheet.rows];
  for (let r = area.top; r < area.bottom; r += 1) {
    const before = rows[r] ?? BLANK_ROW;
    const cells: (Cell | null)[] = [...before.cells];
    for (let c = area.left; c < area.right; c += 1) {
      const after = tidy(change(cells[c] ?? undefined, r, c));
      if (after === null && c >= cells.length) continue;
      while (cells.length < c) cells.push(null);
      cells[c] = after;
    }
    const after = row(cells, before.looks);
    if (isBlankRow(after) && r >= rows.length) continue;
    while (rows.length < r) rows.push(BLANK_ROW);
    rows[r] = after;
  }
  return { ...sheet, rows: trimmed(rows, isBlankRow) };
}

function spliced<T>(
  list: readonly T[],
  at: number,
  remove: number,
  insert: readonly T[],
  blank: T,
): T[] {
  const copy = [...list];
  if (insert.length > 0) while (copy.length < at) copy.push(blank);
  copy.splice(at, remove, ...insert);
  return copy;
}

/** Takes out some rows or columns and puts others in, in one place. */
function spliceRows(
  sheet: SheetState,
  at: number,
  remove: number,
  insert: readonly Row[],
): SheetState {
  const rows = spliced(
    sheet.rows,
    at,
    remove,
    at >= sheet.rows.length && insert.every(isBlankRow) ? [] : insert,
    BLANK_ROW,
  );
  return {
    ...sheet,
    rows: trimmed(rows, isBlankRow),
    rowCount: sheet.rowCount + insert.length - remove,
  };
}

function eachRow(
  sheet: SheetState,
  change: (cells: readonly (Cell | null)[]) => readonly (Cell | null)[],
): readonly Row[] {
  return sheet.rows.map((each) => row(change(each.cells), each.looks));
}

export function insertLines(
  sheet: SheetState,
  dimension: Dimension,
  at: number,
  count: number,
): SheetState {
  if (dimension === 'ROWS') {
    return spliceRows(
      sheet,
      at,
      0,
      Array.from({ length: count }, () => BLANK_ROW),
    );
  }
  const blanks = Array.from({ length: count }, () => null);
  return {
    ...sheet,
    rows: eachRow(sheet, (cells) =>
      at >= cells.length ? cells : spliced(cells, at, 0, blanks, null),
    ),
    columns:
      at >= sheet.columns.length ? sheet.columns : spliced(sheet.columns, at, 0, blanks, null),
    columnCount: sheet.columnCount + count,
  };
}

export function deleteLines(
  sheet: SheetState,
  dimension: Dimension,
  at: number,
  count: number,
): SheetState {
  if (dimension === 'ROWS') return spliceRows(sheet, at, count, []);
  return {
    ...sheet,
    rows: eachRow(sheet, (cells) => spliced(cells, at, count, [], null)),
    columns: spliced(sheet.columns, at, count, [], null),
    columnCount: sheet.columnCount - count,
  };
}

function moved<T>(list: readonly T[], at: number, count: number, to: number, blank: T): T[] {
  const copy = [...list];
  while (copy.length < Math.max(at + count, to)) copy.push(blank);
  const taken = copy.splice(at, count);
  copy.splice(to > at ? to - count : to, 0, ...taken);
  return copy;
}

/** `to` counts as before the move, as the API's destinationIndex does. */
export function moveLines(
  sheet: SheetState,
  dimension: Dimension,
  at: number,
  count: number,
  to: number,
): SheetState {
  if (dimension === 'ROWS') {
    return { ...sheet, rows: trimmed(moved(sheet.rows, at, count, to, BLANK_ROW), isBlankRow) };
  }
  return {
    ...sheet,
    rows: eachRow(sheet, (cells) => moved(cells, at, count, to, null)),
    columns: trimmed(moved(sheet.columns, at, count, to, null), (each) => each === null),
  };
}

/** Sets the size of a grid; what lies beyond is cut off. */
export function resized(sheet: SheetState, rowCount: number, columnCount: number): SheetState {
  return {
    ...sheet,
    rowCount,
    columnCount,
    rows: trimmed(
      sheet.rows
        .slice(0, rowCount)
        .map((each) =>
          each.cells.length > columnCount
            ? row(each.cells.slice(0, columnCount), each.looks)
            : each,
        ),
      isBlankRow,
    ),
    columns: sheet.columns.slice(0, columnCount),
  };
}

/** Changes the looks (height, width, hidden) of some rows or columns. */
export function mapLooks(
  sheet: SheetState,
  dimension: Dimension,
  from: number,
  to: number,
  change: (looks: NonNullable<Row['looks']>) => NonNullable<Row['looks']>,
): SheetState {
  const tidied = (looks: Row['looks'] | null): Row['looks'] => {
    const after = change(looks ?? {});
    return Object.keys(after).length === 0 ? undefined : after;
  };
  if (dimension === 'COLUMNS') {
    const columns = [...sheet.columns];
    while (columns.length < to) columns.push(null);
    for (let i = from; i < to; i += 1) columns[i] = tidied(columns[i] ?? null) ?? null;
    return { ...sheet, columns };
  }
  const rows = [...sheet.rows];
  while (rows.length < to) rows.push(BLANK_ROW);
  for (let i = from; i < to; i += 1) rows[i] = row(rows[i]?.cells ?? [], tidied(rows[i]?.looks));
  return { ...sheet, rows: trimmed(rows, isBlankRow) };
}

/** Puts the rows of an area into another order, leaving the columns beside it alone. */
export function reorderRows(sheet: SheetState, area: Area, order: readonly number[]): SheetState {
  return mapArea(sheet, area, (_cell, r, c) => cellAt(sheet, order[r - area.top] ?? r, c));
}

/** The length of the longest line; also for more lines than a call takes arguments. */
export function longest(lines: readonly (readonly unknown[] | null | undefined)[]): number {
  return lines.reduce((most, line) => Math.max(most, line?.length ?? 0), 0);
}
