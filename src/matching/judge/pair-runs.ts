import { count, FREE, IN_RUN, type ComparedName, type WordTally } from './comparison.ts';
import type { WordWeights } from '../read/word-weights.ts';

const { max } = Math;

const LONGEST_RUN = 8;

/** Words of `one` that are several words of `many`, run together or by their first letters. */
export function pairRuns(
  wordWeights: WordWeights,
  one: ComparedName,
  many: ComparedName,
  tally: WordTally,
): void {
  const { senses, texts, weights, firsts } = wordWeights;
  for (let i = 0; i < one.length; i += 1) {
    if (one.partner[i] !== FREE) continue;
    const sense = senses[one.start + i] ?? 0;
    const word = texts[sense] ?? '';
    if (word.length < 2) continue;
    for (let from = 0; from + 1 < many.length; from += 1) {
      if (many.partner[from] !== FREE) continue;
      if (firsts[senses[many.start + from] ?? 0] !== firsts[sense]) continue;
      const found = run(wordWeights, word, many, from);
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

interface WordRun {
  readonly to: number;
  readonly joined: boolean;
  readonly weight: number;
}

function run(
  { senses, texts, weights }: WordWeights,
  word: string,
  many: ComparedName,
  from: number,
): WordRun | undefined {
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
