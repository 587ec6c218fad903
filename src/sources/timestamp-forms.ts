import { leadingHalf, ZONES, type Half } from './time-words.ts';
import { wordedDate } from './worded-date.ts';

export type Order = 'day-first' | 'month-first';

/** A timestamp taken apart; whether 3/4 is in March or April may have to be seen elsewhere. */
export interface ParsedTimestamp {
  readonly date:
    | {
        readonly type: 'certain';
        readonly year: number;
        readonly month: number;
        readonly day: number;
      }
    | {
        readonly type: 'either';
        readonly year: number;
        readonly first: number;
        readonly second: number;
      };
  /** From 0:00:00 to 24:00:00, which is the next day's beginning. */
  readonly time: {
    readonly hour: number;
    readonly minute: number;
    readonly second: number;
    readonly millisecond: number;
  };
  /** Minutes east of Greenwich, where the timestamp says so itself. */
  readonly offset?: number;
}

/** Longer texts are no times; nobody's text costs more than it should. */
const LONGEST = 100;

const DATE =
  /^(?:(?<year>\d{4})(?<cut>[-/.]) ?(?<month>\d{1,2})\k<cut> ?(?<day>\d{1,2})\.?|(?<first>\d{1,2})(?<sep>[-/.]) ?(?<second>\d{1,2})\k<sep> ?(?<late>\d{4}|\d{2})\.?)(?!\d)/u;
/** 2021年10月29日, 2021년 10월 29일. */
const CHARACTERS = /^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일] ?/u;
/** ISO 8601 without separators. */
const COMPACT = /^(\d{4})(\d{2})(\d{2})t(\d{2})(\d{2})(\d{2})/u;
/** Hours, minutes and seconds, with colons or dots. */
const TIME =
  /^(?<hour>\d{1,2})(?:(?<cut>[:.h]) ?(?<minute>\d{2})(?:[:.] ?(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?)?(?!\d)/u;
const OFFSET = /^(?:(?:utc|gmt)\s?)?(?<sign>[+-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?$/u;

/**
 * Takes one timestamp apart, undefined where it is none.
 *
 * Blanks of any kind, invisible marks and case do not count: Google writes a narrow blank before
 * PM, `p. m.` in Spanish and `오후` in Korean.
 */
export function parseTimestamp(text: string): ParsedTimestamp | undefined {
  if (text.length > LONGEST) return undefined;
  const tidy = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/−/gu, '-')
    .replace(/([ap])\. ?m\.?/giu, '$1m')
    .trim()
    .toLowerCase();
  const counted = sinceEpoch(tidy);
  if (counted !== undefined) return counted;
  const plain = tidy.replace(CHARACTERS, '$1-$2-$3 ').replace(COMPACT, '$1-$2-$3t$4:$5:$6').trim();
  const found = DATE.exec(plain);
  if (found?.groups !== undefined) {
    return withTime(dateOf(found.groups), plain.slice(found[0].length));
  }
  const worded = wordedDate(plain);
  return worded && withTime({ type: 'certain', ...worded.date }, worded.rest);
}

/** Seconds or milliseconds since 1970, of this century. */
function sinceEpoch(text: string): ParsedTimestamp | undefined {
  if (!/^1\d{9}(?:\d{3})?$/u.test(text)) return undefined;
  const at = new Date(Number(text) * (text.length > 10 ? 1 : 1000));
  return {
    date: {
      type: 'certain',
      year: at.getUTCFullYear(),
      month: at.getUTCMonth() + 1,
      day: at.getUTCDate(),
    },
    time: {
      hour: at.getUTCHours(),
      minute: at.getUTCMinutes(),
      second: at.getUTCSeconds(),
      millisecond: at.getUTCMilliseconds(),
    },
    offset: 0,
  };
}

type Groups = Readonly<Record<string, string | undefined>>;

function dateOf(groups: Groups): ParsedTimestamp['date'] {
  const number = (name: string): number => Number(groups[name]);
  if (groups['year'] !== undefined) {
    return { type: 'certain', year: number('year'), month: number('month'), day: number('day') };
  }
  const year = number('late') < 100 ? 2000 + number('late') : number('late');
  // Dots are written where the day comes first.
  if (groups['sep'] === '.') {
    return { type: 'certain', year, month: number('second'), day: number('first') };
  }
  return { type: 'either', year, first: number('first'), second: number('second') };
}

function withTime(date: ParsedTimestamp['date'], behind: string): ParsedTimestamp | undefined {
  const begins = /^(?:,? |t(?=\d)|,$|$|-(?=\d))/u.exec(behind);
  if (begins === null) return undefined;
  let rest = behind.slice(begins[0].length).trim();
  if (rest === '') return { date, time: { hour: 0, minute: 0, second: 0, millisecond: 0 } };
  const before = leadingHalf(rest);
  if (before) [, rest] = before;
  const parts = TIME.exec(rest);
  if (parts?.groups === undefined) return undefined;
  rest = rest.slice(parts[0].length).trim();
  const after = before ? undefined : leadingHalf(rest);
  if (after) [, rest] = after;
  const time = timeOf(parts.groups, (before ?? after)?.[0]);
  if (time === undefined) return undefined;
  // A browser's date names its zone once more, in brackets.
  const zone = rest.replace(/^(.*\d) ?\([^()]*\)$/u, '$1').replace(/^\((.*)\)$/u, '$1');
  if (zone === '') return { date, time };
  const offset = offsetOf(zone);
  return offset === undefined ? undefined : { date, time, offset };
}

function timeOf(groups: Groups, half: Half | undefined): ParsedTimestamp['time'] | undefined {
  const hour = Number(groups['hour']);
  // "10" alone is no time of day.
  if (half === undefined && groups['minute'] === undefined) return undefined;
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  return {
    hour: half === undefined ? hour : (hour % 12) + (half === 'afternoon' ? 12 : 0),
    minute: Number(groups['minute'] ?? 0),
    second: Number(groups['second'] ?? 0),
    millisecond: Number((groups['fraction'] ?? '').padEnd(3, '0').slice(0, 3)),
  };
}

function offsetOf(zone: string): number | undefined {
  const known = ZONES.get(zone);
  if (known !== undefined) return known;
  const groups = OFFSET.exec(zone)?.groups;
  if (groups === undefined) return undefined;
  const hours = Number(groups['hours']);
  const minutes = Number(groups['minutes'] ?? 0);
  if (hours > 14 || minutes > 59) return undefined;
  return (hours * 60 + minutes) * (groups['sign'] === '-' ? -1 : 1);
}
