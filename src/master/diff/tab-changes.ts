import type { TabSpec } from '../schema/column.ts';
import { rowsByKey, type TabRow, type TabState } from '../grid.ts';
import type { MemoryEntries } from '../memory/memory.ts';
import type { Change, WriteCells } from '../../workbook/workbook.ts';
import { cellText } from '../cell-text.ts';
import { cellRuns } from './cell-runs.ts';
import { lowerBound } from '../../workbook/lower-bound.ts';

/** The rows that a tab shall have, by key; what is not named here stays as it is. */
export interface DesiredTab {
  /** Each in the order of the tab's own columns. A key that stands in no row yet is a new row. */
  readonly rows: MemoryEntries<readonly string[]>;
  /** Rows that stand for nothing any more, by their place: cleared, to be used again. */
  readonly cleared: ReadonlySet<number>;
  /** For keys whose row does not carry them (typed in, ID cleared): where it stands. */
  readonly placed: ReadonlyMap<string, number>;
}

/** The fewest runs of cells that make a tab as it is wanted; what is blank then may go where people see it. */
export function tabChanges(spec: TabSpec, state: TabState, wanted: DesiredTab): readonly Change[] {
  const changes: Change[] = state.added.map(({ column, header }) => ({
    type: 'write-cells',
    tabId: state.tabId,
    row: state.headerRow,
    column,
    values: [header],
  }));
  const cellsAt = (row: number): readonly string[] => rowAt(state.rows, row)?.cells ?? [];
  const standing = rowsByKey(state);
  const used = new Set<number>();
  const free = freeRows(state, wanted.cleared);

  for (const [key, cells] of wanted.rows) {
    const row = wanted.placed.get(key) ?? standing.get(cellText(key))?.row ?? free.next().value;
    if (wanted.cleared.has(row)) used.add(row);
    // What an cleared row held is written over too, blanks included.
    changes.push(...runs(spec, state, row, cells, cellsAt(row)));
  }
  const blank = spec.columns.map(() => '');
  const gone = [...wanted.cleared].filter((row) => !used.has(row)).sort((a, b) => a - b);
  for (const row of gone) changes.push(...runs(spec, state, row, blank, cellsAt(row)));
  const mayGo = spec.hidden ? [] : gone.filter((row) => rowAt(state.rows, row)?.extra === false);
  if (mayGo.length > 0) {
    changes.push({ type: 'remove-blank-rows', tabId: state.tabId, rows: mayGo });
  }
  return changes;
}

/** The row that stands at a place: the rows of a tab are in order, so that it takes no map to find it. */
function rowAt(rows: readonly TabRow[], place: number): TabRow | undefined {
  const found = rows[lowerBound(rows.length, (at) => (rows[at]?.row ?? 0) < place)];
  return found?.row === place ? found : undefined;
}

/** Where new rows go: into cleared ones first, then below everything. */
function* freeRows(state: TabState, cleared: ReadonlySet<number>): Generator<number, never> {
  yield* [...state.holes, ...cleared].sort((a, b) => a - b);
  for (let row = state.end; ; row++) yield row;
}

/** Runs of neighbouring cells that differ from what stands there. */
function runs(
  spec: TabSpec,
  state: TabState,
  row: number,
  cells: readonly string[],
  current: readonly string[],
): readonly WriteCells[] {
  // Most rows of most syncs.
  if (cells.every((cell, index) => cell === (current[index] ?? ''))) return [];
  const changed = state.positions
    .map((column, index) => ({
      column,
      value: cellText(cells[index] ?? ''),
      was: current[index] ?? '',
      kind: spec.columns[index]?.kind ?? 'text',
    }))
    .filter(({ value, was }) => value !== was)
    .sort((a, b) => a.column - b.column);
  return cellRuns(state.tabId, row, changed);
}
