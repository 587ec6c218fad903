import { loosely } from './loose.ts';
import { SUFFIXES } from './titles.ts';

/** A name's field, and the marks behind it: degrees, orders, numbers, with the comma before them. */
export interface Marked {
  readonly name: string;
  /** As typed, with what parts it from the name: ", PhD", " III". */
  readonly marks: string;
}

const isSuffix = (word: string): boolean => SUFFIXES.has(loosely(word).replaceAll(' ', ''));

/** Two to five capitals without a vowel are no word: LMSW, CSJ. */
const isAbbreviation = (word: string): boolean =>
  /^\(?(?:\p{Lu}\.?){2,5}[).]*$/u.test(word) && !/[AEIOUYÁÉÍÓÚ]/u.test(word);

/**
 * A field taken apart into the name and the marks behind it.
 *
 * What follows a comma is a mark where every word of it is short or known ("Soto, MFA, Esq."), so that
 * "Soto, Ana Maria" stays whole; without a comma only what can be no family name is.
 */
export function withoutMarks(field: string): Marked {
  const comma = field.indexOf(',');
  if (comma > 0) {
    const behind = field.slice(comma + 1).trim();
    const words = behind.split(/[\s,]+/u).filter((word) => word !== '');
    if (words.length > 0 && words.every(isMark)) {
      const before = withoutMarks(field.slice(0, comma).trim());
      return { name: before.name, marks: `${before.marks}${field.slice(comma)}` };
    }
    return { name: field, marks: '' };
  }
  const words = field.split(' ');
  let end = words.length;
  while (end > 1 && (isSuffix(words[end - 1] ?? '') || isAbbreviation(words[end - 1] ?? '')))
    end -= 1;
  const name = words.slice(0, end).join(' ');
  return { name, marks: field.slice(name.length) };
}

/** Behind a comma: known, or written as nothing but a degree or an order is. */
function isMark(word: string): boolean {
  if (isSuffix(word)) return true;
  const bare = word.replace(/[^\p{L}\p{N}]/gu, '');
  return (
    bare.length <= 6 && /^\p{Lu}/u.test(bare) && /^\p{Lu}[\p{L}]?\p{Lu}|^\p{Lu}{1,6}$/u.test(bare)
  );
}
