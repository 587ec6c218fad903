import { isInitialsOf } from '../../names/acronym.ts';
import { foldWords } from '../../names/fold.ts';
import { SMALL } from './word-classes.ts';

const ACRONYM = /^[\p{Lu}\d][\p{Lu}\p{Ll}\d.&-]*$/u;

/** Two to twelve letters and figures, capitals for the most part. */
export const isAcronym = (text: string): boolean =>
  text.length >= 2 &&
  text.length <= 12 &&
  ACRONYM.test(text) &&
  (text.match(/\p{Lu}/gu)?.length ?? 0) * 2 > text.length;

export const NO_CAPITALS: ReadonlySet<string> = new Set();
const NO_WORDS: readonly string[] = [];
const PLAIN = /^[\x20-\x7e]*$/;
const TWO_CAPITALS = /[A-Z][0-9.&-]*[A-Z]/;
const CAPITALS =
  /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}.&-]*\p{Lu}[\p{N}.&-]*\p{Lu})[\p{Lu}\p{N}.&-]+(?![\p{Ll}])/gu;

/** Words in capitals, folded. */
export function capitalsOf(text: string): ReadonlySet<string> {
  if (PLAIN.test(text) && !TWO_CAPITALS.test(text)) return NO_CAPITALS;
  const found = text.match(CAPITALS);
  return found ? new Set(found.flatMap(foldWords)) : NO_CAPITALS;
}

/** Small words of a name that a short form may have or leave out one by one. */
const MOST_SMALL = 3;

/**
 * First letters, with and without those of small words. A word of two letters in front, as in "US
 * Department of Arts", may give both.
 */
export function initialsOf(words: readonly string[]): readonly string[] {
  if (words.length < 2 || words.length > 14) return NO_WORDS;
  let all: readonly string[] = [''];
  let small = 0;
  for (const [at, word] of words.entries()) {
    const first = word.charAt(0);
    if (SMALL.has(word)) small += 1;
    if (SMALL.has(word) && small <= MOST_SMALL) all = all.flatMap((each) => [each, each + first]);
    else if (!SMALL.has(word)) {
      const both = at === 0 && word.length === 2 && words.length > 2;
      all = all.flatMap((each) => (both ? [each + first, each + word] : [each + first]));
    }
  }
  return all.filter((letters) => letters.length > 1 && letters.length < 12);
}

/** A name of more words is a text, and no letters are looked for in it. */
const MOST_WORDS = 40;

/** "Housing For All HFA": letters in capitals that the other words bear out say nothing new. */
export function withoutOwnLetters(
  words: readonly string[],
  capitals: ReadonlySet<string>,
): { readonly words: readonly string[]; readonly own: readonly string[] } {
  if (capitals.size === 0 || words.length < 4 || words.length > MOST_WORDS)
    return { words, own: NO_WORDS };
  const own = words.filter(
    (word) =>
      word.length > 2 &&
      capitals.has(word) &&
      standsFor(
        word,
        words.filter((each) => each !== word),
      ),
  );
  return own.length === 0
    ? { words, own }
    : { words: words.filter((word) => !own.includes(word)), own };
}

function standsFor(letters: string, words: readonly string[]): boolean {
  return words.some((word, from) => {
    if (!letters.startsWith(word.charAt(0))) return false;
    const last = Math.min(words.length, from + 2 * letters.length);
    for (let to = from + 3; to <= last; to += 1) {
      if (isInitialsOf(letters, words.slice(from, to))) return true;
    }
    return false;
  });
}
