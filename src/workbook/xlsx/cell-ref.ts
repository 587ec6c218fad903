import { columnName } from '../column-name.ts';

/** Addresses as "AB12"; rows and columns count from 0 everywhere else. */

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** The column of "AB12" or "$AB$12"; -1 where there are no letters. */
export function columnOf(ref: string): number {
  let column = 0;
  for (let at = 0; at < ref.length; at += 1) {
    const code = ref.charCodeAt(at);
    if (code >= 65 && code <= 90) column = column * 26 + code - 64;
    else if (code >= 97 && code <= 122) column = column * 26 + code - 96;
    else if (code !== 36) break;
  }
  return column - 1;
}

/** The row of "AB12" or "$AB$12"; -1 where there are no digits. */
export function rowOf(ref: string): number {
  const digits = /\d+/.exec(ref);
  return digits ? Number(digits[0]) - 1 : -1;
}

export function cellRef(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** A rectangle, both ends included. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** "A1:C9" or "A1"; undefined for whole columns ("A:C"), lists and anything else. */
export function parseRange(ref: string): Range | undefined {
  const found = /^\$?([A-Za-z]{1,3})\$?(\d+)(?::\$?([A-Za-z]{1,3})\$?(\d+))?$/.exec(ref);
  if (!found) return undefined;
  const [, left = '', top = '', right = left, bottom = top] = found;
  return {
    top: Number(top) - 1,
    left: columnOf(left),
    bottom: Number(bottom) - 1,
    right: columnOf(right),
  };
}

export function rangeRef(range: Range): string {
  const from = cellRef(range.top, range.left);
  const to = cellRef(range.bottom, range.right);
  return from === to ? from : `${from}:${to}`;
}
