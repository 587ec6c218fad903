import type { Questions } from '../domain/letter.ts';
import { recognize } from './question-wordings.ts';
import { parseTimestamp } from './timestamp-forms.ts';

/** Format characters (zero-width, direction marks, soft hyphens), which nobody sees. */
const INVISIBLE = /[\p{Cf}\p{Cc}]/gu;
const ACCENTS = /\p{M}/gu;
const TYPOGRAPHY: readonly (readonly [RegExp, string])[] = [
  [/[‘’‛ʼ′`´]/gu, "'"],
  [/[“”„«»″]/gu, '"'],
  [/[‐‑‒–—―−]/gu, '-'],
];

/**
 * The key under which two wordings of a question's title are one title.
 *
 * Case, accents, all spacing, invisible characters, the style of quotes and
 * dashes, and a trailing `*` (required) or colon do not count.
 */
export function titleKey(title: string): string {
  let key = title.replace(INVISIBLE, ' ').normalize('NFKD').replace(ACCENTS, '').toLowerCase();
  for (const [style, plain] of TYPOGRAPHY) key = key.replace(style, plain);
  return key.replace(/\s+/gu, '').replace(/[*:]+$/u, '');
}

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;
const TELEPHONE = /^\+?[\d\s().\-–]{7,20}$/u;
const YES_OR_NO = /^(?:yes|no|sí|si|oui|non|true|false)$/iu;

/**
 * Whether a row that stands where titles should be holds answers: a file lost its header, and what
 * seem to be titles are what people typed, which nobody else may see.
 */
export function holdsAnswers(titles: readonly string[]): boolean {
  return titles.some((title) => {
    const text = title.replace(INVISIBLE, '').trim();
    return (
      ADDRESS.test(text) ||
      YES_OR_NO.test(text) ||
      (TELEPHONE.test(text) && text.replace(/\D/gu, '').length > 6) ||
      parseTimestamp(text) !== undefined
    );
  });
}

/**
 * Titles as an error of a sync may list them; never what people answered. Where none is a usual one,
 * nobody can tell a row of titles from a row of names, and none is shown.
 */
export function listTitles(titles: readonly string[]): string {
  const there = titles.filter((title) => titleKey(title) !== '');
  const areUsual = there.some((title) => recognize(title)?.whole === true);
  if (there.length === 0 || areUsual || holdsAnswers(titles)) return listColumns(titles);
  return `The first row has ${there.length} ${there.length === 1 ? 'cell' : 'cells'}, none of them a usual title; look there whether they are titles at all.`;
}

/** Titles of a file that somebody names at the terminal, who sees what is in it anyway. */
export function listColumns(titles: readonly string[]): string {
  if (holdsAnswers(titles)) return 'The first row holds answers and not titles.';
  const there = titles.filter((title) => titleKey(title) !== '');
  if (there.length === 0) return 'No titles are there.';
  const shown = there.slice(0, SHOWN_TITLES).map(quoteTitle).join(', ');
  const more = there.length > SHOWN_TITLES ? ` and ${there.length - SHOWN_TITLES} more` : '';
  return `The titles there: ${shown}${more}.`;
}

/** A form with more questions than this is shown in part. */
const SHOWN_TITLES = 40;

/** Long enough to recognize a question by, short enough for a terminal. */
const SHOWN = 90;

/**
 * A title as an error may quote it.
 *
 * Where a file has no header, its "titles" are a person's answers: a title with an
 * address in it is not shown.
 */
export function quoteTitle(title: string): string {
  const tidy = title.replace(INVISIBLE, ' ').replace(/\s+/gu, ' ').trim();
  if (/\S@\S/u.test(tidy)) return '(an e-mail address)';
  const letters = Array.from(tidy);
  return `"${letters.length > SHOWN ? `${letters.slice(0, SHOWN).join('')}…` : tidy}"`;
}

/** A header further down is none. */
const SEARCHED_ROWS = 20;

/** The row where the most mapped questions stand, under whatever banner; the first full one if none does. */
export function titleRowOf(rows: readonly (readonly string[])[], questions: Questions): number {
  const wanted = new Set(
    Object.values(questions).flatMap(({ titles }) => titles.map((title) => titleKey(title))),
  );
  const found = rows
    .slice(0, SEARCHED_ROWS)
    .map((row) => row.filter((cell) => wanted.has(titleKey(cell))).length);
  const most = Math.max(0, ...found);
  if (most > 0) return found.indexOf(most);
  return Math.max(
    0,
    rows.findIndex((row) => row.some((cell) => titleKey(cell) !== '')),
  );
}
