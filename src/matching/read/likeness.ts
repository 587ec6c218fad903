import { edits } from './edits.ts';

/** How two different words may still be one. */
export type Likeness = 'typing error' | 'shortened' | undefined;

const DIGIT = /\d/;

const swapped = (a: string, b: string): boolean => {
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
  if (DIGIT.test(short) || DIGIT.test(long)) return undefined;
  if (long.startsWith(short))
    return longer === 1 && short.length >= 5 ? 'typing error' : 'shortened';
  if (short.length < 4) return undefined;
  if (swapped(short, long)) return 'typing error';
  if (long.length < 5) return undefined;
  const allowed = long.length >= 9 && short.length >= 8 ? 2 : 1;
  return longer <= allowed && edits(short, long) <= allowed ? 'typing error' : undefined;
}

/** Letters swapped, or one written twice or once too little: what a hand does and no other word is. */
export function isSlip(a: string, b: string): boolean {
  const once = (word: string): string => word.replace(/(.)\1+/gu, '$1');
  return swapped(a, b) || once(a) === once(b);
}
