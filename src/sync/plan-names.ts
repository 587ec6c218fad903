import { rowsByKey } from '../master/grid.ts';
import type { Master } from '../master/master.ts';
import type { Column } from '../master/schema/column.ts';
import type { ResolvedKind } from './resolve-signers.ts';

/** Of one kind of change how many there are, and the first ones in words. */
export interface NamedChanges {
  readonly what: string;
  readonly count: number;
  readonly first: readonly string[];
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
  const groups = {
    'New signers': new Collected(),
    'Merged into another': new Collected(),
    Renamed: new Collected(),
    Changed: new Collected(),
  };
  for (const title of ['Organizations', 'Individuals'] as const) {
    const stage = stages[title];
    const columns: readonly Column[] = master.schema[title].columns;
    const named = columns.findIndex(({ key }) => key === NAMES[title]);
    const before = rowsByKey(master.tabs[title]);
    const nameOf = (id: string): string => stage.names.get(id) ?? id;
    for (const [id, into] of stage.pairs.merged) {
      if (!before.has(id)) continue;
      const was = before.get(id)?.cells[named] ?? id;
      groups['Merged into another'].add(() => `${was} (${id}) → ${nameOf(into)} (${into})`);
    }
    for (const [id, cells] of stage.tab.wanted.rows) {
      const row = before.get(id)?.cells;
      if (row === undefined) {
        groups['New signers'].add(() => `${nameOf(id)} (${id})`);
        continue;
      }
      for (const [at, { key, header, theirs }] of columns.entries()) {
        const [was, is] = [row[at] ?? '', cells[at] ?? ''];
        if (was === is || theirs === true || UNTOLD.has(key) || key === 'id') continue;
        if (at === named) groups.Renamed.add(() => `${id}: ${shown(was)} → ${shown(is)}`);
        else if (key === 'email') groups.Changed.add(() => `${nameOf(id)} (${id}): ${header}`);
        else {
          groups.Changed.add(
            () => `${nameOf(id)} (${id}): ${header}, ${shown(was)} → ${shown(is)}`,
          );
        }
      }
    }
  }
  return Object.entries(groups)
    .map(([what, { count, first }]) => ({ what, count, first }))
    .filter(({ count }) => count > 0);
}

/** Words are made for the first ones alone: there may be a hundred thousand. */
class Collected {
  count = 0;
  readonly first: string[] = [];

  add(words: () => string): void {
    this.count += 1;
    if (this.first.length < MOST) this.first.push(words());
  }
}

function shown(text: string): string {
  return text === '' ? '(blank)' : `“${text}”`;
}
