/**
 * Dates as Sheets keeps them: days since 1899-12-30 on the wall clock of the
 * spreadsheet's own zone, so no zone enters here.
 */
const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);

interface Clock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekday: number;
}

function toSerial(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  if (hour > 23 || minute > 59 || second >= 60) return undefined;
  const time = (hour * 3600 + minute * 60 + second) * 1000;
  return (date.getTime() - EPOCH + time) / DAY;
}

function fromSerial(serial: number): Clock {
  const date = new Date(EPOCH + Math.round(serial * DAY));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    weekday: date.getUTCDay(),
  };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A number under one of Sheets' date and time patterns (`yyyy-mm-dd hh:mm:ss`, `m/d/yyyy`). */
export function formatDate(serial: number, pattern: string): string {
  const t = fromSerial(serial);
  const twelve = /am\/pm/i.test(pattern);
  const pad = (n: number, width: number): string => String(n).padStart(width, '0');
  const tokens = pattern.match(/am\/pm|y+|m+|d+|h+|s+|"[^"]*"|./gi) ?? [];
  return tokens
    .map((token, i) => {
      const letter = token[0]?.toLowerCase() ?? '';
      const width = token.length;
      if (token.toLowerCase() === 'am/pm') return t.hour < 12 ? 'AM' : 'PM';
      if (letter === 'y') return width > 2 ? String(t.year) : pad(t.year % 100, 2);
      if (letter === 'd') return pad(t.day, Math.min(width, 2));
      if (letter === 'h') return pad(twelve ? t.hour % 12 || 12 : t.hour, Math.min(width, 2));
      if (letter === 's') return pad(t.second, Math.min(width, 2));
      if (letter === 'm') {
        const before = tokens.slice(0, i).findLast((each) => /^[a-z]/i.test(each));
        const after = tokens.slice(i + 1).find((each) => /^[a-z]/i.test(each));
        const minutes = /^h/i.test(before ?? '') || /^s/i.test(after ?? '');
        if (!minutes && width === 3) return MONTHS[t.month - 1] ?? '';
        return pad(minutes ? t.minute : t.month, Math.min(width, 2));
      }
      return token.startsWith('"') ? token.slice(1, -1) : token;
    })
    .join('');
}

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?$/;
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/** A typed date: ISO anywhere, else month first in en_US and day first elsewhere. */
export function parseDate(
  text: string,
  locale: string,
): { readonly serial: number; readonly pattern: string; readonly timed: boolean } | undefined {
  const iso = ISO.exec(text);
  const slashed = SLASHED.exec(text);
  const match = iso ?? slashed;
  if (match === null) return undefined;
  const [a, b, c, h, m, s] = match
    .slice(1)
    .map((part) => Number((part as string | undefined) ?? 0));
  const timed = match[4] !== undefined;
  const monthFirst = locale === 'en_US';
  const [year, month, day] = iso ? [a, b, c] : monthFirst ? [c, a, b] : [c, b, a];
  const full = (year ?? 0) < 100 ? (year ?? 0) + 2000 : (year ?? 0);
  const serial = toSerial(full, month ?? 0, day ?? 0, h, m, s);
  if (serial === undefined) return undefined;
  const date = iso ? 'yyyy-mm-dd' : monthFirst ? 'm/d/yyyy' : 'dd/mm/yyyy';
  return { serial, pattern: timed ? `${date} h:mm:ss` : date, timed };
}
