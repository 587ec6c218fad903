import {
  count,
  FREE,
  IN_RUN,
  LONGEST,
  newSide,
  newTally,
  pair,
  type Comparison,
  type ComparedName,
} from './comparison.ts';
import type { WordWeights } from '../read/word-weights.ts';
import { unmatchedWords } from './unmatched-words.ts';
import { pairMisspelled } from './pair-misspelled.ts';
import { pairRuns } from './pair-runs.ts';

const { min, sqrt } = Math;

/** The scratch space is shared: a comparer is for one thread, one comparison at a time. */
export function comparer(wordWeights: WordWeights): (a: number, b: number) => Comparison {
  const { senses, starts, totals, weights } = wordWeights;
  const [left, right] = [newSide(), newSide()];

  function set(side: ComparedName, name: number): void {
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
      pairRuns(wordWeights, left, right, tally);
      pairRuns(wordWeights, right, left, tally);
      pairMisspelled(wordWeights, left, right, tally);
    }
    free(senses, left, tally.onlyA);
    free(senses, right, tally.onlyB);
    tally.unmatchedA = unmatchedWords(wordWeights, tally.onlyA);
    tally.unmatchedB = unmatchedWords(wordWeights, tally.onlyB);
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

function anyFree(side: ComparedName): boolean {
  for (let at = 0; at < side.length; at += 1) if (side.partner[at] === FREE) return true;
  return false;
}

function free(senses: Int32Array, side: ComparedName, into: number[]): void {
  for (let at = 0; at < side.length; at += 1) {
    if (side.partner[at] === FREE) into.push(senses[side.start + at] ?? 0);
  }
}

function inOrder(side: ComparedName): boolean {
  let last = -1;
  for (let at = 0; at < side.length; at += 1) {
    const partner = side.partner[at] ?? FREE;
    if (partner < 0) continue;
    if (partner < last) return false;
    last = partner;
  }
  return true;
}
