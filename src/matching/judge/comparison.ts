import { NOTHING, type UnmatchedWords } from './unmatched-words.ts';

/** How two names compare, word by word. Weights are those of the wordWeights. */
export interface Comparison {
  /** The weight that both have, over the geometric mean of theirs: 0 to 1. */
  readonly shared: number;
  /** The share of either name's weight that the other has too. */
  readonly sharedOfA: number;
  readonly sharedOfB: number;
  /** The weight of the rarest sense that both have. */
  readonly rarest: number;
  readonly matched: number;
  readonly typos: number;
  readonly shortened: number;
  /** Words run together on one side: "Recovery Park", "RecoveryPark". */
  readonly compounds: number;
  /** Words that the other side writes by their first letters. */
  readonly initials: number;
  readonly inOrder: boolean;
  readonly sameEnd: boolean;
  /** What only one side has, as senses, and of which kinds it is. */
  readonly onlyA: readonly number[];
  readonly onlyB: readonly number[];
  readonly unmatchedA: UnmatchedWords;
  readonly unmatchedB: UnmatchedWords;
}

/** Words of a name that are compared; no name is longer in earnest. */
export const LONGEST = 40;
export const FREE = -1;
export const IN_RUN = -2;

/** One name while it is compared. */
export interface ComparedName {
  start: number;
  length: number;
  /** For each word the position of its partner on the other side, FREE or IN_RUN. */
  readonly partner: Int32Array;
  weight: number;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The comparison as it grows, and the weight that both have so far. */
export interface WordTally extends Writable<Omit<Comparison, 'onlyA' | 'onlyB'>> {
  weight: number;
  readonly onlyA: number[];
  readonly onlyB: number[];
}

export const newSide = (): ComparedName => ({
  start: 0,
  length: 0,
  partner: new Int32Array(LONGEST),
  weight: 0,
});

export const newTally = (): WordTally => ({
  weight: 0,
  shared: 0,
  sharedOfA: 0,
  sharedOfB: 0,
  rarest: 0,
  matched: 0,
  typos: 0,
  shortened: 0,
  compounds: 0,
  initials: 0,
  inOrder: true,
  sameEnd: false,
  onlyA: [],
  onlyB: [],
  unmatchedA: NOTHING,
  unmatchedB: NOTHING,
});

export function pair(
  left: ComparedName,
  right: ComparedName,
  i: number,
  j: number,
  weightLeft: number,
  weightRight: number,
): void {
  left.partner[i] = j;
  right.partner[j] = i;
  left.weight += weightLeft;
  right.weight += weightRight;
}

export function count(tally: WordTally, weight: number): void {
  tally.matched += 1;
  tally.weight += weight;
  if (weight > tally.rarest) tally.rarest = weight;
}
