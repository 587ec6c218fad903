import type { CellKind } from './workbook.ts';

/** What is put into a cell: a text, or a number that charts and bars can be drawn from. */
export type WorkbookEntry = string | number;

const DAY = 86_400_000;
/** Day 0 of spreadsheets. */
const EPOCH = Date.UTC(1899, 11, 30);
/** Excel counts a 29 February 1900 that never was; before it the two kinds of workbook differ. */
const FIRST_DAY = 61;

/** Numbers of more digits would not come back as they were. */
const NUMBER = /^(?:0|[1-9]\d{0,11})(?:\.\d{0,2}[1-9])?$/u;
const DATE = /^\d{4}-\d{2}-\d{2}$/u;

/** What stands in a cell for `value`: a number only where it comes back as the same text. */
export function entryOf(value: string, kind: CellKind = 'text'): WorkbookEntry {
  if (kind === 'number' && NUMBER.test(value)) return Number(value);
  if (kind !== 'date' || !DATE.test(value)) return value;
  const serial = (Date.parse(value) - EPOCH) / DAY;
  return serial >= FIRST_DAY && entryText(serial, kind) === value ? serial : value;
}

/** The text that `entryOf` made a number of, whatever look people gave its cell. */
export function entryText(number: number, kind: CellKind): string {
  const isDay = kind === 'date' && Number.isInteger(number) && number >= FIRST_DAY;
  if (!isDay || number > 2_958_465) return String(number);
  return new Date(EPOCH + number * DAY).toISOString().slice(0, 10);
}
