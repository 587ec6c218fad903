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
  readonly time: {
    readonly hour: number;
    readonly minute: number;
    readonly second: number;
    readonly millisecond: number;
  };
  /** Minutes east of Greenwich, where the timestamp says so itself. */
  readonly offset?: number;
}

/**
 * Abbreviations that Google writes for zones in an English or Spanish form.
 * Those that name several zones (IST, and CST outside America) have the
 * meaning that CLDR gives them in the United States.
 */
// prettier-ignore
const ZONES: Readonly<Record<string, number>> = {
  z: 0, utc: 0, gmt: 0, wet: 0, west: 60, bst: 60, cet: 60, cest: 120, eet: 120, eest: 180,
  nst: -210, ndt: -150, ast: -240, adt: -180, est: -300, edt: -240, cst: -360, cdt: -300,
  mst: -420, mdt: -360, pst: -480, pdt: -420, akst: -540, akdt: -480, hst: -600, hdt: -540,
};

const DATE =
  /^(?:(?<year>\d{4})(?<cut>[-/.])(?<month>\d{1,2})\k<cut>(?<day>\d{1,2})|(?<first>\d{1,2})(?<sep>[-/.])(?<second>\d{1,2})\k<sep>(?<late>\d{4}|\d{2}))/u;
const TIME =
  /^(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?\s*(?<half>[ap]\.?\s?m\.?(?![a-z]))?/u;
const OFFSET = /^(?:(?:utc|gmt)\s?)?(?<sign>[+-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?$/u;

/**
 * Takes one timestamp apart, undefined where it is none.
 *
 * Blanks of any kind, invisible marks and case do not count: Google
 * writes a narrow blank before PM, and `p. m.` in Spanish.
 */
export function parseTimestamp(text: string): ParsedTimestamp | undefined {
  const tidy = text
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/−/gu, '-')
    .trim()
    .toLowerCase();
  const dateParts = DATE.exec(tidy);
  if (dateParts?.groups === undefined) return undefined;
  const date = dateOf(dateParts.groups);
  const rest = tidy.slice(dateParts[0].length).replace(/^(?:,? |t(?=\d)|,$|$)/u, '');
  if (rest === '') return { date, time: { hour: 0, minute: 0, second: 0, millisecond: 0 } };
  if (rest.length === tidy.length - dateParts[0].length) return undefined;
  const timeParts = TIME.exec(rest);
  if (timeParts?.groups === undefined) return undefined;
  const time = timeOf(timeParts.groups);
  if (time === undefined) return undefined;
  const zone = rest
    .slice(timeParts[0].length)
    .trim()
    .replace(/^\((.*)\)$/u, '$1');
  if (zone === '') return { date, time };
  const offset = offsetOf(zone);
  return offset === undefined ? undefined : { date, time, offset };
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

function timeOf(groups: Groups): ParsedTimestamp['time'] | undefined {
  const hour = Number(groups['hour']);
  const half = groups['half']?.charAt(0);
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  return {
    hour: half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0),
    minute: Number(groups['minute']),
    second: Number(groups['second'] ?? 0),
    millisecond: Number((groups['fraction'] ?? '').padEnd(3, '0').slice(0, 3)),
  };
}

function offsetOf(zone: string): number | undefined {
  const known = ZONES[zone];
  if (known !== undefined) return known;
  const groups = OFFSET.exec(zone)?.groups;
  if (groups === undefined) return undefined;
  const hours = Number(groups['hours']);
  const minutes = Number(groups['minutes'] ?? 0);
  if (hours > 14 || minutes > 59) return undefined;
  return (hours * 60 + minutes) * (groups['sign'] === '-' ? -1 : 1);
}
