import { visibleText } from './fold.ts';
import { tidy } from './loose.ts';
import { EMAIL, EMAIL_OF_PROVIDER, NUMBERS, withoutLooseEmails } from './contact-patterns.ts';

const YEAR = /(?<!\p{Nd})(?:1[89]|20)\p{Nd}{2}(?!\p{Nd})/gu;

/** "1968-1969-1970" and "5 (2018-2022" are no telephone numbers. */
function isYears(found: string): boolean {
  const years = found.match(YEAR)?.length ?? 0;
  const left = found.replace(YEAR, '').replace(/\P{Nd}/gu, '').length;
  return years > 0 && (left === 0 || (years > 1 && left < 4));
}

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
  const unaddressed = withoutLooseEmails(
    [EMAIL, EMAIL_OF_PROVIDER].reduce((left, pattern) => left.replace(pattern, ' '), text),
  );
  const bare = NUMBERS.reduce(
    (left, pattern) => left.replace(pattern, (found) => (isYears(found) ? found : ' ')),
    unaddressed,
  );
  if (bare === text) return { text, held: false };
  const cleaned = bare
    .replace(EMPTY_BRACKETS, ' ')
    .replace(DOUBLED, '$1')
    .replace(/\s+([,;])/gu, '$1')
    .replace(LOOSE_ENDS, '');
  return { text: tidy(cleaned), held: true };
}
