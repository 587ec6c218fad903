import { describe, expect, it } from '@jest/globals';
import type { Edge } from '../../src/matching/judge/edge.ts';
import { partition } from '../../src/matching/cluster/partition.ts';
import { questions } from '../../src/matching/cluster/questions.ts';

const edge = (a: number, b: number, likelihood: number): Edge => ({
  a,
  b,
  likelihood,
  certain: false,
  soleFor: undefined,
  reason: undefined,
});

/** The pairs that are asked about, in their order, where every name was signed once. */
const asked = (
  edges: readonly Edge[],
  size: number,
  mentions: (name: number) => number = () => 1,
) => questions(edges, partition(size), mentions).map(({ a, b }) => `${a}-${b}`);

describe('questions', () => {
  it('come the likelier first, and the more sign-ons they bring together', () => {
    expect(asked([edge(0, 1, 0.3), edge(2, 3, 0.6)], 4)).toEqual(['2-3', '0-1']);
    expect(asked([edge(0, 1, 0.3), edge(2, 3, 0.6)], 4, (name) => (name < 2 ? 5 : 1))).toEqual([
      '0-1',
      '2-3',
    ]);
  });

  it('that follow from others, were these answered yes, come last: they may never be needed', () => {
    const edges = [edge(0, 1, 0.9), edge(1, 2, 0.8), edge(0, 2, 0.7), edge(3, 4, 0.1)];
    expect(asked(edges, 5)).toEqual(['0-1', '1-2', '3-4', '0-2']);
  });

  it('are asked once about two clusters, and never about two that are apart', () => {
    const sets = partition(4);
    sets.join(0, 1);
    sets.part(2, 3);
    const edges = [edge(0, 2, 0.4), edge(1, 2, 0.6), edge(2, 3, 0.9)];
    expect(questions(edges, sets, () => 1).map(({ a, b }) => `${a}-${b}`)).toEqual(['1-2']);
  });
});
