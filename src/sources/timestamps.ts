import { finding, type Finding } from '../domain/finding.ts';
import { isWall, toInstant, type Wall } from '../platform/zone.ts';
import { parseTimestamp, type Order, type ParsedTimestamp } from './timestamp-forms.ts';

export interface Timestamps {
  /** For each text its instant, ISO 8601 in UTC with milliseconds; undefined where unreadable or blank. */
  readonly instants: readonly (string | undefined)[];
  /**
   * For each text what stays the same when the responses are exported again by
   * someone with another language or zone: the instant where the text says its
   * own zone, else the text as given.
   */
  readonly keys: readonly string[];
  readonly findings: readonly Finding[];
}

export interface AboutTimestamps {
  /** The source's name. */
  readonly source: string;
  /** Of those that carry none. */
  readonly timezone: string;
  /** Of `3/4/2022`, where no value of the column decides it. */
  readonly dateOrder: Order;
  /** The row in which the text at a place stands, as a spreadsheet counts rows. */
  readonly rowOf: (at: number) => number;
}

/**
 * The instants of one source's column of timestamps: Google Forms' own
 * (`2022/11/30 10:39:41 PM GMT+1`), ISO 8601, and what a sheet displays.
 *
 * `3/4/2022` is read as the rest of the column shows: a 13th or later in one
 * place settles it for all. Where nothing does, or the column contradicts
 * itself, the letter's main language decides and a finding says so.
 */
export function readTimestamps(texts: readonly string[], about: AboutTimestamps): Timestamps {
  const parsed = texts.map(parseTimestamp);
  const settled = settledOrder(parsed);
  const order = typeof settled === 'string' ? settled : about.dateOrder;
  let blank = 0;
  const unreadable: number[] = [];
  let guessed = 0;
  const instants = parsed.map((each, at) => {
    if (each === undefined) {
      if ((texts[at] ?? '').trim() === '') blank += 1;
      else unreadable.push(at);
      return undefined;
    }
    if (isAmbiguous(each)) guessed += 1;
    const instant = instantOf(each, order, about.timezone);
    if (instant === undefined) unreadable.push(at);
    return instant;
  });
  const findings: Finding[] = [];
  const [first] = unreadable;
  if (first !== undefined) {
    const filling = {
      source: about.source,
      row: String(about.rowOf(first)),
      text: shownTime(texts[first] ?? ''),
    };
    const what = {
      code: 'timestamp-unreadable',
      severity: 'warning',
      count: unreadable.length,
    } as const;
    findings.push(finding(what, 'timestampUnreadable', filling));
  }
  if (blank > 0) {
    const what = { code: 'timestamp-missing', severity: 'warning', count: blank } as const;
    findings.push(finding(what, 'timestampMissing', { source: about.source }));
  }
  if (guessed > 0 && typeof settled !== 'string') {
    findings.push(guessFinding(guessed, order, settled.contradicts, about.source));
  }
  const keys = texts.map((text, at) =>
    parsed[at]?.offset === undefined ? text : (instants[at] ?? text),
  );
  return { instants, keys, findings };
}

function settledOrder(
  column: readonly (ParsedTimestamp | undefined)[],
): Order | { readonly contradicts: boolean } {
  const orders = new Set<Order>();
  for (const each of column) {
    if (each?.date.type !== 'either') continue;
    if (each.date.first > 12) orders.add('day-first');
    if (each.date.second > 12) orders.add('month-first');
  }
  const [order] = orders;
  return order === undefined || orders.size > 1 ? { contradicts: orders.size > 1 } : order;
}

/** 3/3 is the same day either way. */
function isAmbiguous({ date }: ParsedTimestamp): boolean {
  return (
    date.type === 'either' && date.first <= 12 && date.second <= 12 && date.first !== date.second
  );
}

function instantOf(
  { date, time, offset }: ParsedTimestamp,
  order: Order,
  timezone: string,
): string | undefined {
  const day = { ...dayOf(date, order), hour: 0, minute: 0, second: 0 };
  if (!isWall(day)) return undefined;
  const isNextDay = time.hour === 24 && time.minute + time.second + time.millisecond === 0;
  const wall: Wall = isNextDay ? dayAfter(day) : { ...day, ...time };
  if (!isWall(wall)) return undefined;
  if (offset === undefined) return toInstant(wall, timezone);
  return new Date(Date.parse(toInstant(wall, 'UTC')) - offset * 60_000).toISOString();
}

function dayAfter(wall: Wall): Wall {
  const next = new Date(Date.UTC(wall.year, wall.month - 1, wall.day + 1));
  return {
    ...wall,
    year: next.getUTCFullYear(),
    month: next.getUTCMonth() + 1,
    day: next.getUTCDate(),
  };
}

function dayOf(date: ParsedTimestamp['date'], order: Order): Pick<Wall, 'year' | 'month' | 'day'> {
  if (date.type === 'certain') return { year: date.year, month: date.month, day: date.day };
  const { year, first, second } = date;
  // A value that fits one way only is read that way, whatever the others say.
  const dayFirst = first > 12 || (second <= 12 && order === 'day-first');
  return dayFirst ? { year, month: second, day: first } : { year, month: first, day: second };
}

/** The text of a time, where it looks like one: what else stands there may be a person's name. */
function shownTime(text: string): string {
  const tidy = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  const isTime = tidy.length <= 40 && /\d[-/.: ]\d/u.test(tidy) && !tidy.includes('@');
  return isTime ? ` ("${tidy}")` : '';
}

function guessFinding(count: number, order: Order, mixed: boolean, source: string): Finding {
  const [whole, each] = mixed
    ? (['orderMixedDayFirst', 'orderMixedMonthFirst'] as const)
    : (['orderUnknownDayFirst', 'orderUnknownMonthFirst'] as const);
  const what = { code: 'timestamp-order-guessed', severity: 'warning', count } as const;
  return finding(what, order === 'day-first' ? whole : each, { source });
}
