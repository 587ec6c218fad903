import type { Corpus } from './corpus.ts';
import { leftover, NOTHING, type Leftover } from './leftover.ts';
import { ROLE } from './senses.ts';
import { likeness } from './words.ts';

const { abs, max, min, sqrt } = Math;

/** How two names compare, word by word. Weights are those of the corpus. */
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
  readonly leftA: Leftover;
  readonly leftB: Leftover;
}

const LONGEST = 40;
const FREE = -1;
const IN_RUN = -2;

/** One name while it is compared. */
interface Side {
  start: number;
  length: number;
  /** For each word the position of its partner on the other side, FREE or IN_RUN. */
  readonly partner: Int32Array;
  weight: number;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The comparison as it grows, and the weight that both have so far. */
interface Tally extends Writable<Omit<Comparison, 'onlyA' | 'onlyB'>> {
  weight: number;
  readonly onlyA: number[];
  readonly onlyB: number[];
}

const newSide = (): Side => ({ start: 0, length: 0, partner: new Int32Array(LONGEST), weight: 0 });

const newTally = (): Tally => ({
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
  leftA: NOTHING,
  leftB: NOTHING,
});

/** The scratch space is shared: a comparer is for one thread, one comparison at a time. */
export function comparer(corpus: Corpus): (a: number, b: number) => Comparison {
  const { senses, starts, totals, weights } = corpus;
  const [left, right] = [newSide(), newSide()];

  function set(side: Side, name: number): void {
    side.start = starts[name] ?? 0;
    side.length = min((starts[name + 1] ?? 0) - side.start, LONGEST);
    for (let at = 0; at < side.length; at += 1) side.partner[at] = FREE;
    side.weight = 0;
  }

  return (a, b) => {
    set(left, a);
    set(right, b);
    const tally = newTally();
    for (let i = 0; i < left.length; i += 1) {
      const sense = senses[left.start + i] ?? 0;
      for (let j = 0; j < right.length; j += 1) {
        if (senses[right.start + j] !== sense || right.partner[j] !== FREE) continue;
        const weight = weights[sense] ?? 0;
        pair(left, right, i, j, weight, weight);
        count(tally, weight);
        break;
      }
    }
    if (anyFree(left) && anyFree(right)) {
      pairRuns(corpus, left, right, tally);
      pairRuns(corpus, right, left, tally);
      pairMisspelled(corpus, left, right, tally);
    }
    free(senses, left, tally.onlyA);
    free(senses, right, tally.onlyB);
    tally.leftA = leftover(corpus, tally.onlyA);
    tally.leftB = leftover(corpus, tally.onlyB);
    tally.shared = min(1, tally.weight / (sqrt((totals[a] ?? 0) * (totals[b] ?? 0)) || 1));
    tally.sharedOfA = min(1, left.weight / (totals[a] || 1));
    tally.sharedOfB = min(1, right.weight / (totals[b] || 1));
    tally.inOrder = inOrder(left);
    const last = left.partner[left.length - 1];
    tally.sameEnd =
      last === right.length - 1 || (last === IN_RUN && right.partner[right.length - 1] === IN_RUN);
    return tally;
  };
}

function pair(
  left: Side,
  right: Side,
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

function count(tally: Tally, weight: number): void {
  tally.matched += 1;
  tally.weight += weight;
  if (weight > tally.rarest) tally.rarest = weight;
}

function anyFree(side: Side): boolean {
  for (let at = 0; at < side.length; at += 1) if (side.partner[at] === FREE) return true;
  return false;
}

function free(senses: Int32Array, side: Side, into: number[]): void {
  for (let at = 0; at < side.length; at += 1) {
    if (side.partner[at] === FREE) into.push(senses[side.start + at] ?? 0);
  }
}

function inOrder(side: Side): boolean {
  let last = -1;
  for (let at = 0; at < side.length; at += 1) {
    const partner = side.partner[at] ?? FREE;
    if (partner < 0) continue;
    if (partner < last) return false;
    last = partner;
  }
  return true;
}

/** See `likeness`: of words that differ more in length, one must begin the other. */
const MOST_ERRORS = 2;

/** Typing errors and shortened words; two words that are both ordinary are two words. */
function pairMisspelled(corpus: Corpus, left: Side, right: Side, tally: Tally): void {
  const { senses, texts, roles, weights, firsts } = corpus;
  const fixed = (sense: number): boolean =>
    roles[sense] === ROLE.number || roles[sense] === ROLE.direction;
  for (let i = 0; i < left.length; i += 1) {
    const x = senses[left.start + i] ?? 0;
    if (left.partner[i] !== FREE || fixed(x)) continue;
    for (let j = 0; j < right.length; j += 1) {
      const y = senses[right.start + j] ?? 0;
      if (right.partner[j] !== FREE || fixed(y)) continue;
      if (roles[x] !== ROLE.word && roles[y] !== ROLE.word) continue;
      const [here, there] = [texts[x] ?? '', texts[y] ?? ''];
      if (firsts[x] !== firsts[y] && abs(here.length - there.length) > MOST_ERRORS) continue;
      const alike = likeness(here, there);
      if (alike === undefined) continue;
      const bothRare = roles[x] === ROLE.word && roles[y] === ROLE.word;
      if (alike === 'shortened' && bothRare && min(here.length, there.length) < 5) continue;
      if (alike === 'typing error') tally.typos += 1;
      else tally.shortened += 1;
      const [own, other] = [weights[x] ?? 0, weights[y] ?? 0];
      pair(left, right, i, j, own, other);
      count(tally, min(own, other) * (alike === 'typing error' ? 0.8 : 0.5));
      break;
    }
  }
}

const LONGEST_RUN = 8;

/** Words of `one` that are several words of `many`, run together or by their first letters. */
function pairRuns(corpus: Corpus, one: Side, many: Side, tally: Tally): void {
  const { senses, texts, weights, firsts } = corpus;
  for (let i = 0; i < one.length; i += 1) {
    if (one.partner[i] !== FREE) continue;
    const sense = senses[one.start + i] ?? 0;
    const word = texts[sense] ?? '';
    if (word.length < 2) continue;
    for (let from = 0; from + 1 < many.length; from += 1) {
      if (many.partner[from] !== FREE) continue;
      if (firsts[senses[many.start + from] ?? 0] !== firsts[sense]) continue;
      const found = run(corpus, word, many, from);
      if (found === undefined) continue;
      if (found.joined) tally.compounds += 1;
      else tally.initials += 1;
      one.partner[i] = IN_RUN;
      for (let at = from; at <= found.to; at += 1) many.partner[at] = IN_RUN;
      const own = weights[sense] ?? 0;
      one.weight += own;
      many.weight += found.weight;
      const rarest = max(tally.rarest, own);
      count(tally, max(own, found.weight * 0.7));
      tally.rarest = rarest;
      break;
    }
  }
}

interface Run {
  readonly to: number;
  readonly joined: boolean;
  readonly weight: number;
}

function run(
  { senses, texts, weights }: Corpus,
  word: string,
  many: Side,
  from: number,
): Run | undefined {
  let [joined, letters, weight] = ['', '', 0];
  for (
    let to = from;
    to < many.length && many.partner[to] === FREE && to - from < LONGEST_RUN;
    to += 1
  ) {
    const sense = senses[many.start + to] ?? 0;
    const text = texts[sense] ?? '';
    joined += text;
    letters += text.charAt(0);
    weight += weights[sense] ?? 0;
    if (to > from && (joined === word || letters === word))
      return { to, joined: joined === word, weight };
    if (!word.startsWith(letters) && !word.startsWith(joined)) return undefined;
  }
  return undefined;
}
