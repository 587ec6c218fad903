import type { Edge } from '../judge/edge.ts';
import { partition, type Partition } from './partition.ts';

/** A question about two clusters, shown by one name of each. */
export interface ClusterQuestion {
  readonly a: number;
  readonly b: number;
  readonly likelihood: number;
  readonly edge: Edge;
}

/**
 * What a person should judge, best first: the more mentions a yes would bring together, and the
 * likelier it is, the sooner. Two clusters are asked about once. A question whose answer would
 * follow from earlier ones, were they answered yes, comes after those that add something.
 */
export function questions(
  edges: readonly Edge[],
  sets: Partition,
  mentions: (name: number) => number,
): readonly ClusterQuestion[] {
  const weight = new Map<number, number>();
  const weigh = (root: number): number => weight.get(root) ?? 0;
  const best = new Map<string, Edge>();
  const names = new Set<number>();
  for (const edge of edges) {
    names.add(edge.a);
    names.add(edge.b);
    const [x, y] = [sets.find(edge.a), sets.find(edge.b)];
    if (x === y || sets.parted(x, y)) continue;
    const pair = x < y ? `${String(x)} ${String(y)}` : `${String(y)} ${String(x)}`;
    const known = best.get(pair);
    if (!known || edge.likelihood > known.likelihood) best.set(pair, edge);
  }
  for (const name of names) weight.set(sets.find(name), mentions(name));
  const value = (edge: Edge): number =>
    edge.likelihood * weigh(sets.find(edge.a)) * weigh(sets.find(edge.b));
  const list = [...best.values()]
    .map((edge) => ({ edge, value: value(edge) }))
    .filter((each) => each.value > 0);
  list.sort(
    (x, y) =>
      y.value - x.value ||
      y.edge.likelihood - x.edge.likelihood ||
      x.edge.a - y.edge.a ||
      x.edge.b - y.edge.b,
  );
  return addingFirst(
    list.map(({ edge }) => edge),
    sets,
  ).map((edge) => ({ a: edge.a, b: edge.b, likelihood: edge.likelihood, edge }));
}

/** The same, each that follows from those before it, were they answered yes, behind all that add something. */
function addingFirst(edges: readonly Edge[], sets: Partition): readonly Edge[] {
  const numbers = new Map<number, number>();
  const numberOf = (name: number): number => {
    const root = sets.find(name);
    const number = numbers.get(root) ?? numbers.size;
    numbers.set(root, number);
    return number;
  };
  const pairs = edges.map((edge) => [edge, numberOf(edge.a), numberOf(edge.b)] as const);
  const answered = partition(numbers.size);
  const [adding, following]: [Edge[], Edge[]] = [[], []];
  for (const [edge, a, b] of pairs) {
    if (answered.find(a) === answered.find(b)) following.push(edge);
    else adding.push(edge);
    answered.join(a, b);
  }
  return [...adding, ...following];
}
