import type {
  AddTab,
  CellKind,
  Change,
  Snapshot,
  Tab,
  WriteCells,
} from '../../workbook/workbook.ts';
import { cellRuns, type NewCell } from '../../master/diff/cell-runs.ts';

/**
 * A master as it would be after some changes, so that more can be planned on top
 * of them before anything is written.
 */
export interface GridDraft {
  readonly snapshot: Snapshot;
  /** Tabs that are to be made; what will stand in them is in the snapshot. */
  readonly added: readonly AddTab[];
  /** By tab and `row:column`, cells that were written as anything but text. */
  readonly kinds: ReadonlyMap<number, ReadonlyMap<string, CellKind>>;
  /** Rows that may go, by tab, if nothing is put into them again. */
  readonly blank: ReadonlyMap<number, readonly number[]>;
}

export function draftOf(snapshot: Snapshot): GridDraft {
  return { snapshot, added: [], kinds: new Map(), blank: new Map() };
}

/** The draft with these changes in it too. */
export function withChanges(draft: GridDraft, changes: readonly Change[]): GridDraft {
  const { snapshot } = draft;
  const byTab = new Map<number, WriteCells[]>();
  const added: AddTab[] = [];
  const blank = new Map(draft.blank);
  for (const change of changes) {
    if (change.type === 'add-tab') {
      added.push(change);
      continue;
    }
    if (change.type === 'remove-blank-rows') {
      const rows = new Set([...(blank.get(change.tabId) ?? []), ...change.rows]);
      blank.set(
        change.tabId,
        [...rows].sort((a, b) => a - b),
      );
      continue;
    }
    const known = byTab.get(change.tabId);
    if (known) known.push(change);
    else byTab.set(change.tabId, [change]);
  }
  const tabs = [...snapshot.tabs, ...added.map(asTab)].map((tab) =>
    written(tab, byTab.get(tab.id) ?? []),
  );
  const kinds = new Map(draft.kinds);
  for (const [id, writes] of byTab) kinds.set(id, kindsOf(writes, kinds.get(id)));
  return { snapshot: { ...snapshot, tabs }, added: [...draft.added, ...added], kinds, blank };
}

function asTab({ tabId, layout, rows }: AddTab): Tab {
  const { title, hidden, columns } = layout;
  const header = columns.map((column) => column.header);
  return { id: tabId, title, hidden, rows: [header, ...rows], formulas: new Set() };
}

function kindsOf(
  writes: readonly WriteCells[],
  before: ReadonlyMap<string, CellKind> = new Map(),
): ReadonlyMap<string, CellKind> {
  const kinds = new Map(before);
  for (const { row, column, values, kinds: of } of writes) {
    for (const index of values.keys()) {
      const [place, kind] = [`${row}:${column + index}`, of?.[index] ?? 'text'];
      if (kind === 'text') kinds.delete(place);
      else kinds.set(place, kind);
    }
  }
  return kinds;
}

function written(tab: Tab, changes: readonly WriteCells[]): Tab {
  if (changes.length === 0) return tab;
  const rows = tab.rows.slice();
  const formulas = new Set(tab.formulas);
  const numbers = new Map(tab.numbers);
  for (const { row, column, values } of changes) {
    while (rows.length <= row) rows.push([]);
    const cells = [...(rows[row] ?? [])];
    for (const [index, value] of values.entries()) {
      while (cells.length <= column + index) cells.push('');
      cells[column + index] = value;
      formulas.delete(`${row}:${column + index}`);
      numbers.delete(`${row}:${column + index}`);
    }
    rows[row] = cells;
  }
  return { ...tab, rows, formulas, numbers };
}

/** The fewest changes that make `base` the draft: no cell twice, none that is as it was. */
export function changesFrom(
  base: Snapshot,
  { snapshot, added, kinds, blank }: GridDraft,
): readonly Change[] {
  const changes: Change[] = [];
  for (const [index, tab] of snapshot.tabs.entries()) {
    const before = base.tabs[index];
    const made = added.find(({ tabId }) => tabId === tab.id);
    if (made) changes.push({ ...made, rows: tab.rows.slice(1) });
    if (before === undefined || before === tab) continue;
    for (const [row, cells] of tab.rows.entries()) {
      if (cells !== before.rows[row]) changes.push(...runs(before, tab, row, kinds.get(tab.id)));
    }
    const rows = (blank.get(tab.id) ?? []).filter((row) => tab.rows[row]?.every((cell) => !cell));
    if (rows.length > 0) changes.push({ type: 'remove-blank-rows', tabId: tab.id, rows });
  }
  return changes;
}

function runs(
  before: Tab,
  after: Tab,
  row: number,
  kinds: ReadonlyMap<string, CellKind> = new Map(),
): readonly WriteCells[] {
  const [was, is] = [before.rows[row] ?? [], after.rows[row] ?? []];
  const changed: NewCell[] = [];
  for (let column = 0; column < Math.max(was.length, is.length); column++) {
    const place = `${row}:${column}`;
    const gone = before.formulas.has(place) && !after.formulas.has(place);
    if ((was[column] ?? '') === (is[column] ?? '') && !gone) continue;
    changed.push({ column, value: is[column] ?? '', kind: kinds.get(place) ?? 'text' });
  }
  return cellRuns(after.id, row, changed);
}
