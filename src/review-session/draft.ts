import type { AddTab, Change, Snapshot, Tab, WriteCells } from '../workbook/workbook.ts';

/**
 * A master as it would be after some changes, so that more can be planned on top
 * of them before anything is written.
 */
export interface Draft {
  readonly snapshot: Snapshot;
  readonly added: readonly AddTab[];
}

export function draftOf(snapshot: Snapshot): Draft {
  return { snapshot, added: [] };
}

/** The draft with these changes in it too. */
export function withChanges({ snapshot, added }: Draft, changes: readonly Change[]): Draft {
  const byTab = new Map<number, WriteCells[]>();
  const more: AddTab[] = [];
  for (const change of changes) {
    if (change.type === 'add-tab') more.push(change);
    else byTab.set(change.tabId, [...(byTab.get(change.tabId) ?? []), change]);
  }
  const tabs = snapshot.tabs.map((tab) => written(tab, byTab.get(tab.id) ?? []));
  return { snapshot: { ...snapshot, tabs }, added: more.length > 0 ? more : added };
}

function written(tab: Tab, changes: readonly WriteCells[]): Tab {
  if (changes.length === 0) return tab;
  const rows = tab.rows.slice();
  const formulas = new Set(tab.formulas);
  for (const { row, column, values } of changes) {
    while (rows.length <= row) rows.push([]);
    const cells = [...(rows[row] ?? [])];
    for (const [index, value] of values.entries()) {
      while (cells.length <= column + index) cells.push('');
      cells[column + index] = value;
      formulas.delete(`${row}:${column + index}`);
    }
    rows[row] = cells;
  }
  return { ...tab, rows, formulas };
}

/** The fewest changes that make `base` the draft: no cell twice, none that is as it was. */
export function changesFrom(base: Snapshot, { snapshot, added }: Draft): readonly Change[] {
  const changes: Change[] = [...added];
  for (const [index, tab] of snapshot.tabs.entries()) {
    const before = base.tabs[index];
    if (before === undefined || before === tab) continue;
    for (const [row, cells] of tab.rows.entries()) {
      if (cells !== before.rows[row]) changes.push(...runs(before, tab, row));
    }
  }
  return changes;
}

function runs(before: Tab, after: Tab, row: number): readonly WriteCells[] {
  const [was, is] = [before.rows[row] ?? [], after.rows[row] ?? []];
  const found: { column: number; values: string[] }[] = [];
  for (let column = 0; column < Math.max(was.length, is.length); column++) {
    const place = `${row}:${column}`;
    const gone = before.formulas.has(place) && !after.formulas.has(place);
    if ((was[column] ?? '') === (is[column] ?? '') && !gone) continue;
    const last = found.at(-1);
    if (last && last.column + last.values.length === column) last.values.push(is[column] ?? '');
    else found.push({ column, values: [is[column] ?? ''] });
  }
  return found.map(({ column, values }) => ({
    type: 'write-cells',
    tabId: after.id,
    row,
    column,
    values,
  }));
}
