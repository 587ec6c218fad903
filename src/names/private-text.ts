import { visibleText } from './fold.ts';
import { tidy } from './loose.ts';
import {
  CUT,
  EMAIL,
  EMAIL_OF_PROVIDER,
  LEAD_INS,
  NUMBERS,
  withoutLooseEmails,
} from './contact-patterns.ts';

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
 * into it taken out, with what they leave behind (empty brackets, loose commas, "call me at").
 *
 * "" where it held nothing else. "3-1-1 Neighbors", "Local 1199" and "Class of
 * 1990-2020" stay as they are. A text that held none is only tidied.
 */
export function withoutContacts(typed: string): Cleared {
  const text = tidy(visibleText(typed));
  const unaddressed = withoutLooseEmails(
    [EMAIL, EMAIL_OF_PROVIDER].reduce((left, pattern) => left.replace(pattern, CUT), text),
  );
  const bare = NUMBERS.reduce(
    (left, pattern) => left.replace(pattern, (found) => (isYears(found) ? found : CUT)),
    unaddressed,
  );
  const pieces = bare.split(CUT);
  const last = pieces.pop() ?? '';
  if (pieces.length === 0) return { text, held: false };
  const cleaned = [...pieces.map(withoutLeadIn), last]
    .join(' ')
    .replace(EMPTY_BRACKETS, ' ')
    .replace(DOUBLED, '$1')
    .replace(/\s+([,;])/gu, '$1')
    .replace(LOOSE_ENDS, '');
  return { text: tidy(cleaned), held: true };
}

/** Longer words are no lead-ins, and are not looked at. */
const LONGEST_LEAD_IN = 30;

/** What stands before a number that was taken out, without "call me at". */
function withoutLeadIn(before: string): string {
  const words = before.split(/(?<=\s)/u);
  for (;;) {
    const last = words.at(-1) ?? '';
    if (last.length > LONGEST_LEAD_IN) return words.join('');
    const [, opening = '', word = ''] = /^([([{<]*)(.*?)[.:#=]*\s*$/su.exec(last) ?? [];
    if (!LEAD_INS.has(word.toLowerCase())) return words.join('');
    words.pop();
    if (opening !== '') return words.join('') + opening;
  }
}
