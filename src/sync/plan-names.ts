import { rowsByKey } from '../master/grid.ts';
import type { Master } from '../master/master.ts';
import type { Column } from '../master/schema/column.ts';
import type { ResolvedKind } from './resolve-signers.ts';

/** What becomes of one signer. */
export interface NamedChange {
  readonly id: string;
  readonly name: string;
  /** The signer that it is part of now. */
  readonly into?: { readonly id: string; readonly name: string };
  /** The column that changes, but for that of the name; without its values where they are an address. */
  readonly column?: string;
  readonly was?: string;
  readonly is?: string;
}

const KINDS = ['new', 'merged', 'renamed', 'changed'] as const;

type ChangeKind = (typeof KINDS)[number];

/** Of one kind of change how many there are, and the first ones. */
export interface NamedChanges {
  readonly kind: ChangeKind;
  readonly count: number;
  readonly first: readonly NamedChange[];
}

/** The column that names a signer. */
const NAMES = { Organizations: 'organization', Individuals: 'name' } as const;

/** As many as fit on a screen beside the others. */
const MOST = 20;

/** Counted by themselves with every response; they say nothing of who is listed and how. */
const UNTOLD: ReadonlySet<string> = new Set(['responses', 'firstSigned', 'lastSigned']);

/** What a plan does to the signers, by name: who is new, merged, renamed, and what else changes. */
export function planNames(
  master: Master,
  stages: Readonly<Record<keyof typeof NAMES, ResolvedKind>>,
): readonly NamedChanges[] {
  const groups: Record<ChangeKind, Collected> = {
    new: new Collected(),
    merged: new Collected(),
    renamed: new Collected(),
    changed: new Collected(),
  };
  for (const title of ['Organizations', 'Individuals'] as const) {
    const stage = stages[title];
    const columns: readonly Column[] = master.schema[title].columns;
    const named = columns.findIndex(({ key }) => key === NAMES[title]);
    const before = rowsByKey(master.tabs[title]);
    const nameOf = (id: string): string => stage.names.get(id) ?? id;
    for (const [id, into] of stage.pairs.merged) {
      if (!before.has(id)) continue;
      const name = before.get(id)?.cells[named] ?? id;
      groups.merged.add({ id, name, into: { id: into, name: nameOf(into) } });
    }
    for (const [id, cells] of stage.tab.wanted.rows) {
      const row = before.get(id)?.cells;
      if (row === undefined) {
        groups.new.add({ id, name: nameOf(id) });
        continue;
      }
      for (const [at, { key, header, theirs }] of columns.entries()) {
        const [was, is] = [row[at] ?? '', cells[at] ?? ''];
        if (was === is || theirs === true || UNTOLD.has(key) || key === 'id') continue;
        const name = nameOf(id);
        if (at === named) groups.renamed.add({ id, name, was, is });
        else groups.changed.add({ id, name, column: header, ...(key !== 'email' && { was, is }) });
      }
    }
  }
  return KINDS.map((kind) => ({
    kind,
    count: groups[kind].count,
    first: groups[kind].first,
  })).filter(({ count }) => count > 0);
}

/** The first ones alone are kept: there may be a hundred thousand. */
class Collected {
  count = 0;
  readonly first: NamedChange[] = [];

  add(change: NamedChange): void {
    this.count += 1;
    if (this.first.length < MOST) this.first.push(change);
  }
}
