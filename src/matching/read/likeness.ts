import { edits } from './edits.ts';

/** How two different words may still be one. */
export type Likeness = 'typing error' | 'shortened' | undefined;

const DIGIT = /\d/;

/** Whether two neighbouring letters have changed places. */
export const isSwap = (a: string, b: string): boolean => {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return (
    a[at] === b[at + 1] &&
    a[at + 1] === b[at] &&
    a.slice(at + 2) === b.slice(at + 2) &&
    at + 1 < a.length
  );
};

/** Endings that make of a field those who work in it, or the other way round; longest first. */
const PEOPLE = /(?:ologist|ician|ator|itor|ist|ian|ier|eer|er|or|ee)s?$/;
const FIELD =
  /(?:ology|ation|ition|ion|ics?|ments?|isms?|it(?:y|ies)|ing|ures?|ance|ence|cy|y|al|e|s)?$/;
/** Of the stem that two words share at least so much remains. */
const STEM = 3;

/**
 * "Arts" and "Artists", "Education" and "Educators": a field and its people are two, however alike
 * the words.
 */
export function areDerived(a: string, b: string): boolean {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  if (shared < STEM) return false;
  const isPair = (people: string, field: string): boolean => {
    const ending = people.replace(PEOPLE, '');
    if (ending === people) return false;
    const stem = ending.length > shared + 1 ? ending.replace(FIELD, '') : ending;
    if (stem.length < STEM || stem.length > shared + 1) return false;
    const rest = field.slice(Math.min(shared, stem.length));
    return field.length > 0 && rest.replace(FIELD, '') === '' && !PEOPLE.test(field);
  };
  return isPair(a, b) || isPair(b, a);
}

/**
 * Whether two words look like one word typed in two ways.
 *
 * A typing error costs one letter in a word of five, two in a word of nine. A shortened word is
 * the beginning of the other, three letters at least ("demo", "washingto"). Figures have neither.
 */
export function likeness(a: string, b: string): Likeness {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const longer = long.length - short.length;
  if (short.length < 3 || (longer > 2 && !long.startsWith(short))) return undefined;
  if (DIGIT.test(short) || DIGIT.test(long) || areDerived(short, long)) return undefined;
  if (long.startsWith(short))
    return longer === 1 && short.length >= 5 ? 'typing error' : 'shortened';
  if (short.length < 4) return undefined;
  if (isSwap(short, long)) return 'typing error';
  if (long.length < 5) return undefined;
  const allowed = long.length >= 9 && short.length >= 8 ? 2 : 1;
  return longer <= allowed && edits(short, long) <= allowed ? 'typing error' : undefined;
}

/** Letters swapped, or one written twice or once too little: what a hand does and no other word is. */
export function isSlip(a: string, b: string): boolean {
  const once = (word: string): string => word.replace(/(.)\1+/gu, '$1');
  return isSwap(a, b) || once(a) === once(b);
}
