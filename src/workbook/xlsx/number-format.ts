import { format, getFormatInfo, isDateFormat } from 'numfmt';

export type NumberFormat = (value: number) => string;

/** Excel's own limit; nothing that it wrote is longer. */
const LONGEST_CODE = 255;
/** Beyond it, a number's digits are no longer all known. */
const LAST_WHOLE = 1e15;
/** Days between the two calendars that a workbook can count in. */
const DAYS_TO_1904 = 1462;

/** Quoted text, which stays; then the language of a format, and the places of a plain number. */
const LANGUAGE = /"[^"]*"|\[\$([^\]-]*)-[^\]]*\]/g;
const PLAIN = /"[^"]*"|General|@/gi;

/**
 * How a number looks under a format code, as Excel shows it in English.
 *
 * Some things differ on purpose, for a text has no width: whole numbers are given in
 * full up to 15 digits where a cell would turn to 1.23457E+11, what a cell shows as
 * ###### is given as a plain number, and fractions ("1 1/2") as decimals.
 */
export function numberFormat(code: string, date1904: boolean): NumberFormat {
  if (code.length > LONGEST_CODE) return general;
  const english = code.replace(LANGUAGE, (all, currency?: string) =>
    currency === undefined ? all : currency === '' ? '' : `[$${currency}]`,
  );
  const inFull = english.replace(PLAIN, (all) => (all.startsWith('"') ? all : '0'));
  const { type, isDate } = kindOf(english);
  if (type === 'error' || type === 'fraction') return general;
  const firstDay = date1904 && type !== 'time' ? DAYS_TO_1904 : 0;
  return (value) => {
    if (isDate) return value < 0 ? general(value) : shown(english, value + firstDay);
    const text = shown(isWhole(value) ? inFull : english, value);
    // Excel keeps the sign of what it rounds to nothing.
    const lostSign = value < 0 && !english.includes(';') && text === shown(english, 0);
    return lostSign ? `-${text}` : text;
  };
}

function kindOf(code: string): { readonly type: string; readonly isDate: boolean } {
  try {
    return { type: getFormatInfo(code).type, isDate: isDateFormat(code) };
  } catch {
    return { type: 'error', isDate: false };
  }
}

function shown(code: string, value: number): string {
  try {
    return format(code, value, { dateErrorThrows: true, dateSpanLarge: false }).trim();
  } catch {
    return general(value);
  }
}

function general(value: number): string {
  return isWhole(value) ? String(value) : format('General', value);
}

function isWhole(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < LAST_WHOLE;
}
