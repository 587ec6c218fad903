import { serialOf } from './date-format.ts';
import { type NumberFormat, numberFormat } from './number-format.ts';
import type { Showing } from './read-sheet.ts';

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
