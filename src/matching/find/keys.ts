import { hashText } from './blocks.ts';
import type { WordWeights } from '../read/word-weights.ts';
import { lettersOf } from '../read/name-letters.ts';
import type { Name } from '../read/name.ts';
import { ROLE } from '../read/word-classes.ts';
import { KEY_WORDS, MOST_WITH_WORD, PAIR_WORDS } from '../thresholds.ts';

const { imul, max, min } = Math;

const KIND = {
  word: 1,
  pair: 2,
  whole: 3,
  joined: 4,
  letters: 5,
  named: 6,
  domain: 7,
  spaced: 8,
} as const;

/** Under which keys names meet; a key is a number, and unequal things may share one. */
export interface SearchKeys {
  /** The keys of name n are `keys.subarray(starts[n], starts[n + 1])`: domains, then strong ones, then words. */
  readonly starts: Int32Array;
  readonly keys: Int32Array;
  /** Up to where a name's keys are e-mail domains. */
  readonly domainsUpTo: Int32Array;
  /** Up to where they are enough by themselves: all the name, its letters, a second name. */
  readonly strongUpTo: Int32Array;
}

/** @param meant the senses of the wordWeights in the order of its names, misspelled ones as they are meant */
export function allKeys(
  wordWeights: WordWeights,
  names: readonly Name[],
  meant: Int32Array,
): SearchKeys {
  const starts = new Int32Array(wordWeights.size + 1);
  const domainsUpTo = new Int32Array(wordWeights.size);
  const strongUpTo = new Int32Array(wordWeights.size);
  let keys = new Int32Array(wordWeights.size * 12 + 64);
  let count = 0;
  const acronyms = new Set<string>();
  for (const { parsed } of names) for (const letters of parsed.acronyms) acronyms.add(letters);
  const own: number[] = [];
  const addWordKeys = wordKeys(wordWeights, meant);
  for (let number = 0; number < names.length; number += 1) {
    const name = names[number];
    if (!name) continue;
    own.length = 0;
    for (const domain of name.domains) own.push(hashText(domain, KIND.domain));
    domainsUpTo[number] = count + own.length;
    strongKeys(name, acronyms, own);
    const strong = addWordKeys(number, own);
    if (count + own.length > keys.length) {
      const longer = new Int32Array(keys.length * 2 + own.length);
      longer.set(keys);
      keys = longer;
    }
    for (let at = 0; at < own.length; at += 1) keys[count + at] = own[at] ?? 0;
    strongUpTo[number] = count + strong;
    count += own.length;
    starts[number + 1] = count;
  }
  return { starts, keys: keys.subarray(0, count), domainsUpTo, strongUpTo };
}

function strongKeys({ key, parsed }: Name, acronyms: ReadonlySet<string>, into: number[]): void {
  for (const letters of parsed.acronyms) into.push(hashText(letters, KIND.letters));
  for (const letters of parsed.initials) {
    if (acronyms.has(letters)) into.push(hashText(letters, KIND.letters));
  }
  into.push(hashText(key, KIND.named), hashText(lettersOf(key), KIND.spaced));
  for (const other of parsed.alsoNamed) into.push(hashText(other, KIND.named));
  for (const other of parsed.inBrackets) into.push(hashText(other, KIND.named));
  if (parsed.head !== '') into.push(hashText(parsed.head, KIND.named));
}

const mix = (a: number, b: number): number =>
  (imul(a + 1, 0x01000193) ^ imul(b + 1, 0x5bd1e995)) | 0;

/** Puts a number where it belongs in a short list, by a strict order. */
function insert(list: number[], value: number, isBefore: (a: number, b: number) => boolean): void {
  let at = list.length;
  list.push(value);
  for (; at > 0 && isBefore(value, list[at - 1] ?? 0); at -= 1) list[at] = list[at - 1] ?? 0;
  list[at] = value;
}

/** Adds the keys made of words, and returns how many keys before them and among them are strong. */
function wordKeys(
  { senses, starts, texts, roles, counts }: WordWeights,
  meant: Int32Array,
): (name: number, into: number[]) => number {
  const words: number[] = [];
  const rare: number[] = [];
  const isLess = (a: number, b: number): boolean => a < b;
  const isRarer = (a: number, b: number): boolean => {
    const difference = (counts[a] ?? 0) - (counts[b] ?? 0);
    return difference === 0 ? a < b : difference < 0;
  };
  return (name, into) => {
    words.length = 0;
    rare.length = 0;
    let joined = '';
    for (let at = starts[name] ?? 0; at < (starts[name + 1] ?? 0); at += 1) {
      const sense = meant[at] ?? 0;
      joined += texts[senses[at] ?? 0] ?? '';
      if (!words.includes(sense)) insert(words, sense, isLess);
    }
    let whole: number = KIND.whole;
    let number = -1;
    for (const word of words) {
      whole = mix(whole, word);
      if (roles[word] !== ROLE.number) insert(rare, word, isRarer);
      else if (number === -1) number = word;
    }
    into.push(whole, hashText(joined, KIND.joined));
    const strong = into.length;
    if (rare.length > PAIR_WORDS) rare.length = PAIR_WORDS;
    for (let at = 0; at < rare.length && at < KEY_WORDS; at += 1) {
      const sense = rare[at] ?? 0;
      if ((counts[sense] ?? 0) <= MOST_WITH_WORD) into.push(mix(sense, KIND.word));
    }
    if (number !== -1) rare.push(number);
    for (let x = 0; x < rare.length; x += 1) {
      for (let y = x + 1; y < rare.length; y += 1) {
        const [a, b] = [rare[x] ?? 0, rare[y] ?? 0];
        into.push(mix(mix(min(a, b), max(a, b)), KIND.pair));
      }
    }
    return strong;
  };
}
