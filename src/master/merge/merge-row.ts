import type { TabSpec } from '../schema/column.ts';
import type { TabRow } from '../grid.ts';
import { joinSeals, seal, sealAt, sealRow } from '../memory/seal.ts';
import { cellText } from '../cell-text.ts';
import { mergeCell } from './merge-cell.ts';

/** A person's edit that both sides have changed. */
interface Conflict {
  readonly header: string;
  readonly theirs: string;
  readonly ours: string;
}

export interface MergedRow {
  /** What shall stand in each of the tab's own columns. */
  readonly cells: readonly string[];
  readonly seals: string;
  /** Headers of the cells in which a person's edit stands. */
  readonly kept: readonly string[];
  readonly conflicts: readonly Conflict[];
}

/**
 * Merges a row cell by cell.
 *
 * @param next what the tool would write, in the order of the tab's own columns
 * @param current the row as it stands; absent where there is none yet
 * @param seals of what the tool last wrote; '' where it never wrote this row, so
 * that all that stands in it is a person's
 */
export function mergeRow(
  spec: TabSpec,
  next: readonly string[],
  current: TabRow | undefined,
  seals: string,
): MergedRow {
  if (current === undefined) {
    const fresh = newRow(spec, next);
    return { cells: fresh, seals: sealRow(fresh), kept: [], conflicts: [] };
  }
  const cells: string[] = [];
  const kept: string[] = [];
  const conflicts: Conflict[] = [];
  const sealed: string[] = [];
  for (const [index, { key, header, theirs: isTheirs }] of spec.columns.entries()) {
    const ours = cellText(next[index] ?? '');
    const theirs = current.cells[index] ?? '';
    if (key === spec.rowKey) {
      cells.push(ours);
      sealed.push(seal(ours));
      continue;
    }
    if (isTheirs) {
      cells.push(theirs);
      sealed.push(seal(''));
      continue;
    }
    const lastSeal = sealAt(seals, index) || seal('');
    const merged = mergeCell(ours, theirs, lastSeal, current.formulas.includes(index));
    cells.push(merged.value);
    sealed.push(merged.seal);
    if (merged.kept) kept.push(header);
    if (merged.conflict) conflicts.push({ header, theirs, ours });
  }
  const same = cells.every((cell, index) => cell === current.cells[index]);
  const text = joinSeals(sealed);
  // What is as it was is not held twice.
  return {
    cells: same ? current.cells : cells,
    seals: text === seals ? seals : text,
    kept,
    conflicts,
  };
}

/** A row that nobody has touched: all cells as the tool writes them. */
export function newRow(spec: TabSpec, next: readonly string[]): readonly string[] {
  return spec.columns.map((_, index) => cellText(next[index] ?? ''));
}
