import type { Corpus } from './corpus.ts';
import type { Edge } from './edges.ts';
import { asChapters } from './nearly.ts';

/** A certain edge in which one name says more than the other. */
export interface Addition {
  /** Its place in the list of edges. */
  readonly edge: number;
  /** The name that says less. */
  readonly less: number;
  /** The senses that the other adds. */
  readonly more: readonly number[];
}

/** So many that add to one name are chapters without a look at each two of them. */
const MANY = 40;

/**
 * The edges, with those no longer certain that would join several bodies through the one name that
 * all of them add to: an organization whose chapters signed, each with its own word in the name.
 */
export function withoutChapters(
  corpus: Corpus,
  edges: readonly Edge[],
  additions: readonly Addition[],
): readonly Edge[] {
  const byLess = new Map<number, Addition[]>();
  for (const addition of additions) {
    const known = byLess.get(addition.less);
    if (known) known.push(addition);
    else byLess.set(addition.less, [addition]);
  }
  const doubtful = new Set<number>();
  for (const group of byLess.values()) {
    const chapters =
      group.length > MANY ||
      group.some(({ more: x }, at) =>
        group.slice(at + 1).some(({ more: y }) => asChapters(corpus, x, y)),
      );
    if (chapters) for (const { edge } of group) doubtful.add(edge);
  }
  return doubtful.size === 0
    ? edges
    : edges.map((edge, at) => (doubtful.has(at) ? { ...edge, certain: false, reason: '' } : edge));
}
