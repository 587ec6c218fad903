import { edits } from '../read/edits.ts';
import { areDerived, isSwap } from '../read/likeness.ts';
import { lettersOf, sameNumbers } from '../read/name-letters.ts';
import type { Name } from '../read/name.ts';
import type { ReasonPart } from '../reason.ts';
import {
  CUT_LETTERS,
  LETTERS_PER_ERROR_AT_DOMAIN,
  SAME_LETTERS,
  SWAPPED_AMONG_OTHERS,
  SWAPPED_LETTERS,
} from '../thresholds.ts';

export const shareDomain = (a: Name, b: Name): boolean =>
  a.domains.some((domain) => b.domains.includes(domain));

export const otherDomains = (a: Name, b: Name): boolean =>
  a.domains.length > 0 && b.domains.length > 0 && !shareDomain(a, b);

/** The one word in which two keys of as many words differ. */
function oneWord(a: string, b: string): readonly [string, string, number] | undefined {
  const [x, y] = [a.split(' '), b.split(' ')];
  if (x.length !== y.length) return undefined;
  const at = x.findIndex((word, i) => word !== y[i]);
  const [one, other] = [x[at], y[at]];
  if (one === undefined || other === undefined) return undefined;
  return x.every((word, i) => i === at || word === y[i]) ? [one, other, x.length] : undefined;
}

function isSwapped(a: string, b: string): boolean {
  const word = oneWord(a, b);
  if (word === undefined || !isSwap(word[0], word[1])) return false;
  return word[0].length >= (word[2] > 2 ? SWAPPED_AMONG_OTHERS : SWAPPED_LETTERS);
}

/** One domain, and a slip in so many letters that it cannot be another name. */
function isMistypedAtDomain(a: string, b: string): boolean {
  const word = oneWord(a, b);
  if (word === undefined) return false;
  const [one, other] = word;
  if (/\d/.test(one + other) || areDerived(one, other)) return false;
  const allowed = Math.min(
    2,
    Math.floor(Math.max(one.length, other.length) / LETTERS_PER_ERROR_AT_DOMAIN),
  );
  return allowed > 0 && edits(one, other) <= allowed;
}

/** Why two names are one body by their letters alone, wherever the words part; see thresholds.ts. */
export function sameLetters(a: Name, b: Name): ReasonPart | undefined {
  const [x, y] = [lettersOf(a.key), lettersOf(b.key)];
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  if (short.length < SAME_LETTERS || !sameNumbers(a.key, b.key)) return undefined;
  if (x === y) return { says: 'otherSpacing' };
  if (long.length > MOST_LETTERS) return undefined;
  if (isSwapped(a.key, b.key)) return { says: 'lettersSwapped' };
  if (!shareDomain(a, b)) return undefined;
  if (isMistypedAtDomain(a.key, b.key)) return { says: 'typingErrorAtDomain' };
  return short.length >= CUT_LETTERS && long.startsWith(short) && isOneWord(a.key, b.key)
    ? { says: 'beginningAtDomain' }
    : undefined;
}

/** What is longer is no name of a body, and is not compared letter by letter. */
const MOST_LETTERS = 200;

/** A web address is one row of letters. */
const isOneWord = (a: string, b: string): boolean => !a.includes(' ') || !b.includes(' ');
