import { foldWords } from '../../names/fold.ts';
import { linesIn, readTexts } from '../../names/rules.ts';
import { SUFFIXES } from '../../names/titles.ts';

/** A person's name, taken apart as it is compared. */
export interface PersonName {
  /** Its words without degrees, in the order typed; '' for nobody. */
  readonly key: string;
  readonly words: readonly string[];
  /** "jr", "sr", "iii": who of a family bears it; '' where it is not said. */
  readonly generation: string;
}

const GENERATIONS = new Set('jr junior sr senior ii iii iv v 2nd 3rd 4th'.split(' '));
const SAME_GENERATION = new Map([
  ['junior', 'jr'],
  ['senior', 'sr'],
  ['2nd', 'ii'],
  ['3rd', 'iii'],
  ['4th', 'iv'],
]);

export function personName(firstName: string, lastName: string): PersonName {
  const words = [...foldWords(firstName), ...foldWords(lastName)];
  let generation = '';
  let end = words.length;
  for (; end > 2; end -= 1) {
    const word = words[end - 1] ?? '';
    if (GENERATIONS.has(word)) generation = SAME_GENERATION.get(word) ?? word;
    else if (!SUFFIXES.has(word)) break;
  }
  const own = words.slice(0, end);
  return { key: own.join(' '), words: own, generation };
}

/** The lines of nicknames on which a name stands. */
const LINES = new Map<string, Set<number>>();
for (const [at, names] of linesIn(readTexts('nicknames.yaml', ['nicknames']).nicknames).entries()) {
  for (const name of names) LINES.set(name, (LINES.get(name) ?? new Set()).add(at));
}

const isNickname = (a: string, b: string): boolean => {
  const [x, y] = [LINES.get(a), LINES.get(b)];
  return x !== undefined && y !== undefined && [...x].some((line) => y.has(line));
};

/** An initial, the beginning of the other, a nickname: "J", "Jo", "Josie" for "Josefina". */
const isShort = (a: string, b: string): boolean =>
  a !== b && (a.startsWith(b) || b.startsWith(a) || isNickname(a, b));

/** How two different names may be one person's. */
export type NameLikeness = 'personOtherOrder' | 'personSaysMore' | 'personShort' | 'personLetters';

/** What is longer is a text. */
const LONGEST = 120;
/** A name so long may have two wrong letters. */
const LONG = 10;

/** How two different names may be one person's; undefined where they are two people's. */
export function nameLikeness(
  a: PersonName,
  b: PersonName,
  edits: (a: string, b: string) => number,
): NameLikeness | undefined {
  if (a.key === '' || b.key === '') return undefined;
  if (Math.max(a.key.length, b.key.length) > LONGEST) return undefined;
  if (a.generation !== b.generation && a.generation !== '' && b.generation !== '') return undefined;
  const [less, more] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
  const missing = less.filter((word) => !more.includes(word));
  if (missing.length === 0 && less.length > 1)
    return less.length === more.length ? 'personOtherOrder' : 'personSaysMore';
  const [first = '', ...family] = less;
  const given = more[0] ?? '';
  const sameFamily = family.length > 0 && family.every((word) => more.slice(1).includes(word));
  if (sameFamily && isShort(first, given)) return 'personShort';
  const allowed = Math.min(a.key.length, b.key.length) >= LONG ? 2 : 1;
  return edits(a.key, b.key) <= allowed ? 'personLetters' : undefined;
}
