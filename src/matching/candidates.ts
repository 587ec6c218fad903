import { blocks, hashText, type Buckets } from './blocks.ts';
import type { Corpus } from './corpus.ts';
import type { Name } from './names.ts';
import { ROLE } from './senses.ts';
import { misspellings } from './variants.ts';

const { imul, max, min, sqrt } = Math;

const KIND = { word: 1, pair: 2, whole: 3, joined: 4, letters: 5, named: 6, domain: 7 } as const;

/** How many names may have a word for it to be a key by itself. */
const MOST_WITH_WORD = 40;
/** Names under one key beyond which it tells too little; rarer keys find their pairs. */
const MOST_WITH_KEY = 60;
/** How much two names must have in common, and how many are looked at for one. */
interface Measure {
  /** What two names that share no more than words must share; see Comparison.shared. */
  readonly least: number;
  /** What shares less than this part of the best is not looked at beside it. */
  readonly besideBest: number;
  /** How many are looked at for one, beside those that a strong key gives. */
  readonly most: number;
}

const ROOMY: Measure = { least: 0.3, besideBest: 0.4, most: 24 };
/** Among very many names something is always a little like something; nobody can judge it all. */
const CROWDED: Measure = { least: 0.5, besideBest: 0.6, most: 8 };
const CROWD = 5_000;

/**
 * Which pairs of names are worth comparing: for each name, all earlier ones that share a rare
 * word, two less rare ones, all their words or letters, an acronym, a second name or a domain.
 * Their number grows with the number of names, not with its square.
 */
export function candidates(
  corpus: Corpus,
  names: readonly Name[],
): (name: number, visit: (other: number) => void) => void {
  const measure = corpus.size > CROWD ? CROWDED : ROOMY;
  const meant = misspellings(corpus);
  const { starts, keys, strongUpTo } = allKeys(corpus, names, meant);
  const { buckets, sizes } = group(corpus.size, starts, keys);
  const seen = new Int32Array(corpus.size).fill(-1);
  const inName = new Int32Array(corpus.texts.length).fill(-1);

  /** What two names have in common at least, misspellings included. */
  function sharedWith(other: number, name: number): number {
    let weight = 0;
    for (let at = corpus.starts[other] ?? 0; at < (corpus.starts[other + 1] ?? 0); at += 1) {
      const sense = meant[corpus.senses[at] ?? 0] ?? 0;
      if (inName[sense] === name) weight += corpus.weights[sense] ?? 0;
    }
    return weight / sqrt((corpus.totals[name] ?? 1) * (corpus.totals[other] ?? 1));
  }

  const found: number[] = [];
  const shares: number[] = [];

  return (name, visit) => {
    seen[name] = name;
    found.length = 0;
    shares.length = 0;
    for (let at = corpus.starts[name] ?? 0; at < (corpus.starts[name + 1] ?? 0); at += 1) {
      inName[meant[corpus.senses[at] ?? 0] ?? 0] = name;
    }
    let best = 0;
    for (let at = starts[name] ?? 0; at < (starts[name + 1] ?? 0); at += 1) {
      if ((sizes[at] ?? 0) < 2 || (sizes[at] ?? 0) > MOST_WITH_KEY) continue;
      const key = keys[at] ?? 0;
      const strong = at < (strongUpTo[name] ?? 0);
      const bucket = buckets.bucketOf(key);
      for (let i = buckets.starts[bucket] ?? 0; i < (buckets.starts[bucket + 1] ?? 0); i += 1) {
        const other = buckets.items[i] ?? 0;
        if (other >= name) break;
        if (buckets.keys[i] !== key || seen[other] === name) continue;
        seen[other] = name;
        const shared = sharedWith(other, name);
        if (strong) visit(other);
        else if (shared >= measure.least) {
          found.push(other);
          shares.push(shared);
        }
        if (shared > best) best = shared;
      }
    }
    const enough = max(best * measure.besideBest, nth(shares, measure.most));
    for (let at = 0; at < found.length; at += 1) {
      if ((shares[at] ?? 0) >= enough) visit(found[at] ?? 0);
    }
  };
}

/** The nth largest of some numbers; 0 where there are fewer. */
function nth(numbers: readonly number[], n: number): number {
  return numbers.length <= n ? 0 : ([...numbers].sort((a, b) => b - a)[n - 1] ?? 0);
}

