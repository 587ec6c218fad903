import { displayName } from '../names/display.ts';
import { nameKey } from '../names/key.ts';
import type { Cluster, Knowledge, Matching, Mention } from './interface.ts';
import { partition } from './partition.ts';
import { judge } from './rulings.ts';

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The fullest form; of equally long ones the one with small letters, then the first by code unit. */
function fullest(names: readonly string[]): string {
  const shown = names.map(displayName);
  const small = (name: string): number => (name === name.toUpperCase() ? 1 : 0);
  return shown.sort((a, b) => small(a) - small(b) || b.length - a.length || byText(a, b))[0] ?? '';
}

/**
 * Which mentions are one organization.
 *
 * Rulings outrank everything: `same` joins, also through others; `different` keeps whole clusters
 * apart. The order of the mentions, of the directory and of the rulings makes no difference.
 */
export function matchOrganizations(mentions: readonly Mention[], knowledge: Knowledge): Matching {
  const ordered = [...mentions].sort((a, b) => byText(a.id, b.id));
  const numbers = new Map(ordered.map(({ id }, at) => [id, at]));
  const known = knowledge.rulings.filter(({ a, b }) => numbers.has(a) && numbers.has(b));
  const { same, different, contradictions } = judge(known);
  const sets = partition(ordered.length);
  const number = (id: string): number => numbers.get(id) ?? 0;
  for (const { a, b } of different) sets.part(number(a), number(b));
  for (const { a, b } of same) sets.join(number(a), number(b));

  const byKey = new Map<string, number[]>();
  for (const [at, { name }] of ordered.entries()) {
    const key = nameKey(name);
    const alike = byKey.get(key);
    if (alike) alike.push(at);
    else byKey.set(key, [at]);
  }
  for (const [key, alike] of byKey) if (key !== '') joinAlike(alike, sets);

  const clusters = new Map<number, Mention[]>();
  for (const [at, mention] of ordered.entries()) {
    const root = sets.find(at);
    clusters.set(root, [...(clusters.get(root) ?? []), mention]);
  }
  const ruled = new Set(same.flatMap(({ a, b }) => [a, b]));
  return {
    clusters: [...clusters.values()].map((members) => asCluster(members, ruled)),
    possible: [],
    contradictions,
  };
}

/** Where people keep some of a key apart, the others join none of those. */
function joinAlike(alike: readonly number[], sets: ReturnType<typeof partition>): void {
  const [first] = alike;
  if (first === undefined) return;
  const disputed = (at: number): boolean => alike.some((other) => sets.parted(at, other));
  const camps = alike.filter(disputed);
  const free = camps.length === 0 ? alike : alike.filter((at) => !camps.includes(at));
  for (const at of free) sets.join(free[0] ?? first, at);
}

function asCluster(members: readonly Mention[], ruled: ReadonlySet<string>): Cluster {
  const reasons = [
    ...(members.some(({ id }) => ruled.has(id)) ? ['a person said they are the same'] : []),
    ...(members.length > 1 &&
    new Set(members.map(({ name }) => nameKey(name))).size < members.length
      ? ['the names are the same but for case, punctuation, small words and legal form']
      : []),
  ];
  return {
    members: members.map(({ id }) => id),
    canonicalName: fullest(members.map(({ name }) => name)),
    reason: reasons.join('; '),
  };
}
