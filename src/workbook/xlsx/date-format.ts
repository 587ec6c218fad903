import type { Token } from './format-code.ts';

const DAY_MS = 86_400_000;

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly milliseconds: number;
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

/**
 * A day number in the look of a format's tokens, with English names.
 * undefined for what Excel itself cannot show (before 1900, past 9999).
 */
export function formatDate(
  serial: number,
  tokens: readonly Token[],
  date1904: boolean,
): string | undefined {
  const seconds = tokens.some(({ type }, at) => type === 'date' && letterAt(tokens, at) === 's');
  const fraction = fractionDigits(tokens);
  // Excel rounds to the smallest unit of seconds that is shown, and cuts hours and minutes.
  const unit = seconds ? 1000 / 10 ** fraction : 1;
  const ms = Math.round((serial * DAY_MS) / unit) * unit;
  if (ms < 0 || ms >= 2_958_466 * DAY_MS) return undefined;
  const moment = momentOf(ms, date1904);
  const halfDay = tokens.some(({ type }) => type === 'half-day');
  return tokens
    .map((token, at) => {
      switch (token.type) {
        case 'literal':
          return token.text;
        case 'date':
          return field(token.text, isMinutes(tokens, at), moment, halfDay);
        case 'elapsed':
          return elapsed(token.text, ms);
        case 'half-day':
          return half(token.text, moment.hours);
        case 'digit':
          return token.text === '0' ? fractionDigit(tokens, at, moment) : token.text;
        case 'general':
        case 'text':
          return '';
      }
    })
    .join('');
}

function momentOf(ms: number, date1904: boolean): Moment {
  const days = Math.floor(ms / DAY_MS) + (date1904 ? 1462 : 0);
  const rest = ms % DAY_MS;
  // Excel counts a 29 February 1900 that never was, and a day 0 before it all.
  const date = new Date(Date.UTC(1899, 11, 30 + days + (days < 60 ? 1 : 0)));
  const leap = days === 60 && !date1904;
  const zero = days === 0 && !date1904;
  return {
    year: zero ? 1900 : date.getUTCFullYear(),
    month: leap ? 2 : zero ? 1 : date.getUTCMonth() + 1,
    day: leap ? 29 : zero ? 0 : date.getUTCDate(),
    weekday: (days + 6) % 7,
    hours: Math.floor(rest / 3_600_000),
    minutes: Math.floor(rest / 60_000) % 60,
    seconds: Math.floor(rest / 1000) % 60,
    milliseconds: rest % 1000,
  };
}

function field(text: string, minutes: boolean, moment: Moment, halfDay: boolean): string {
  const two = (value: number): string =>
    text.length > 1 ? String(value).padStart(2, '0') : String(value);
  switch (text.slice(0, 1)) {
    case 'y':
      return text.length > 2 ? String(moment.year) : String(moment.year % 100).padStart(2, '0');
    case 'm':
      if (minutes) return two(moment.minutes);
      return text.length < 3 ? two(moment.month) : named(MONTHS[moment.month - 1] ?? '', text);
    case 'd':
      return text.length < 3 ? two(moment.day) : named(WEEKDAYS[moment.weekday] ?? '', text);
    case 'h':
      return two(halfDay ? ((moment.hours + 11) % 12) + 1 : moment.hours);
    default:
      return two(moment.seconds);
  }
}

function named(name: string, text: string): string {
  if (text.length === 3) return name.slice(0, 3);
  return text.length === 5 ? name.slice(0, 1) : name;
}

function elapsed(text: string, ms: number): string {
  const unit = text.startsWith('h') ? 3_600_000 : text.startsWith('m') ? 60_000 : 1000;
  return String(Math.floor(ms / unit)).padStart(text.length, '0');
}

function half(text: string, hours: number): string {
  const name = hours < 12 ? 'AM' : 'PM';
  return text.length > 3 ? name : name.slice(0, 1);
}

/** "m" is minutes after hours and before seconds, months elsewhere. */
function isMinutes(tokens: readonly Token[], at: number): boolean {
  if (letterAt(tokens, at) !== 'm' || textAt(tokens, at).length > 2) return false;
  const isTime = (token: Token): boolean => token.type === 'date' || token.type === 'elapsed';
  const before = tokens.slice(0, at).findLast(isTime);
  const after = tokens.slice(at + 1).find(isTime);
  return letter(before) === 'h' || letter(after) === 's';
}

function letter(token: Token | undefined): string {
  return token && 'text' in token ? token.text.slice(0, 1) : '';
}

function letterAt(tokens: readonly Token[], at: number): string {
  return letter(tokens[at]);
}

function textAt(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  return token && 'text' in token ? token.text : '';
}

/** How many digits of a second "ss.000" shows. */
function fractionDigits(tokens: readonly Token[]): number {
  const dot = tokens.findIndex((token) => token.type === 'digit' && token.text === '.');
  if (dot < 0) return 0;
  const end = tokens.findIndex((_, at) => at > dot && textAt(tokens, at) !== '0');
  return Math.min(3, (end < 0 ? tokens.length : end) - dot - 1);
}

function fractionDigit(tokens: readonly Token[], at: number, moment: Moment): string {
  const dot = tokens.findIndex((token) => token.type === 'digit' && token.text === '.');
  const digits = String(Math.round(moment.milliseconds)).padStart(3, '0');
  return digits[at - dot - 1] ?? '0';
}
