import { isPlaceholder } from '../names/placeholders.ts';
import { withStarter } from './directory/starter-directory.ts';
import { matchNames, type Outcome } from './engine.ts';
import { collector } from './collect/collect.ts';
import { intList } from './collect/int-list.ts';
import type { KnownOrganization } from './interface.ts';
import type { Reason } from './reason.ts';

/** A pair for a person to judge; rows count from 0 in the order they were added. */
interface RowPair {
  readonly a: number;
  readonly b: number;
  readonly score: number;
  readonly reason: Reason;
}

export interface Deduplicated {
  readonly rows: number;
  /** The cluster of a row, counted from 0 in the order of first rows; -1 for a row without a name. */
  clusterOf(row: number): number;
  readonly clusters: number;
  canonicalName(cluster: number): string;
  /** None for a cluster of one spelling. */
  reason(cluster: number): Reason;
  /** Best first. */
  readonly pairs: readonly RowPair[];
  /** The name that a row of a pair gives. */
  readonly nameOf: (row: number) => string;
}

export interface Deduplicator {
  add(name: string, state: string, email: string): void;
  finish(directory: readonly KnownOrganization[]): Deduplicated;
}

const NAMED = /[\p{L}\p{N}]/u;

/** The matcher for rows by the million: holds a number for each row and every spelling once. */
export function deduplicator(): Deduplicator {
  const collected = collector();
  const entryOf = intList();
  /** Pairs show the first row of each name, so that no other needs to be kept. */
  const firstNames: string[] = [];

  function add(name: string, state: string, email: string): void {
    const entry =
      NAMED.test(name) && !isPlaceholder(name, 'organization')
        ? collected.add(name, state, email)
        : -1;
    if (entry === firstNames.length) firstNames.push(name);
    entryOf.push(entry);
  }

  function finish(directory: readonly KnownOrganization[]): Deduplicated {
    const { names, nameOf } = collected.finish();
    const outcome = matchNames(names, withStarter(directory), { same: [], different: [] });
    const nameOfRow = (row: number): number => {
      const entry = entryOf.at(row);
      return entry === -1 ? -1 : (nameOf[entry] ?? -1);
    };
    return {
      ...asRows(outcome, entryOf.length, nameOfRow),
      nameOf: (row) => firstNames[entryOf.at(row)] ?? '',
    };
  }

  return { add, finish };
}

/** Rows of one cluster from which on its texts are kept instead of made again for each. */
const MANY_ROWS = 4;

function kept<T>(
  compute: (cluster: number) => T,
  rowsOf: (cluster: number) => number,
): (cluster: number) => T {
  const texts = new Map<number, T>();
  return (cluster) => {
    if (rowsOf(cluster) < MANY_ROWS) return compute(cluster);
    const known = texts.get(cluster) ?? compute(cluster);
    texts.set(cluster, known);
    return known;
  };
}

function asRows(
  outcome: Outcome,
  rows: number,
  nameOfRow: (row: number) => number,
): Omit<Deduplicated, 'nameOf'> {
  const { sets, names, questions } = outcome;
  const clusterOfRoot = new Int32Array(names.length).fill(-1);
  const firstRow = new Int32Array(names.length).fill(-1);
  const firstOfRoot = new Int32Array(names.length).fill(-1);
  const roots: number[] = [];
  const rowsOfRoot = new Int32Array(names.length);
  for (let row = 0; row < rows; row += 1) {
    const name = nameOfRow(row);
    if (name === -1) continue;
    if (firstRow[name] === -1) firstRow[name] = row;
    const root = sets.find(name);
    rowsOfRoot[root] = (rowsOfRoot[root] ?? 0) + 1;
    if (clusterOfRoot[root] !== -1) continue;
    firstOfRoot[root] = row;
    clusterOfRoot[root] = roots.length;
    roots.push(root);
  }
  /** Of a name that only the directory has, a row of its cluster. */
  const rowOf = (name: number): number => {
    const own = firstRow[name] ?? -1;
    return own === -1 ? (firstOfRoot[sets.find(name)] ?? -1) : own;
  };
  const summary = outcome.summarize();
  const rowsIn = (cluster: number): number => rowsOfRoot[roots[cluster] ?? 0] ?? 0;
  return {
    rows,
    clusterOf: (row) => {
      const name = nameOfRow(row);
      return name === -1 ? -1 : (clusterOfRoot[sets.find(name)] ?? -1);
    },
    clusters: roots.length,
    canonicalName: kept((cluster) => summary.canonicalName(roots[cluster] ?? 0), rowsIn),
    reason: kept((cluster) => summary.reason(roots[cluster] ?? 0), rowsIn),
    pairs: questions.map(({ a, b, likelihood, edge }) => ({
      a: rowOf(a),
      b: rowOf(b),
      score: likelihood,
      get reason() {
        return outcome.explain(edge);
      },
    })),
  };
}
