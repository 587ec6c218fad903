import { AROUND, MONTHS } from './time-words.ts';

export interface WordedDate {
  readonly date: { readonly year: number; readonly month: number; readonly day: number };
  /** What follows the year. */
  readonly rest: string;
}

/**
 * A date that names its month: "Friday, October 29, 2021 at 1:02 PM", "29 de octubre de 2021",
 * "Mon Sep 08 2025 13:58:23", "29-Oct-2021". Every word before the year has to be a weekday, a
 * preposition or a month; undefined elsewhere.
 */
export function wordedDate(text: string): WordedDate | undefined {
  let [year, month, day, at] = [0, 0, 0, 0];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}]+|\d+/gu)) {
    if (/[^\s,.\-–/]/u.test(text.slice(at, index).replace(/º/gu, ''))) return undefined;
    at = index + word.length;
    if (/^\d/u.test(word)) {
      if (word.length === 4 && year === 0) year = Number(word);
      else if (word.length < 3 && day === 0) day = Number(word);
      else return undefined;
    } else if (MONTHS.has(word) && month === 0) month = MONTHS.get(word) ?? 0;
    else if (!AROUND.has(word) && !/^(?:st|nd|rd|th|er|o)$/u.test(word)) return undefined;
    if (year > 0 && month > 0 && day > 0) {
      return { date: { year, month, day }, rest: withoutAround(text.slice(at)) };
    }
  }
  return undefined;
}

/** "at", "à", "a las", and the comma before them. */
function withoutAround(text: string): string {
  const words = text.replace(/^[\s,.]+/u, '').split(' ');
  while (AROUND.has(words[0] ?? '')) words.shift();
  return words.length === 0 || words[0] === '' ? '' : ` ${words.join(' ')}`;
}
