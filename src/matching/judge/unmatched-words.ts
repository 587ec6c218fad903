import { MARK, type WordWeights } from '../read/word-weights.ts';
import { ROLE } from '../read/word-classes.ts';

/** What is left over of a name once everything that the other has too is taken away, by kind. */
export interface UnmatchedWords {
  readonly word: number;
  readonly common: number;
  readonly place: number;
  readonly direction: number;
  readonly number: number;
  /** Words that make it a part of a larger body, or a body beside it; see organizations.yaml. */
  readonly part: number;
  readonly affiliate: number;
  readonly filler: number;
  readonly weight: number;
}

export const NOTHING: UnmatchedWords = {
  word: 0,
  common: 0,
  place: 0,
  direction: 0,
  number: 0,
  part: 0,
  affiliate: 0,
  filler: 0,
  weight: 0,
};

export function unmatchedWords(
  wordWeights: WordWeights,
  senses: readonly number[],
): UnmatchedWords {
  if (senses.length === 0) return NOTHING;
  const count = { ...NOTHING };
  for (const sense of senses) {
    count.weight += wordWeights.weights[sense] ?? 0;
    const role = wordWeights.roles[sense];
    if (role === ROLE.place) count.place += 1;
    else if (role === ROLE.number) count.number += 1;
    else if (role === ROLE.direction) count.direction += 1;
    else if (role === ROLE.common) count.common += 1;
    else if (role === ROLE.word) count.word += 1;
    const marks = wordWeights.marks[sense] ?? 0;
    if (marks === 0) continue;
    if (marks & MARK.part) count.part += 1;
    if (marks & MARK.affiliate) count.affiliate += 1;
    if (marks & MARK.filler) count.filler += 1;
  }
  return count;
}
