import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { evaluate } from './formula.ts';
import { invalid } from './errors.ts';
import type { Cell, SheetState, SpreadsheetState } from './model.ts';
import { formatDate, parseDate } from './serial.ts';

export type Extended = sheets_v4.Schema$ExtendedValue;

/** Google counts at most so many characters; here, as the safest reading, UTF-16 units. */
const MAX_CHARACTERS = 50_000;

export function checkLength(text: string, prefix = ''): void {
  if (text.length > MAX_CHARACTERS) {
    throw invalid(
      `${prefix}Your input contains more than the maximum of ${MAX_CHARACTERS} characters in a single cell.`,
    );
  }
}

function withoutValue(cell: Cell | undefined): Cell {
  const rest: Cell = { ...cell };
  delete rest.userEnteredValue;
  delete rest.textFormatRuns;
  delete rest.chipRuns;
  return rest;
}

/** The cell with another value; format, note and validation stay, rich text and chips go. */
export function withValue(cell: Cell | undefined, value: Extended | undefined): Cell {
  const rest = withoutValue(cell);
  const empty = value === undefined || value.stringValue === '' || Object.keys(value).length === 0;
  return empty ? rest : { ...rest, userEnteredValue: value };
}

export function withNumberFormat(cell: Cell, type: string, pattern: string): Cell {
  if (cell.userEnteredFormat?.numberFormat) return cell;
  const numberFormat = { type, pattern };
  return { ...cell, userEnteredFormat: { ...cell.userEnteredFormat, numberFormat } };
}

/** A cell into which a person, or USER_ENTERED, typed a text. */
export function typed(cell: Cell | undefined, text: string, locale: string): Cell {
  if (cell?.userEnteredFormat?.numberFormat?.type === 'TEXT' && !text.startsWith("'")) {
    return withValue(cell, { stringValue: text });
  }
  if (text.startsWith("'")) return withValue(cell, { stringValue: text.slice(1) });
  if (text.startsWith('=') && text.length > 1) return withValue(cell, { formulaValue: text });
  if (/^(true|false)$/i.test(text)) {
    return withValue(cell, { boolValue: text.toLowerCase() === 'true' });
  }
  const plain = text.trim();
  if (/^[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?(e[+-]?\d+)?%?$/i.test(plain) && /\d/.test(plain)) {
    const number = Number(plain.replace(/[,%]/g, ''));
    if (!plain.endsWith('%')) return withValue(cell, { numberValue: number });
    return withNumberFormat(withValue(cell, { numberValue: number / 100 }), 'PERCENT', '0%');
  }
  const date = parseDate(plain, locale);
  if (date !== undefined) {
    const valued = withValue(cell, { numberValue: date.serial });
    return withNumberFormat(valued, date.timed ? 'DATE_TIME' : 'DATE', date.pattern);
  }
  return withValue(cell, { stringValue: text });
}

/** What the cell holds once its formula has run. */
export function effectiveValue(
  spreadsheet: SpreadsheetState,
  sheet: SheetState,
  cell: Cell,
): Extended | undefined {
  const entered = cell.userEnteredValue;
  const formula = entered?.formulaValue;
  return typeof formula === 'string'
    ? evaluate(formula, { spreadsheet, sheet, depth: 0 })
    : entered;
}

function general(number: number): string {
  return Number.isInteger(number) && Math.abs(number) < 1e15
    ? String(number)
    : String(Number(number.toPrecision(10)));
}

/** How the cell looks to a person. */
export function formattedValue(value: Extended | undefined, cell: Cell): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value.stringValue === 'string') return value.stringValue;
  if (typeof value.boolValue === 'boolean') return value.boolValue ? 'TRUE' : 'FALSE';
  if (value.errorValue) return value.errorValue.type === 'DIVIDE_BY_ZERO' ? '#DIV/0!' : '#NAME?';
  const number = value.numberValue;
  if (typeof number !== 'number') return undefined;
  const format = cell.userEnteredFormat?.numberFormat;
  switch (format?.type) {
    case 'DATE':
      return formatDate(number, format.pattern ?? 'm/d/yyyy');
    case 'DATE_TIME':
      return formatDate(number, format.pattern ?? 'm/d/yyyy h:mm:ss');
    case 'TIME':
      return formatDate(number, format.pattern ?? 'h:mm:ss am/pm');
    case 'PERCENT': {
      const digits = /\.(0+)%/.exec(format.pattern ?? '0.00%')?.[1]?.length ?? 0;
      return `${(number * 100).toFixed(digits)}%`;
    }
    case 'NUMBER':
      return format.pattern?.includes(',') === true
        ? number.toLocaleString('en-US')
        : general(number);
    case undefined:
    case null:
    default:
      return general(number);
  }
}
