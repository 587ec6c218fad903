import { candidates } from './candidates.ts';
import { certain } from './certain.ts';
import { comparer } from './compare.ts';
import { buildCorpus } from './corpus.ts';
import { acronymEvidence, runEvidence } from './evidence.ts';
import { measure } from './features.ts';
import type { Name } from './names.ts';
import { likelihood } from './scorecard.ts';
import { questionReason } from './reasons.ts';
import { veto } from './vetoes.ts';

/** Two names that may be one body: `a` and `b` count in the names' order, a before b. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  /** 0 to 1. */
  readonly likelihood: number;
  /** Certain enough to join alone. */
  readonly certain: boolean;
  readonly reason: string;
}

/** Below this a question is not worth a person's time. */
const WORTH_ASKING = 0.04;

export interface Compared {
  readonly edges: readonly Edge[];
  /** What speaks for a pair and what makes it a question, in plain words. */
  readonly explain: (edge: Edge) => string;
  /** Why two names must stay apart whatever joins them through others. */
  readonly forbidden: (a: number, b: number) => string | undefined;
}

export function compareNames(
  names: readonly Name[],
  apart: (a: number, b: number) => boolean,
): Compared {
  const corpus = buildCorpus(names.map(({ reading }) => reading));
  const near = candidates(corpus, names);
  const compare = comparer(corpus);
  const run = runEvidence(names);
  const edges: Edge[] = [];
  for (const [b, second] of names.entries()) {
    near(b, (a) => {
      const first = names[a];
      if (!first || apart(a, b) || (first.mentions === 0 && second.mentions === 0)) return;
      const comparison = compare(a, b);
      if (veto(first, second, comparison) !== undefined) return;
      const acronym = acronymEvidence(first, second, run);
      const chance = likelihood(measure(first, second, comparison, acronym));
      const why = certain(corpus, first, second, comparison, acronym, chance);
      if (why !== undefined) edges.push({ a, b, likelihood: chance, certain: true, reason: why });
      else if (chance >= WORTH_ASKING)
        edges.push({ a, b, likelihood: chance, certain: false, reason: 'similar' });
    });
  }
  const forbidden = (a: number, b: number): string | undefined => {
    const [first, second] = [names[a], names[b]];
    return first && second ? veto(first, second, compare(a, b)) : undefined;
  };
  const explain = ({ a, b, certain, reason }: Edge): string => {
    const [first, second] = [names[a], names[b]];
    if (certain || !first || !second) return reason;
    return questionReason(corpus, first, second, compare(a, b), run);
  };
  return { edges, explain, forbidden };
}
