import { Temporal } from 'temporal-polyfill';

/** What a clock on the wall shows; nothing says yet where the wall is. */
export interface Wall {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond?: number;
}

const DAY = 86_400_000;
const MILLISECOND = 1_000_000;

/** By zone, then by day: the zone's offset in milliseconds, or null near a change of the clocks. */
const offsets = new Map<string, Map<number, number | null>>();

/**
 * The offset that holds from a day before to a day after a UTC day, null where
 * it changes in between. Temporal takes 25 µs a conversion; most days need one.
 */
function steadyOffset(utcDay: number, zone: string): number | null {
  let days = offsets.get(zone);
  if (days === undefined) {
    days = new Map();
    offsets.set(zone, days);
  }
  const known = days.get(utcDay);
  if (known !== undefined) return known;
  const eve = Temporal.Instant.fromEpochMilliseconds((utcDay - 1) * DAY).toZonedDateTimeISO(zone);
  const change = eve.getTimeZoneTransition('next');
  const steady = change === null || change.epochMilliseconds > (utcDay + 2) * DAY;
  const offset = steady ? eve.offsetNanoseconds / MILLISECOND : null;
  days.set(utcDay, offset);
  return offset;
}

/** Whether the calendar has that day and a clock that time. */
export function isWall(wall: Wall): boolean {
  const { year, month, day, hour, minute, second, millisecond = 0 } = wall;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second, millisecond));
  return (
    year >= 100 &&
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second &&
    date.getUTCMilliseconds() === millisecond
  );
}

/**
 * The instant at which clocks in `zone` showed `wall`, as ISO 8601 in UTC with milliseconds.
 *
 * Where they showed it twice (clocks set back) it is the first time; where never
 * (clocks set forward), as if they had not been set yet: `compatible` in Temporal.
 *
 * Throws a RangeError for a day or time that does not exist, or an unknown zone.
 */
export function toInstant(wall: Wall, zone: string): string {
  if (!isWall(wall)) throw new RangeError('That day or time does not exist.');
  const { year, month, day, hour, minute, second, millisecond = 0 } = wall;
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  const offset = steadyOffset(Math.floor(asUtc / DAY), zone);
  if (offset !== null) return new Date(asUtc - offset).toISOString();
  const local = Temporal.PlainDateTime.from(
    { year, month, day, hour, minute, second, millisecond },
    { overflow: 'reject' },
  );
  const there = local.toZonedDateTime(zone, { disambiguation: 'compatible' });
  return new Date(there.epochMilliseconds).toISOString();
}

/** What clocks in `zone` show at an instant, as `YYYY-MM-DD HH:MM:SS`; RangeError for either unknown. */
export function toWall(instant: string, zone: string): string {
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds)) throw new RangeError('That is no instant.');
  const offset =
    steadyOffset(Math.floor(milliseconds / DAY), zone) ??
    Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(zone)
      .offsetNanoseconds / MILLISECOND;
  return new Date(milliseconds + offset).toISOString().slice(0, 19).replace('T', ' ');
}

/** Whether `name` is a time zone of the IANA database, such as America/New_York or UTC. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/u.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
