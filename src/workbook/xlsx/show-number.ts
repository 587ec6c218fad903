import { type NumberFormat, numberFormat } from './number-format.ts';
import type { Showing } from './read-sheet.ts';

const DAY_MS = 86_400_000;

/** Shows numbers and dates in the look of a style; each style's format is read once. */
export function numberShower(
  formatCode: (style: number) => string,
  date1904: boolean,
): Pick<Showing, 'showNumber' | 'showDate'> {
  const formats = new Map<number, NumberFormat>();
  const formatOf = (style: number): NumberFormat => {
    const known = formats.get(style) ?? numberFormat(formatCode(style), date1904);
    formats.set(style, known);
    return known;
  };
  const showNumber: Showing['showNumber'] = (value, style) =>
    Number.isFinite(value) ? formatOf(style)(value) : '';
  return {
    showNumber,
    showDate: (iso, style) => {
      const serial = serialOf(iso, date1904);
      return serial === undefined || formatCode(style) === 'General'
        ? iso
        : showNumber(serial, style);
    },
  };
}

/** Excel's number for a date written as ISO 8601 ("2024-05-31T09:30:00"); undefined for others. */
export function serialOf(iso: string, date1904: boolean): number | undefined {
  const time = Date.parse(
    /Z$|T.*[+-]\d\d:\d\d$/.test(iso) ? iso : iso.includes('T') ? `${iso}Z` : iso,
  );
  if (Number.isNaN(time)) return undefined;
  const days = (time - Date.UTC(1899, 11, 30)) / DAY_MS;
  return date1904 ? days - 1462 : days;
}
