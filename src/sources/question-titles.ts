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
