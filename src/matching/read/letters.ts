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

/** First letters, without and with those of small words. */
export function initialsOf(words: readonly string[]): readonly string[] {
  if (words.length < 2 || words.length > 14) return NO_WORDS;
  let [short, long] = ['', ''];
  for (const word of words) {
    long += word.charAt(0);
    if (!SMALL.has(word)) short += word.charAt(0);
  }
  const fits = (letters: string): boolean => letters.length > 1 && letters.length < 12;
  if (short === long || !fits(short)) return fits(long) ? [long] : NO_WORDS;
  return fits(long) ? [short, long] : [short];
}

/** "Housing For All HFA": letters in capitals that the other words bear out say nothing new. */
export function withoutOwnLetters(
  words: readonly string[],
  capitals: ReadonlySet<string>,
): { readonly words: readonly string[]; readonly own: readonly string[] } {
  if (capitals.size === 0 || words.length < 4) return { words, own: NO_WORDS };
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
    for (let to = from + 3; to <= words.length; to += 1) {
      if (isInitialsOf(letters, words.slice(from, to))) return true;
    }
    return false;
  });
}
