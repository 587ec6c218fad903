import { withStarter } from './directory/starter-directory.ts';
import { matchNames, type Outcome } from './engine.ts';
import { collector } from './collect/collect.ts';
import type { Cluster, Knowledge, Matching, Mention, PossibleMatch, Ruling } from './interface.ts';
import { judge } from './cluster/rulings.ts';
import { byCodeUnit } from '../names/code-units.ts';

/** Names without a letter or digit say nothing; each stands alone. */
const NAMED = /[\p{L}\p{N}]/u;

/**
 * Which mentions are one organization, and which pairs a person should judge.
 *
 * Rulings outrank everything: `same` joins, also through others; `different` keeps whole clusters
 * apart, and what resembles both of them joins neither. The directory given outranks the one that
 * ships with the program. The order of the mentions, of the directory and of the rulings makes no
 * difference.
 */
export function matchOrganizations(mentions: readonly Mention[], knowledge: Knowledge): Matching {
  const ordered = [...mentions].sort((a, b) => byCodeUnit(a.id, b.id));
  const ids = new Set(ordered.map(({ id }) => id));
  const judged = judge(knowledge.rulings.filter(({ a, b }) => ids.has(a) && ids.has(b)));
  const collected = collector();
  const parted = new Set(judged.different.flatMap(({ a, b }) => [a, b]));
  const entries = ordered.map(({ id, name, state, email }) =>
    collected.add(name, state, email, parted.has(id) || !NAMED.test(name) ? id : ''),
  );
  const { names, nameOf } = collected.finish();
  const nameOfId = new Map(ordered.map(({ id }, at) => [id, nameOf[entries[at] ?? 0] ?? 0]));
  const inNames = (rulings: readonly Ruling[]): readonly (readonly [number, number])[] =>
    rulings.map(({ a, b }) => [nameOfId.get(a) ?? 0, nameOfId.get(b) ?? 0] as const);
  const directory = withStarter(knowledge.directory);
  const people = {
    same: inNames(judged.same),
    different: inNames(judged.different),
  };
  const outcome = matchNames(names, directory, people, { careful: true });
  return {
    clusters: clustersOf(ordered, nameOfId, outcome),
    possible: possibleMatches(ordered, nameOfId, outcome),
    contradictions: judged.contradictions,
  };
}

function clustersOf(
  ordered: readonly Mention[],
  nameOfId: ReadonlyMap<string, number>,
  { sets, summarize }: Outcome,
): readonly Cluster[] {
  const members = new Map<number, string[]>();
  for (const { id } of ordered) {
    const root = sets.find(nameOfId.get(id) ?? 0);
    const known = members.get(root);
    if (known) known.push(id);
    else members.set(root, [id]);
  }
  const summary = summarize();
  return [...members].map(([root, ids]) => ({
    members: ids,
    canonicalName: summary.canonicalName(root),
    reason: summary.reason(root),
  }));
}

function possibleMatches(
  ordered: readonly Mention[],
  nameOfId: ReadonlyMap<string, number>,
  { questions, explain, sets }: Outcome,
): readonly PossibleMatch[] {
  const first = new Map<number, string>();
  const firstOfSet = new Map<number, string>();
  for (const { id } of ordered) {
    const name = nameOfId.get(id) ?? 0;
    if (!first.has(name)) first.set(name, id);
    if (!firstOfSet.has(sets.find(name))) firstOfSet.set(sets.find(name), id);
  }
  /** Of a name that only the directory has, a mention of its cluster. */
  const mentionOf = (name: number): string | undefined =>
    first.get(name) ?? firstOfSet.get(sets.find(name));
  return questions.flatMap(({ a, b, likelihood, edge }) => {
    const [x, y] = [mentionOf(a), mentionOf(b)];
    if (x === undefined || y === undefined) return [];
    const [one, other] = x < y ? [x, y] : [y, x];
    return [{ a: one, b: other, score: likelihood, reason: explain(edge) }];
  });
}
