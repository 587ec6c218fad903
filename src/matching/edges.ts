import { candidates } from './candidates.ts';
import { certain } from './certain.ts';
import { comparer } from './compare.ts';
import { buildCorpus } from './corpus.ts';
import { runEvidence } from './evidence.ts';
import { features } from './features.ts';
import type { Name } from './names.ts';
import { likelihood } from './scorecard.ts';
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
  /** Why two names must stay apart whatever joins them through others. */
  readonly forbidden: (a: number, b: number) => string | undefined;
}

export function compareNames(names: readonly Name[]): Compared {
  const corpus = buildCorpus(names.map(({ reading }) => reading));
  const near = candidates(corpus, {
    keys: names.map(({ key }) => key),
    domains: names.map(({ domains }) => domains),
  });
  const compare = comparer(corpus);
  const run = runEvidence(names);
  const edges: Edge[] = [];
  for (const [b, second] of names.entries()) {
    near(b, (a) => {
      const first = names[a];
      if (!first) return;
      const comparison = compare(a, b);
      if (veto(corpus, first, second, comparison) !== undefined) return;
      const chance = likelihood(features(corpus, first, second, comparison, run));
      const why = certain(corpus, first, second, comparison, run, chance);
      if (why !== undefined) edges.push({ a, b, likelihood: chance, certain: true, reason: why });
      else if (chance >= WORTH_ASKING)
        edges.push({ a, b, likelihood: chance, certain: false, reason: 'similar' });
    });
  }
  const forbidden = (a: number, b: number): string | undefined => {
    const [first, second] = [names[a], names[b]];
    return first && second ? veto(corpus, first, second, compare(a, b)) : undefined;
  };
  return { edges, forbidden };
}
