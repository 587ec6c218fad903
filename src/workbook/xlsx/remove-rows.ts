import { MAX_ROWS, parseRange, rangeRef, type Range } from './cell-ref.ts';
import { lowerBound } from '../lower-bound.ts';

/** Rows that leave a sheet, by their place before, in order. */
export type Removed = readonly number[];

/** By how much the row moves up. */
export function liftOf(row: number, removed: Removed): number {
  return lowerBound(removed.length, (at) => (removed[at] ?? 0) < row);
}

/** A row of a sheet, with its cells, that many rows further up. */
export function lifted(xml: string, rows: number): string {
  if (rows === 0) return xml;
  return xml.replace(
    /(<(?:[^\s<>/:!?]+:)?(?:row|c)\s(?:[^>]*?\s)?r\s*=\s*["'])([A-Za-z]*)(\d+)/g,
    (_, before: string, column: string, row: string) => `${before}${column}${Number(row) - rows}`,
  );
}

/**
 * The range with those rows out of it; one that goes on to the last row of all goes on doing so.
 * Undefined where it begins among them or below: it would come to stand for other cells.
 */
export function shrunkRange(range: Range, removed: Removed): Range | undefined {
  const first = removed[0] ?? MAX_ROWS;
  if (range.bottom < first) return range;
  if (range.top >= first) return undefined;
  if (range.bottom === MAX_ROWS - 1) return range;
  return { ...range, bottom: range.bottom - liftOf(range.bottom + 1, removed) };
}

/** What follows the cells of a sheet, its ranges as `shrunkRange` has them. */
export function shrunkTail(xml: string, removed: Removed): string {
  if (removed.length === 0) return xml;
  return xml.replace(RANGES, (_, before: string, ranges: string) => {
    return (
      before +
      ranges
        .split(' ')
        .map((ref) => shrunkRef(ref, removed) ?? ref)
        .join(' ')
    );
  });
}

/** Where a range stands in what follows the cells of a sheet. */
export const RANGES = /(\s(?:sqref|ref)\s*=\s*["']|<(?:[^\s<>/:!?]+:)?sqref>)([^"'<]*)/g;

/** Undefined where the range cannot be kept; whole columns can. */
export function shrunkRef(ref: string, removed: Removed): string | undefined {
  if (/^\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}$/.test(ref)) return ref;
  const range = parseRange(ref);
  const shrunk = range && shrunkRange(range, removed);
  return shrunk && rangeRef(shrunk);
}
