import { columnOf } from '../schema/column.ts';
import { SUMMARY } from '../schema/summary.ts';
import { rowsByKey, type TabRow, type TabState } from '../grid.ts';
import type { FigureMemory, Memory, Remembered } from '../memory/memory.ts';
import type { DesiredTab } from '../diff/tab-changes.ts';
import { mergeRow } from './merge-row.ts';

export interface SummaryTab {
  readonly wanted: DesiredTab;
  readonly remembered: ReadonlyMap<string, Remembered<FigureMemory>>;
  /** Cells in which a person's edit stands. */
  readonly kept: readonly { readonly figure: string; readonly header: string }[];
}

const COUNTS = [columnOf(SUMMARY, 'organizations'), columnOf(SUMMARY, 'individuals')];

/**
 * Merges the figures with what people made of their rows.
 *
 * @param figures the rows by key, as the tool would write them
 * @param state absent where the tab is to be made
 */
export function mergeSummaryTab(
  figures: ReadonlyMap<string, readonly string[]>,
  state: TabState | undefined,
  memory: Memory['figures'],
): SummaryTab {
  const standing = rowsByKey(state);
  const rows = new Map<string, readonly string[]>();
  const cleared = new Set<number>();
  const remembered = new Map<string, Remembered<FigureMemory>>();
  const kept: { figure: string; header: string }[] = [];

  const stand = (key: string, next: readonly string[], row: TabRow | undefined): void => {
    const merged = mergeRow(SUMMARY, next, row, memory.get(key)?.seals ?? '');
    rows.set(key, merged.cells);
    remembered.set(key, { seals: merged.seals, data: {} });
    for (const header of merged.kept) kept.push({ figure: key, header });
  };
  for (const [key, next] of figures) {
    const [row, known] = [standing.get(key), memory.get(key)];
    if (state && known && !row) remembered.set(key, away(known));
    else stand(key, next, row);
  }
  for (const [key, known] of memory) {
    if (figures.has(key)) continue;
    const row = standing.get(key);
    if (!row) remembered.set(key, away(known));
    else if (isTouched(row, known.seals)) stand(key, withoutCounts(row), row);
    else cleared.add(row.row);
  }
  return { wanted: { rows, cleared, placed: new Map() }, remembered, kept };
}

/** The seals stay, so that a row whose deletion is undone is known again. */
function away({ seals }: Remembered<FigureMemory>): Remembered<FigureMemory> {
  return { seals, data: { deleted: true } };
}

/** Whether people left anything in the row of a figure that there is no more. */
function isTouched(row: TabRow, seals: string): boolean {
  const blank = SUMMARY.columns.map(() => '');
  return row.extra || mergeRow(SUMMARY, blank, row, seals).kept.length > 0;
}

function withoutCounts(row: TabRow): readonly string[] {
  return row.cells.map((cell, column) => (COUNTS.includes(column) ? '0' : cell));
}
