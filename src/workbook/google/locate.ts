import { cellAt, contentKey, isComputed, type GoogleCell } from './cells.ts';
import type { SheetState } from './workbook-state.ts';

type RowOf = (column: number) => GoogleCell;

/**
 * Finds where people have moved a row that looked like `wanted` when it stood at `place`.
 *
 * The place itself where it still looks so, else the only row that does, else the
 * one that has most in common with it, if that is half or more. Undefined where no row, or
 * more than one, would do: to write into the wrong row is worse than not to write.
 */
export function rowFinder(
  sheet: SheetState,
): (place: number, wanted: RowOf, width: number) => number | undefined {
  const byContent = new Map<number, Map<string, readonly number[]>>();
  const indexFor = (width: number) => {
    const known = byContent.get(width);
    if (known) return known;
    const index = new Map<string, readonly number[]>();
    sheet.rows.forEach((_, row) => {
      const key = keyOf((column) => cellAt(sheet.rows, row, column), width);
      index.set(key, [...(index.get(key) ?? []), row]);
    });
    byContent.set(width, index);
    return index;
  };

  return (place, wanted, width) => {
    const filled = filledColumns(wanted, width);
    if (filled.length === 0 || likeness(sheet, place, wanted, filled) === 1) return place;
    const exact = indexFor(width).get(keyOf(wanted, width)) ?? [];
    if (exact.length === 1) return exact[0];
    if (exact.length > 1) return undefined;
    return mostAlike(sheet, place, wanted, filled);
  };
}

function keyOf(cell: RowOf, width: number): string {
  return Array.from({ length: width }, (_, column) => contentKey(cell(column))).join('\u0001');
}

function filledColumns(wanted: RowOf, width: number): readonly number[] {
  return Array.from({ length: width }, (_, column) => column).filter(
    (column) => contentKey(wanted(column)) !== '',
  );
}

/** The share of the wanted row's filled cells that stand in a row; computed ones count for neither side. */
function likeness(
  sheet: SheetState,
  row: number,
  wanted: RowOf,
  filled: readonly number[],
): number {
  let alike = 0;
  let compared = 0;
  for (const column of filled) {
    const cell = cellAt(sheet.rows, row, column);
    if (isComputed(cell)) continue;
    compared += 1;
    if (contentKey(cell) === contentKey(wanted(column))) alike += 1;
  }
  return compared === 0 ? 0 : alike / compared;
}

function mostAlike(
  sheet: SheetState,
  place: number,
  wanted: RowOf,
  filled: readonly number[],
): number | undefined {
  let best = likeness(sheet, place, wanted, filled);
  let rows = [place];
  for (let row = 0; row < sheet.rows.length; row++) {
    if (row === place) continue;
    const share = likeness(sheet, row, wanted, filled);
    if (share > best) [best, rows] = [share, [row]];
    else if (share === best) rows.push(row);
  }
  if (best < 0.5) return undefined;
  return rows.length === 1 || rows[0] === place ? rows[0] : undefined;
}
