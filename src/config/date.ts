import { isWall, toInstant } from '../platform/zone.ts';

const DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/u;

/**
 * The instant that a date in a config means, ISO 8601 in UTC; undefined where it is no date.
 *
 * Without an offset it is a time in `zone`. A day without a time means all of
 * that day: the instant is its last millisecond.
 */
export function configDate(written: string, zone: string): string | undefined {
  const parts = DATE.exec(written.trim());
  if (parts === null) return undefined;
  const number = (at: number): number => Number(parts[at] ?? 0);
  const wholeDay = parts[4] === undefined;
  const wall = {
    year: number(1),
    month: number(2),
    day: number(3),
    hour: wholeDay ? 23 : number(4),
    minute: wholeDay ? 59 : number(5),
    second: wholeDay ? 59 : number(6),
    millisecond: wholeDay ? 999 : Number((parts[7] ?? '0').padEnd(3, '0')),
  };
  if (!isWall(wall)) return undefined;
  const offset = parts[8];
  if (offset === undefined) return toInstant(wall, zone);
  return atOffset(toInstant(wall, 'UTC'), offset);
}

function atOffset(asUtc: string, offset: string): string | undefined {
  if (offset === 'Z') return asUtc;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(-2));
  if (hours > 14 || minutes > 59) return undefined;
  const distance = (hours * 60 + minutes) * (offset.startsWith('-') ? -60_000 : 60_000);
  return new Date(Date.parse(asUtc) - distance).toISOString();
}