interface Keys {
  /** The keys of name n are `keys.subarray(starts[n], starts[n + 1])`, the strong ones first. */
  readonly starts: Int32Array;
  readonly keys: Int32Array;
  /** Up to where a name's keys are enough by themselves. */
  readonly strongUpTo: Int32Array;
}

function allKeys(corpus: Corpus, names: readonly Name[], meant: Int32Array): Keys {
  const starts = new Int32Array(corpus.size + 1);
  const strongUpTo = new Int32Array(corpus.size);
  let keys = new Int32Array(corpus.size * 12 + 64);
  let count = 0;
  const acronyms = new Set(names.flatMap(({ reading }) => reading.acronyms));
  const own: number[] = [];
  for (const [number, name] of names.entries()) {
    own.length = 0;
    strongKeys(name, acronyms, own);
    const words = wordKeys(corpus, meant, number, own);
    if (count + own.length > keys.length) {
      const longer = new Int32Array(keys.length * 2);
      longer.set(keys);
      keys = longer;
    }
    keys.set(own, count);
    strongUpTo[number] = count + words;
    count += own.length;
    starts[number + 1] = count;
  }
  return { starts, keys: keys.subarray(0, count), strongUpTo };
}

function group(
  size: number,
  starts: Int32Array,
  keys: Int32Array,
): { buckets: Buckets; sizes: Int32Array } {
  const list = blocks();
  for (let name = 0; name < size; name += 1) {
    for (let at = starts[name] ?? 0; at < (starts[name + 1] ?? 0); at += 1)
      list.add(keys[at] ?? 0, name);
  }
  const buckets = list.group();
  const sizes = new Int32Array(keys.length);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? 0;
    const bucket = buckets.bucketOf(key);
    let same = 0;
    for (
      let i = buckets.starts[bucket] ?? 0;
      i < (buckets.starts[bucket + 1] ?? 0) && same <= MOST_WITH_KEY;
      i += 1
    ) {
      if (buckets.keys[i] === key) same += 1;
    }
    sizes[at] = same;
  }
  return { buckets, sizes };
}

function strongKeys(
  { key, reading, domains }: Name,
  acronyms: ReadonlySet<string>,
  into: number[],
): void {
  for (const letters of reading.acronyms) into.push(hashText(letters, KIND.letters));
  for (const letters of reading.initials) {
    if (acronyms.has(letters)) into.push(hashText(letters, KIND.letters));
  }
  into.push(hashText(key, KIND.named));
  for (const other of reading.alsoNamed) into.push(hashText(other, KIND.named));
  for (const domain of domains) into.push(hashText(domain, KIND.domain));
}

const mix = (a: number, b: number): number =>
  (imul(a + 1, 0x01000193) ^ imul(b + 1, 0x5bd1e995)) | 0;

/** Adds the keys made of words, and returns how many keys before them and among them are strong. */
function wordKeys(corpus: Corpus, meant: Int32Array, name: number, into: number[]): number {
  const { senses, starts, texts, roles, counts } = corpus;
  const words: number[] = [];
  let joined = '';
  for (let at = starts[name] ?? 0; at < (starts[name + 1] ?? 0); at += 1) {
    const sense = meant[senses[at] ?? 0] ?? 0;
    joined += texts[senses[at] ?? 0] ?? '';
    if (!words.includes(sense)) words.push(sense);
  }
  words.sort((a, b) => a - b);
  let whole: number = KIND.whole;
  for (const word of words) whole = mix(whole, word);
  into.push(whole, hashText(joined, KIND.joined));
  const strong = into.length;
  const rare = words.filter((sense) => roles[sense] !== ROLE.number);
  rare.sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || a - b);
  for (const sense of rare.slice(0, 3)) {
    if ((counts[sense] ?? 0) <= MOST_WITH_WORD) into.push(mix(sense, KIND.word));
  }
  const number = words.find((sense) => roles[sense] === ROLE.number);
  const first = rare.slice(0, 5);
  if (number !== undefined) first.push(number);
  for (let x = 0; x < first.length; x += 1) {
    for (let y = x + 1; y < first.length; y += 1) {
      const [a, b] = [first[x] ?? 0, first[y] ?? 0];
      into.push(mix(mix(min(a, b), max(a, b)), KIND.pair));
    }
  }
  return strong;
}
