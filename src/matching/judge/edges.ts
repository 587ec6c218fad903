import type { Edge } from './edge.ts';
import { candidates } from '../find/candidates.ts';
import { certainMatch, certainIfSole } from './certain-match.ts';
import { withoutChapterQuestions, withoutChapters, type Addition } from './chapters.ts';
import { comparer } from './compare.ts';
import { weighWords } from '../read/word-weights.ts';
import { acronymEvidence, acronymStats } from '../read/acronym-stats.ts';
import { measure } from './features.ts';
import type { Name } from '../read/name.ts';
import type { Judge } from './scorecard.ts';
import type { Reason } from '../reason.ts';
import { questionReason } from './question-reason.ts';
import { veto } from './vetoes.ts';
import { LONGEST_NAME } from '../thresholds.ts';
import { isWorthAsking } from './worth-asking.ts';

/** A name without a letter or a digit says nothing. */
const NAMED = /[\p{L}\p{N}]/u;

/** A text that is longer than any name is one only with its equal. */
const isName = ({ key, written }: Name): boolean =>
  key.length <= LONGEST_NAME && written.length <= LONGEST_NAME && NAMED.test(key);

const isAtPlace = ({ parsed }: Name): boolean => parsed.address.length > 0;

/** How names are judged. */
export interface Manner {
  readonly judge: Judge;
  /** That no distinctive word more is ever passed over; see `extraWords`. */
  readonly careful: boolean;
}

export interface Compared {
  readonly edges: readonly Edge[];
  /** What speaks for a pair and what makes it a question. */
  readonly explain: (edge: Edge) => Reason;
  /** Why two names must stay apart whatever joins them through others. */
  readonly forbidden: (a: number, b: number) => string | undefined;
}

/**
 * @param apart whether two names are known to be two
 * @param known whether a name is all of an organization that the directory knows
 */
export function compareNames(
  names: readonly Name[],
  apart: (a: number, b: number) => boolean,
  known: (name: number) => boolean,
  { judge, careful }: Manner,
): Compared {
  const wordWeights = weighWords(names.map(({ parsed }) => parsed));
  const near = candidates(wordWeights, names);
  const compare = comparer(wordWeights);
  const run = acronymStats(names);
  const edges: Edge[] = [];
  const certainAdditions: Addition[] = [];
  const additions: Addition[] = [];
  for (const [b, second] of names.entries()) {
    if (!isName(second)) continue;
    near(b, (a) => {
      const first = names[a];
      if (
        !first ||
        !isName(first) ||
        apart(a, b) ||
        (first.mentions === 0 && second.mentions === 0)
      )
        return;
      const comparison = compare(a, b);
      if (veto(wordWeights, first, second, comparison) !== undefined) return;
      const acronym = acronymEvidence(first, second, run);
      const chance = judge(measure(first, second, comparison, acronym), a, b);
      const found = certainMatch(wordWeights, first, second, comparison, acronym, chance, careful);
      const less = found?.extra && (found.extra.less === 'a' ? a : b);
      // The directory says what else a known organization is called. A name that says more than all
      // of its name, or has its letters, is a chapter's or another body's.
      const whole = known(a) || known(b);
      const beyond =
        less === undefined
          ? whole && (found?.byLetters === true || isAtPlace(first) !== isAtPlace(second))
          : known(less);
      const why = beyond ? undefined : found;
      const sole =
        why || whole
          ? undefined
          : certainIfSole(first, second, comparison, acronym, chance, careful);
      const worth = isWorthAsking(wordWeights, first, second, comparison, acronym, chance);
      if (why === undefined && sole === undefined && !worth) return;
      const soleFor = sole === undefined ? undefined : sole.of === 'a' ? a : b;
      const reason = why?.reason ?? sole?.reason;
      const { onlyA, onlyB } = comparison;
      const edge = edges.length;
      if (why?.extra && less !== undefined)
        certainAdditions.push({ edge, less, longer: less === a ? b : a, more: why.extra.more });
      else if (careful && !why && (onlyA.length === 0) !== (onlyB.length === 0))
        additions.push(
          onlyA.length === 0
            ? { edge, less: a, longer: b, more: [...onlyB] }
            : { edge, less: b, longer: a, more: [...onlyA] },
        );
      edges.push({ a, b, likelihood: chance, certain: why !== undefined, soleFor, reason });
    });
  }
  const forbidden = (a: number, b: number): string | undefined => {
    const [first, second] = [names[a], names[b]];
    return first && second ? veto(wordWeights, first, second, compare(a, b)) : undefined;
  };
  const explain = ({ a, b, certain, reason }: Edge): Reason => {
    const [first, second] = [names[a], names[b]];
    if (certain || !first || !second) return reason === undefined ? [] : [reason];
    return questionReason(wordWeights, first, second, compare(a, b), run);
  };
  const settled = withoutChapters(wordWeights, edges, certainAdditions);
  return {
    edges: withoutChapterQuestions(wordWeights, settled, additions),
    explain,
    forbidden,
  };
}
