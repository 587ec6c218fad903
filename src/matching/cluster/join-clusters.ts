import type { Edge } from '../judge/edge.ts';
import { partition, type Partition } from './partition.ts';

/** Pairs of members that are looked at when two clusters are to become one. */
const PAIRS_CHECKED = 400;

export interface Constraints {
  readonly same: readonly (readonly [number, number])[];
  readonly different: readonly (readonly [number, number])[];
  readonly forbidden: (a: number, b: number) => string | undefined;
}

/**
 * Joins names along their certain edges, the strongest first, so that nothing that must stay
 * apart is ever joined through a third.
 */
export function assemble(
  size: number,
  edges: readonly Edge[],
  constraints: Constraints,
): Partition {
  const sets = partition(size);
  const members = new Map<number, number[]>();
  const membersOf = (at: number): readonly number[] => members.get(sets.find(at)) ?? [at];
  const join = (a: number, b: number): boolean => {
    const all = [...membersOf(a), ...membersOf(b)];
    const [x, y] = [sets.find(a), sets.find(b)];
    if (x === y) return true;
    if (!sets.join(a, b)) return false;
    members.delete(x);
    members.delete(y);
    members.set(sets.find(a), all);
    return true;
  };
  for (const [a, b] of constraints.different) sets.part(a, b);
  for (const [a, b] of constraints.same) join(a, b);
  const torn = disputed(edges, sets);
  for (const edge of ordered(edges.filter((each) => each.certain))) {
    if (torn.has(edge) || sets.find(edge.a) === sets.find(edge.b)) continue;
    if (!clash(membersOf(edge.a), membersOf(edge.b), constraints.forbidden)) join(edge.a, edge.b);
  }
  for (const [, own] of bySole(ordered(edges.filter((edge) => edge.soleFor !== undefined)))) {
    const [best] = own;
    const targets = new Set(
      own.map((edge) => sets.find(edge.soleFor === edge.a ? edge.b : edge.a)),
    );
    if (!best || targets.size !== 1 || torn.has(best)) continue;
    if (!clash(membersOf(best.a), membersOf(best.b), constraints.forbidden)) join(best.a, best.b);
  }
  return sets;
}

const ordered = (edges: readonly Edge[]): readonly Edge[] =>
  [...edges].sort((x, y) => y.likelihood - x.likelihood || x.a - y.a || x.b - y.b);

function bySole(edges: readonly Edge[]): ReadonlyMap<number, readonly Edge[]> {
  const groups = new Map<number, Edge[]>();
  for (const edge of edges) {
    const known = groups.get(edge.soleFor ?? -1);
    if (known) known.push(edge);
    else groups.set(edge.soleFor ?? -1, [edge]);
  }
  return groups;
}

function clash(
  a: readonly number[],
  b: readonly number[],
  forbidden: Constraints['forbidden'],
): boolean {
  let left = PAIRS_CHECKED;
  for (const x of a) {
    for (const y of b) {
      if (forbidden(x, y) !== undefined) return true;
      left -= 1;
      if (left === 0) return false;
    }
  }
  return false;
}

/** Certain edges of a name that fits two clusters which a person held to be different. */
function disputed(edges: readonly Edge[], sets: Partition): ReadonlySet<Edge> {
  const towards = new Map<number, Edge[]>();
  for (const edge of edges) {
    if (!edge.certain && edge.soleFor === undefined) continue;
    for (const at of [edge.a, edge.b]) {
      const known = towards.get(at);
      if (known) known.push(edge);
      else towards.set(at, [edge]);
    }
  }
  const torn = new Set<Edge>();
  for (const [at, own] of towards) {
    const other = (edge: Edge): number => (edge.a === at ? edge.b : edge.a);
    for (const x of own) {
      for (const y of own) {
        if (x === y || !sets.parted(other(x), other(y))) continue;
        torn.add(x);
        torn.add(y);
      }
    }
  }
  return torn;
}
