import type { Finding } from '../../domain/finding.ts';
import { toInstant } from '../../platform/zone.ts';
import type { SheetCell } from './sheet-rows.ts';
import { wallOfDays } from '../day-number.ts';
import { readTimestamps } from '../timestamps.ts';

export interface SheetClock {
  readonly source: string;
  /** The zone of the spreadsheet; its date-times carry none. */
  readonly timezone: string;
  /** The row of each cell, as people count them. */
  readonly rowOf: (at: number) => number;
  /** The spreadsheet's locale, such as en_US. */
  readonly locale: string;
}

/** What a clock in the sheet's zone showed, `YYYY-MM-DDTHH:MM:SS.mmm`; undefined for what is no date-time. */
export function wallOf({ number }: SheetCell): string | undefined {
  return wallOfDays(number);
}

/**
 * The instant of each cell: a date-time in the sheet's zone, or a text that was typed
 * there, read as the sheet's locale writes dates.
 */
export function sheetTimes(
  cells: readonly SheetCell[],
  clock: SheetClock,
): { readonly instants: readonly (string | undefined)[]; readonly findings: readonly Finding[] } {
  const typedAt = cells.flatMap((cell, at) => (wallOf(cell) === undefined ? [at] : []));
  const texts = typedAt.map((at) => cells[at]?.text ?? '');
  const typed = readTimestamps(texts, {
    source: clock.source,
    timezone: clock.timezone,
    dateOrder: monthComesFirst(clock.locale) ? 'month-first' : 'day-first',
    rowOf: (at) => clock.rowOf(typedAt[at] ?? 0),
  });
  let next = 0;
  const instants = cells.map((cell) => {
    const wall = wallOf(cell);
    if (wall !== undefined) return instantOf(wall, clock.timezone);
    next += 1;
    return typed.instants[next - 1];
  });
  // The locale is no guess: it is how this sheet itself reads what is typed into it.
  const findings = typed.findings.filter(({ code }) => code !== 'timestamp-order-guessed');
  return { instants, findings };
}

function instantOf(wall: string, timezone: string): string {
  const at = new Date(`${wall}Z`);
  return toInstant(
    {
      year: at.getUTCFullYear(),
      month: at.getUTCMonth() + 1,
      day: at.getUTCDate(),
      hour: at.getUTCHours(),
      minute: at.getUTCMinutes(),
      second: at.getUTCSeconds(),
      millisecond: at.getUTCMilliseconds(),
    },
    timezone,
  );
}

function monthComesFirst(locale: string): boolean {
  try {
    const parts = new Intl.DateTimeFormat(locale.replaceAll('_', '-')).formatToParts(0);
    const order = parts.map(({ type }) => type);
    return order.indexOf('month') < order.indexOf('day');
  } catch {
    // A locale that is unknown here: as in the United States, the default of Sheets.
    return true;
  }
}
