import type { Corpus } from './corpus.ts';
import { AFFILIATES, FILLERS, PARTS, ROLE } from './senses.ts';
import { likeness } from './words.ts';

/** How two names compare, word by word. Weights are those of the corpus. */
export interface Comparison {
  /** Shares of either name's weight that the other has too, 0 to 1. */
  readonly shared: number;
  readonly sharedOfA: number;
  readonly sharedOfB: number;
  /** The rarest shared sense's weight. */
  readonly rarest: number;
  readonly matched: number;
  readonly typos: number;
  readonly shortened: number;
  readonly compounds: number;
  /** Words that stand as an acronym on one side. */
  readonly initials: number;
  /** Shared words stand in the same order. */
  readonly inOrder: boolean;
  readonly sameStart: boolean;
  readonly sameEnd: boolean;
  /** What only one side has, as senses. */
  readonly onlyA: readonly number[];
  readonly onlyB: readonly number[];
}

export interface Leftover {
  readonly word: number;
  readonly common: number;
  readonly type: number;
  readonly place: number;
  readonly direction: number;
  readonly number: number;
  readonly part: number;
  readonly affiliate: number;
  readonly filler: number;
  readonly weight: number;
}

/** How much of what is left over of a name is of each kind: counts, and the sum of weights. */
export function leftover(corpus: Corpus, senses: readonly number[]): Leftover {
  const count = {
    word: 0,
    common: 0,
    type: 0,
    place: 0,
    direction: 0,
    number: 0,
    part: 0,
    affiliate: 0,
    filler: 0,
    weight: 0,
  };
  for (const sense of senses) {
    const text = corpus.texts[sense] ?? '';
    const role = corpus.roles[sense];
    count.weight += corpus.weights[sense] ?? 0;
    if (role === ROLE.place) count.place += 1;
    else if (role === ROLE.number) count.number += 1;
    else if (role === ROLE.direction) count.direction += 1;
    else if (role === ROLE.type) count.type += 1;
    else if (role === ROLE.common) count.common += 1;
    else count.word += 1;
    if (role === ROLE.place) continue;
    if (PARTS.has(text)) count.part += 1;
    if (AFFILIATES.has(text)) count.affiliate += 1;
    if (FILLERS.has(text)) count.filler += 1;
  }
  return count;
}

const LONGEST = 40;

