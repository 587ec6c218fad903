import type { Ruling } from '../interface.ts';
import { partition } from './partition.ts';
import { byCodeUnit } from '../../names/code-units.ts';

/** People's judgements, made free of contradiction. */
export interface JudgedPairs {
  readonly same: readonly Ruling[];
  readonly different: readonly Ruling[];
  /** Those that cannot all be true; every `different` among them still holds. */
  readonly contradictions: readonly Ruling[];
}

/** One ruling a pair and verdict, in one order, whatever order they came in. */
function inOrder(rulings: readonly Ruling[]): readonly Ruling[] {
  const distinct = new Map<string, Ruling>();
  for (const { a, b, verdict } of rulings) {
    if (a === b) continue;
    const [first, second] = a < b ? [a, b] : [b, a];
    distinct.set(JSON.stringify([first, second, verdict]), { a: first, b: second, verdict });
  }
  return [...distinct.values()].sort(
    (x, y) => byCodeUnit(x.a, y.a) || byCodeUnit(x.b, y.b) || byCodeUnit(x.verdict, y.verdict),
  );
}

/** The shortest chain of `same` rulings from one end of a pair to the other. */
function chain(same: readonly Ruling[], from: string, to: string): readonly Ruling[] {
  const next = new Map<string, Ruling[]>();
  for (const ruling of same) {
    for (const end of [ruling.a, ruling.b]) next.set(end, [...(next.get(end) ?? []), ruling]);
  }
  const cameBy = new Map<string, Ruling | undefined>([[from, undefined]]);
  for (const at of cameBy.keys()) {
    if (at === to) break;
    for (const ruling of next.get(at) ?? []) {
      const other = ruling.a === at ? ruling.b : ruling.a;
      if (!cameBy.has(other)) cameBy.set(other, ruling);
    }
  }
  const links: Ruling[] = [];
  for (let at = to, link = cameBy.get(at); link; link = cameBy.get(at)) {
    links.push(link);
    at = link.a === at ? link.b : link.a;
  }
  return links;
}

function joined(same: readonly Ruling[], numbers: ReadonlyMap<string, number>) {
  const sets = partition(numbers.size);
  const number = (id: string): number => numbers.get(id) ?? -1;
  for (const { a, b } of same) sets.join(number(a), number(b));
  return { together: (a: string, b: string) => sets.find(number(a)) === sets.find(number(b)) };
}

/**
 * Sets aside the `same` rulings that lead, through others, to a pair that was ruled `different`:
 * until a person settles it, a wrong split costs less than a wrong merge.
 */
export function judge(rulings: readonly Ruling[]): JudgedPairs {
  const ordered = inOrder(rulings);
  const different = ordered.filter(({ verdict }) => verdict === 'different');
  const ids = ordered.flatMap(({ a, b }) => [a, b]);
  const numbers = new Map([...new Set(ids)].map((id, at) => [id, at]));
  const contradictions = new Set<Ruling>();
  let same = ordered.filter(({ verdict }) => verdict === 'same');
  for (let settled = false; !settled;) {
    const { together } = joined(same, numbers);
    const broken = different.filter(({ a, b }) => together(a, b));
    settled = broken.length === 0;
    for (const ruling of broken) {
      contradictions.add(ruling);
      for (const link of chain(same, ruling.a, ruling.b)) contradictions.add(link);
    }
    same = same.filter((ruling) => !contradictions.has(ruling));
  }
  return { same, different, contradictions: ordered.filter((each) => contradictions.has(each)) };
}
