import { type ParsedName } from './parsed-name.ts';
import { AFFILIATES, FILLERS, PARTS, ROLE, roleOf, type Role } from './word-classes.ts';

/** How often a word of each role counts as seen before the first name is read, among PRIOR_NAMES. */
const PRIOR_NAMES = 2000;
const PRIOR: Readonly<Record<Role, number>> = {
  [ROLE.word]: 1,
  [ROLE.common]: 50,
  [ROLE.type]: 160,
  [ROLE.place]: 40,
  [ROLE.direction]: 60,
  [ROLE.number]: 20,
};

/** All names of a run, as numbers: words are interned, and each name is a slice of one pool. */
export interface WordWeights {
  readonly size: number;
  /** The text of each sense; a place and a word of the same text are two senses. */
  readonly texts: readonly string[];
  readonly roles: Uint8Array;
  /** What a sense is besides its role: bits of `MARK`. */
  readonly marks: Uint8Array;
  /** The code of a sense's first letter. */
  readonly firsts: Uint16Array;
  /** How many names have the sense. */
  readonly counts: Int32Array;
  /** What a sense tells: rare ones more. In natural logarithms of one over its frequency. */
  readonly weights: Float64Array;
  /** The senses of name n are `senses.subarray(starts[n], starts[n + 1])`, in order. */
  readonly starts: Int32Array;
  readonly senses: Int32Array;
  /** The sum of the weights of a name's senses. */
  readonly totals: Float64Array;
  readonly parsedNames: readonly ParsedName[];
}

/** Words that make a part of a body, a body beside it, or tell nothing; see organizations.yaml. */
export const MARK = { part: 1, affiliate: 2, filler: 4 } as const;

const marksOf = (text: string): number =>
  (PARTS.has(text) ? MARK.part : 0) +
  (AFFILIATES.has(text) ? MARK.affiliate : 0) +
  (FILLERS.has(text) ? MARK.filler : 0);

/** Interns readings; their order numbers the names. */
export function weighWords(parsedNames: readonly ParsedName[]): WordWeights {
  const numbers = { plain: new Map<string, number>(), place: new Map<string, number>() };
  const texts: string[] = [];
  const roleList: Role[] = [];
  const starts = new Int32Array(parsedNames.length + 1);
  const pool: number[] = [];
  for (const [at, { senses }] of parsedNames.entries()) {
    for (const { text, place } of senses) {
      const known = place ? numbers.place : numbers.plain;
      let number = known.get(text);
      if (number === undefined) {
        number = texts.length;
        known.set(text, number);
        texts.push(text);
        roleList.push(place ? ROLE.place : roleOf(text));
      }
      pool.push(number);
    }
    starts[at + 1] = pool.length;
  }
  const senses = Int32Array.from(pool);
  const roles = Uint8Array.from(roleList);
  const marks = Uint8Array.from(texts, (text, at) =>
    roles[at] === ROLE.place ? 0 : marksOf(text),
  );
  const firsts = Uint16Array.from(texts, (text) => text.charCodeAt(0));
  const counts = countNames(senses, starts, texts.length);
  const weights = new Float64Array(texts.length);
  for (const [number, role] of roleList.entries()) {
    const seen = (counts[number] ?? 0) + PRIOR[role];
    weights[number] = Math.log((parsedNames.length + PRIOR_NAMES) / seen);
  }
  const totals = new Float64Array(parsedNames.length);
  for (let name = 0; name < parsedNames.length; name += 1) {
    let total = 0;
    for (let at = starts[name] ?? 0; at < (starts[name + 1] ?? 0); at += 1) {
      total += weights[senses[at] ?? 0] ?? 0;
    }
    totals[name] = total;
  }
  const size = parsedNames.length;
  return {
    size,
    texts,
    roles,
    marks,
    firsts,
    counts,
    weights,
    starts,
    senses,
    totals,
    parsedNames,
  };
}

function countNames(senses: Int32Array, starts: Int32Array, words: number): Int32Array {
  const counts = new Int32Array(words);
  const last = new Int32Array(words).fill(-1);
  for (let name = 0; name + 1 < starts.length; name += 1) {
    for (let at = starts[name] ?? 0; at < (starts[name + 1] ?? 0); at += 1) {
      const sense = senses[at] ?? 0;
      if (last[sense] === name) continue;
      last[sense] = name;
      counts[sense] = (counts[sense] ?? 0) + 1;
    }
  }
  return counts;
}