export function comparer(corpus: Corpus): (a: number, b: number) => Comparison {
  const { senses, starts, texts, weights, roles, totals } = corpus;
  const pairA = new Int32Array(LONGEST);
  const usedB = new Uint8Array(LONGEST);

  const mayErr = (sense: number): boolean =>
    roles[sense] !== ROLE.number && roles[sense] !== ROLE.direction;
  const isKnown = (sense: number): boolean => roles[sense] !== ROLE.word;

  return (a, b) => {
    const [a0, b0] = [starts[a] ?? 0, starts[b] ?? 0];
    const lengthA = Math.min((starts[a + 1] ?? 0) - a0, LONGEST);
    const lengthB = Math.min((starts[b + 1] ?? 0) - b0, LONGEST);
    pairA.fill(-1, 0, lengthA);
    usedB.fill(0, 0, lengthB);
    let [weight, rarest, matched, typos, shortened, compounds, initials] = [0, 0, 0, 0, 0, 0, 0];
    let [weightA, weightB] = [0, 0];

    for (let i = 0; i < lengthA; i += 1) {
      const sense = senses[a0 + i] ?? 0;
      for (let j = 0; j < lengthB; j += 1) {
        if (usedB[j] || senses[b0 + j] !== sense) continue;
        pairA[i] = j;
        usedB[j] = 1;
        matched += 1;
        const own = weights[sense] ?? 0;
        weight += own;
        weightA += own;
        weightB += own;
        if (own > rarest) rarest = own;
        break;
      }
    }
    const textA = (i: number): string => texts[senses[a0 + i] ?? 0] ?? '';
    const textB = (j: number): string => texts[senses[b0 + j] ?? 0] ?? '';
    const weighA = (i: number): number => weights[senses[a0 + i] ?? 0] ?? 0;
    const weighB = (j: number): number => weights[senses[b0 + j] ?? 0] ?? 0;

    for (let i = 0; i < lengthA; i += 1) {
      if (pairA[i] !== -1 || !mayErr(senses[a0 + i] ?? 0)) continue;
      for (let j = 0; j < lengthB; j += 1) {
        if (usedB[j] || !mayErr(senses[b0 + j] ?? 0)) continue;
        if (isKnown(senses[a0 + i] ?? 0) && isKnown(senses[b0 + j] ?? 0)) continue;
        const alike = likeness(textA(i), textB(j));
        if (alike === undefined) continue;
        if (alike === 'typing error') typos += 1;
        else shortened += 1;
        pairA[i] = j;
        usedB[j] = 1;
        matched += 1;
        const own = Math.min(weighA(i), weighB(j)) * (alike === 'typing error' ? 0.8 : 0.5);
        weight += own;
        weightA += weighA(i);
        weightB += weighB(j);
        if (own > rarest) rarest = own;
        break;
      }
    }

    /** One word here is several there, run together or by first letters. */
    const runs = (
      oneOf: number,
      lengthOne: number,
      one: (i: number) => string,
      freeOne: (i: number) => boolean,
      takeOne: (i: number) => void,
      weighOne: (i: number) => number,
      lengthMany: number,
      many: (j: number) => string,
      freeMany: (j: number) => boolean,
      takeMany: (j: number) => void,
      weighMany: (j: number) => number,
    ): void => {
      for (let i = 0; i < lengthOne; i += 1) {
        if (!freeOne(i)) continue;
        const word = one(i);
        if (word.length < 2) continue;
        for (let from = 0; from + 1 < lengthMany; from += 1) {
          if (!freeMany(from)) continue;
          let joined = '';
          let letters = '';
          let sum = 0;
          let found = 0;
          for (let to = from; to < lengthMany && freeMany(to) && to - from < 8; to += 1) {
            joined += many(to);
            letters += many(to)[0] ?? '';
            sum += weighMany(to);
            if (to === from) continue;
            const isCompound = joined === word;
            const isInitials =
              letters === word &&
              (letters.length > 2 || word === 'un' || word === 'iu' || letters.length >= 2);
            if (isCompound || isInitials) {
              found = to;
              if (isCompound) compounds += 1;
              else initials += 1;
              break;
            }
            if (!word.startsWith(letters) && !word.startsWith(joined)) break;
          }
          if (found === 0) continue;
          takeOne(i);
          for (let to = from; to <= found; to += 1) takeMany(to);
          matched += 1;
          const own = Math.max(weighOne(i), sum * 0.7);
          weight += own;
          if (oneOf === 0) {
            weightA += weighOne(i);
            weightB += sum;
          } else {
            weightB += weighOne(i);
            weightA += sum;
          }
          if (own > rarest) rarest = Math.max(weighOne(i), rarest);
          break;
        }
      }
    };
    const freeA = (i: number): boolean => pairA[i] === -1;
    const freeB = (j: number): boolean => usedB[j] === 0;
    const takeA = (i: number): void => {
      pairA[i] = -2;
    };
    const takeB = (j: number): void => {
      usedB[j] = 2;
    };
    runs(0, lengthA, textA, freeA, takeA, weighA, lengthB, textB, freeB, takeB, weighB);
    runs(1, lengthB, textB, freeB, takeB, weighB, lengthA, textA, freeA, takeA, weighA);

    const onlyA: number[] = [];
    const onlyB: number[] = [];
    let inOrder = true;
    let last = -1;
    for (let i = 0; i < lengthA; i += 1) {
      const j = pairA[i] ?? -1;
      if (j === -1) onlyA.push(senses[a0 + i] ?? 0);
      else if (j >= 0) {
        if (j < last) inOrder = false;
        last = j;
      }
    }
    for (let j = 0; j < lengthB; j += 1) if (!usedB[j]) onlyB.push(senses[b0 + j] ?? 0);
    const total = Math.sqrt((totals[a] ?? 0) * (totals[b] ?? 0)) || 1;
    return {
      shared: Math.min(1, weight / total),
      sharedOfA: Math.min(1, weightA / (totals[a] || 1)),
      sharedOfB: Math.min(1, weightB / (totals[b] || 1)),
      rarest,
      matched,
      typos,
      shortened,
      compounds,
      initials,
      inOrder,
      sameStart: pairA[0] === 0 || (pairA[0] === -2 && usedB[0] === 2),
      sameEnd:
        lengthA > 0 &&
        (pairA[lengthA - 1] === lengthB - 1 ||
          (pairA[lengthA - 1] === -2 && usedB[lengthB - 1] === 2)),
      onlyA,
      onlyB,
    };
  };
}
