import { blocks, hashText, type Buckets } from './blocks.ts';
import type { Corpus } from './corpus.ts';
import { ROLE } from './senses.ts';
import { misspellings } from './variants.ts';

const KIND = { word: 1, pair: 2, whole: 3, joined: 4, letters: 5, named: 6, domain: 7 } as const;

/** Names under one key beyond which the key tells too little; rarer keys find their pairs. */
const MOST = { word: 40, pair: 40, other: 60 };

export interface Evidence {
  /** The key of each name, under which its exact spellings have met already. */
  readonly keys: readonly string[];
  /** Each name's e-mail domains that belong to an organization. */
  readonly domains: readonly (readonly string[])[];
}

/**
 * Which pairs of names are worth comparing: for each name, all earlier ones that share a rare
 * word, two less rare ones, all their words or letters, an acronym, a second name or a domain.
 * Their number grows with the number of names, not with its square.
 */
export function candidates(
  corpus: Corpus,
  evidence: Evidence,
): (name: number, visit: (other: number) => void) => void {
  const { keysOf, all } = index(corpus, evidence);
  const stamp = new Int32Array(corpus.size).fill(-1);
  return (name, visit) => {
    stamp[name] = name;
    const keys = keysOf(name);
    for (let at = 0; at < keys.length; at += 1) {
      const key = keys[at] ?? 0;
      const bucket = all.bucketOf(key);
      const [from, to] = [all.starts[bucket] ?? 0, all.starts[bucket + 1] ?? 0];
      let count = 0;
      for (let i = from; i < to; i += 1) if (all.keys[i] === key) count += 1;
      if (count > MOST.other) continue;
      for (let i = from; i < to; i += 1) {
        const other = all.items[i] ?? 0;
        if (other >= name || all.keys[i] !== key || stamp[other] === name) continue;
        stamp[other] = name;
        visit(other);
      }
    }
  };
}

interface Index {
  readonly keysOf: (name: number) => readonly number[];
  readonly all: Buckets;
}

function index(corpus: Corpus, evidence: Evidence): Index {
  const meant = misspellings(corpus);
  const keysOf = (name: number): readonly number[] => blockingKeys(corpus, evidence, meant, name);
  const list = blocks();
  for (let name = 0; name < corpus.size; name += 1) {
    for (const key of keysOf(name)) list.add(key, name);
  }
  return { keysOf, all: list.group() };
}

function blockingKeys(
  corpus: Corpus,
  evidence: Evidence,
  meant: Int32Array,
  name: number,
): readonly number[] {
  const { senses, starts, texts, roles, counts, readings } = corpus;
  const keys: number[] = [];
  const words: number[] = [];
  let joined = '';
  for (let at = starts[name] ?? 0; at < (starts[name + 1] ?? 0); at += 1) {
    const sense = meant[senses[at] ?? 0] ?? 0;
    joined += texts[senses[at] ?? 0] ?? '';
    if (!words.includes(sense)) words.push(sense);
  }
  const rare = words.filter((sense) => roles[sense] !== ROLE.number);
  rare.sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || a - b);
  for (const sense of rare.slice(0, 3)) {
    if ((counts[sense] ?? 0) <= MOST.word)
      keys.push(hashText('', Math.imul(sense + 1, 8) + KIND.word));
  }
  const first = rare
    .slice(0, 5)
    .concat(words.filter((sense) => roles[sense] === ROLE.number).slice(0, 1));
  for (let x = 0; x < first.length; x += 1) {
    for (let y = x + 1; y < first.length; y += 1) {
      const [low, high] = [first[x] ?? 0, first[y] ?? 0].sort((a, b) => a - b);
      keys.push(
        ((Math.imul((low ?? 0) + 1, 0x01000193) ^ Math.imul((high ?? 0) + 1, 0x5bd1e995)) +
          KIND.pair) |
          0,
      );
    }
  }
  const whole = [...words].sort((a, b) => a - b);
  keys.push(hashText(whole.join(' '), KIND.whole), hashText(joined, KIND.joined));
  const reading = readings[name];
  for (const letters of [...(reading?.acronyms ?? []), ...(reading?.initials ?? [])]) {
    if (letters.length > 1 && letters.length < 12) keys.push(hashText(letters, KIND.letters));
  }
  for (const key of [...(reading?.alsoNamed ?? []), evidence.keys[name] ?? ''])
    keys.push(hashText(key, KIND.named));
  for (const domain of evidence.domains[name] ?? []) keys.push(hashText(domain, KIND.domain));
  return [...new Set(keys)];
}
