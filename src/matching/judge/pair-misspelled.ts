import { count, FREE, pair, type ComparedName, type WordTally } from './comparison.ts';
import type { WordWeights } from '../read/word-weights.ts';
import { ROLE } from '../read/word-classes.ts';
import { likeness } from '../read/likeness.ts';

const { abs, min } = Math;

/** See `likeness`: of words that differ more in length, one must begin the other. */
const MOST_ERRORS = 2;

/** Typing errors and shortened words; two words that are both ordinary are two words. */
export function pairMisspelled(
  wordWeights: WordWeights,
  left: ComparedName,
  right: ComparedName,
  tally: WordTally,
): void {
  const { senses, texts, roles, weights, firsts } = wordWeights;
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
