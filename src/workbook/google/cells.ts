import { hash } from 'node:crypto';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { WorkbookEntry } from '../workbook-entries.ts';

/** One cell as Google holds it. */
export interface GoogleCell {
  readonly shown: string;
  /** What was typed or written; absent for formulas, for what a formula spilled here, and for blanks. */
  readonly value?: string | number | boolean;
  /** As it was typed. */
  readonly formula?: string;
  /** What stands in the sheet for `value`, where Google kept something else than was written. */
  readonly kept?: string;
}

export const BLANK: GoogleCell = { shown: '' };

export function parseCell(data: sheets_v4.Schema$CellData | undefined): GoogleCell {
  const entered = data?.userEnteredValue;
  const shown = data?.formattedValue ?? '';
  if (entered === undefined) return shown === '' ? BLANK : { shown };
  if (typeof entered.formulaValue === 'string') return { shown, formula: entered.formulaValue };
  const { stringValue, numberValue, boolValue } = entered;
  if (typeof stringValue === 'string') return { shown: stringValue, value: stringValue };
  const value = numberValue ?? boolValue;
  return typeof value === 'number' || typeof value === 'boolean' ? { shown, value } : { shown };
}

/** What it shows comes from elsewhere and may change without anyone touching this cell. */
export function isComputed(cell: GoogleCell): boolean {
  return cell.formula !== undefined || (cell.value === undefined && cell.shown !== '');
}

/** Equal for cells that hold the same; '' for a blank one. Text "5" and the number 5 differ. */
export function contentKey(cell: GoogleCell): string {
  if (cell.formula !== undefined) return '=';
  if (cell.value === undefined) return cell.shown === '' ? '' : `~${cell.shown}`;
  if (cell.value === '') return '';
  return `${typeof cell.value === 'string' ? '"' : '#'}${String(cell.value)}`;
}

/** The `contentKey` of a cell that holds what was written into it. */
export function entryKey(entry: WorkbookEntry): string {
  return contentKey({ shown: '', value: entry });
}

export function sameContent(a: GoogleCell, b: GoogleCell): boolean {
  return contentKey(a) === contentKey(b);
}

/** What makes two texts more than two spellings of one that was cleaned. */
const UNESSENTIAL = /[^\p{L}\p{N}]+/gu;

/**
 * Equal for cells that hold the same letters and digits. How Google treats the signs between
 * them where it pastes a cell is not documented, so that copies are compared by this.
 */
export function looseKey({ formula, kept, value, shown }: GoogleCell): string {
  const text = formula ?? kept ?? (value === undefined ? shown : String(value));
  const essence = text.replace(UNESSENTIAL, '');
  return essence === '' ? text.trim() : essence;
}

export function cellAt(
  rows: readonly (readonly GoogleCell[])[],
  row: number,
  column: number,
): GoogleCell {
  return rows[row]?.[column] ?? BLANK;
}

/** Google's limit for one cell, counted in UTF-16 units. */
const LONGEST = 50_000;
const CUT = ' … [cut]';

/** Characters that no spreadsheet keeps; tab and line feed stay. */
const UNWRITABLE = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/gu;

/**
 * The text that will stand in a cell for `text`: well-formed, without control
 * characters, and cut with a visible mark where it is longer than a cell may be.
 */
export function writable(text: string): string {
  const clean = text.toWellFormed().replace(/\r\n?/gu, '\n').replace(UNWRITABLE, '');
  if (clean.length <= LONGEST) return clean;
  return clean.slice(0, LONGEST - CUT.length).toWellFormed() + CUT;
}

/**
 * Always a string value, so that "=1+1" stays a text and "007" keeps its zeros; '' empties
 * the cell.
 */
export function textCell(text: string): sheets_v4.Schema$CellData {
  return text === '' ? {} : { userEnteredValue: { stringValue: text } };
}

/** A text as `textCell` has it, or a number. */
export function entryCell(entry: WorkbookEntry): sheets_v4.Schema$CellData {
  return typeof entry === 'string' ? textCell(entry) : { userEnteredValue: { numberValue: entry } };
}

/** Puts back what a cell held; formulas are put back by copying. */
export function valueCell({ value }: GoogleCell): sheets_v4.Schema$CellData {
  if (value === undefined || value === '') return {};
  if (typeof value === 'string') return { userEnteredValue: { stringValue: value } };
  if (typeof value === 'number') return { userEnteredValue: { numberValue: value } };
  return { userEnteredValue: { boolValue: value } };
}

/** Short enough for a thousand in one cell, long enough to tell any two rows of a master apart. */
export function digest(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 10);
}
