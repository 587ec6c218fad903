import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { isPlaceholder } from '../../src/names/placeholders.ts';
import { starterDirectory } from '../../src/matching/directory/starter.ts';
import { matchNames, type Outcome } from '../../src/matching/engine.ts';
import { FEATURES } from '../../src/matching/judge/features.ts';
import { collector } from '../../src/matching/collect/collect.ts';
import type { Name } from '../../src/matching/read/name.ts';
import { likelihood, type Judge } from '../../src/matching/judge/scorecard.ts';

/** Names of which somebody else said which are one organization. */
export interface LabelledSet {
  readonly set: string;
  /** The organization of each record. */
  readonly truth: readonly string[];
  /** The distinct name of each record. */
  readonly nameOf: readonly number[];
  readonly names: readonly Name[];
}

/** Pairs of names that the matcher compares, a row of features each, and whether they are one. */
export interface LabelledPairs {
  readonly count: number;
  readonly features: Float64Array;
  readonly same: Uint8Array;
}

type Row = Readonly<Partial<Record<'name' | 'state' | 'email' | 'cluster_id', string>>>;

/** The sets of a folder: its CSV files with the columns name and cluster_id; state and email count where they are there. */
export function labelledSets(folder: string, only: readonly string[]): readonly LabelledSet[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
  return files.sort().flatMap((file) => {
    const set = basename(file, '.csv');
    if (only.length > 0 && !only.includes(set)) return [];
    const rows = parse<Row>(readFileSync(join(folder, file)), { columns: true, bom: true });
    const labelled = rows[0]?.name !== undefined && rows[0].cluster_id !== undefined;
    return labelled ? [asSet(set, rows)] : [];
  });
}

function asSet(set: string, rows: readonly Row[]): LabelledSet {
  const collected = collector();
  // Who names no organization is nobody's double, as in `dedupe`.
  const entries = rows.map(({ name = '', state = '', email = '' }, at) =>
    collected.add(name, state, email, isPlaceholder(name, 'organization') ? String(at) : ''),
  );
  const { names, nameOf } = collected.finish();
  return {
    set,
    truth: rows.map(({ cluster_id: cluster = '' }) => cluster),
    nameOf: entries.map((entry) => nameOf[entry] ?? 0),
    names,
  };
}

/** What the matcher makes of a set, with the directory that ships with the program. */
export const matched = ({ names }: LabelledSet, judge: Judge): Outcome =>
  matchNames(names, starterDirectory(), { same: [], different: [] }, { judge });

/** The pairs that the matcher compares in a set, vetoes aside. */
export function pairsOf(labelled: LabelledSet): LabelledPairs {
  const organizationOf = new Map<number, string>();
  for (const [record, name] of labelled.nameOf.entries()) {
    if (!organizationOf.has(name)) organizationOf.set(name, labelled.truth[record] ?? '');
  }
  const rows: number[] = [];
  const same: number[] = [];
  matched(labelled, (features, a, b) => {
    const [x, y] = [organizationOf.get(a), organizationOf.get(b)];
    // Names of the directory carry no label.
    if (x !== undefined && y !== undefined) {
      rows.push(...features);
      same.push(x === y ? 1 : 0);
    }
    return likelihood(features, a, b);
  });
  return {
    count: rows.length / FEATURES.length,
    features: Float64Array.from(rows),
    same: Uint8Array.from(same),
  };
}
