import { visibleText } from '../names/fold.ts';
import { tidy } from '../names/loose.ts';

const LABEL = String.raw`(?:(?<![\p{L}])(?:e-?mail|correo(?: electr[oó]nico)?|mailto|tel(?:[eé]fono)?|phone|cell|celular|m[oó]vil|mobile|fax|whatsapp|call|text|ph)(?![\p{L}])\s*(?:n[oº°]?\.)?\s*[.:#]*\s*)?`;

/** With "(at)", "[at]" and "(dot)" for those who hide from robots. */
const AT = String.raw`\s*(?:@|＠|﹫|[([{]\s*(?:at|arroba)\s*[)\]}])\s*`;
const DOT = String.raw`(?:\.|．|\s*[([{]\s*(?:dot|punto)\s*[)\]}]\s*)`;
const HOST = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?`;
const LOCAL = String.raw`(?<![\p{L}\p{N}._%+'’-])[\p{L}\p{N}._%+'’-]+`;
const EMAIL = new RegExp(String.raw`${LABEL}${LOCAL}${AT}${HOST}(?:${DOT}${HOST})+`, 'giu');
/** "ana at example dot org" */
const SPELT_EMAIL = new RegExp(
  String.raw`${LABEL}${LOCAL}\s+(?:at|arroba)\s+${HOST}(?:\s+(?:dot|punto)\s+${HOST})+`,
  'giu',
);

const GAP = String.raw`[\s.()\-–—‐‑−·•_]{0,3}`;
const EXTENSION = String.raw`(?:\s*,?\s*(?:x|ext|extension|extensi[oó]n)\.?\s*\p{Nd}{1,6})?`;
/** Nine digits or more in a row, however they are parted. */
const LONG_NUMBER = new RegExp(
  String.raw`${LABEL}(?<![\p{L}\p{Nd}])[+＋(]{0,2}\p{Nd}(?:${GAP}\p{Nd}){8,17}(?!\p{Nd}|(?!x|ext)\p{L})${EXTENSION}`,
  'giu',
);
/** Seven, as a call within the town is written. */
const SHORT_NUMBER = new RegExp(
  String.raw`${LABEL}(?<![\p{L}\p{Nd}-])(?:\p{Nd}{3}/\p{Nd}{3}[-. /]?|\p{Nd}{3}[-.–‑])\p{Nd}{4}(?![\p{Nd}-])${EXTENSION}`,
  'giu',
);
/** 1-800-555-CALL */
const LETTERED_NUMBER = /(?<![\p{L}\p{Nd}-])1[-. ]8\d{2}[-. ][A-Z\d]{3}[-. ]?[A-Z\d]{4,}/gu;
const AFTER_PLUS = new RegExp(
  String.raw`${LABEL}[+＋]\p{Nd}(?:${GAP}\p{Nd}){6,17}${EXTENSION}`,
  'giu',
);
/** "1968-1969-1970" is not a telephone. */
const YEARS = /^(?:(?:1[89]|20)\d{2}\D*)+$/u;

/** What is left when an address is taken out of "Clinic (ana@…)" or "Clinic - ana@…". */
const EMPTY_BRACKETS = /\(\s*[,;:|]*\s*\)|\[\s*\]|<\s*>|\{\s*\}/gu;
const LOOSE_ENDS = /^[\s,;:|/<>–—-]+|[\s,;:|/<>–—-]+$/gu;
const DOUBLED = /\s*([,;|])(?:\s*[,;|])+/gu;

export interface Cleared {
  readonly text: string;
  /** Whether anything was taken out. */
  readonly held: boolean;
}

/**
 * A text for publication: e-mail addresses and phone numbers that were typed
 * into it taken out, with what they leave behind (empty brackets, loose commas).
 *
 * "" where it held nothing else. "3-1-1 Neighbors", "Local 1199" and "Class of
 * 1990-2020" stay as they are. A text that held none is only tidied.
 */
export function withoutContacts(typed: string): Cleared {
  const text = tidy(visibleText(typed));
  const bare = [EMAIL, SPELT_EMAIL, AFTER_PLUS, LONG_NUMBER, SHORT_NUMBER, LETTERED_NUMBER].reduce(
    (left, pattern) => left.replace(pattern, (found) => (YEARS.test(found) ? found : ' ')),
    text,
  );
  if (bare === text) return { text, held: false };
  const mended = bare
    .replace(EMPTY_BRACKETS, ' ')
    .replace(DOUBLED, '$1')
    .replace(/\s+([,;])/gu, '$1')
    .replace(LOOSE_ENDS, '');
  return { text: tidy(mended), held: true };
}
