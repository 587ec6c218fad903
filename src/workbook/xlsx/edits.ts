import type { Change } from '../workbook.ts';
import { MAX_COLUMNS, MAX_ROWS, type Range } from './cell-ref.ts';

/** Values for neighbouring cells of one row. */
export interface Run {
  readonly column: number;
  readonly values: readonly string[];
}

/** By row. Of two values for one cell, the later stands. */
export type RowEdits = ReadonlyMap<number, readonly Run[]>;

/** The changes sorted by tab; the rows of a new tab, header first, are edits of an empty one. */
export function editsByTab(changes: readonly Change[]): ReadonlyMap<number, RowEdits> {
  const tabs = new Map<number, Map<number, Run[]>>();
  const put = (tabId: number, row: number, run: Run): void => {
    if (row < 0 || row >= MAX_ROWS || run.column < 0) throw outside();
    if (run.column + run.values.length > MAX_COLUMNS) throw outside();
    const rows = tabs.get(tabId) ?? new Map<number, Run[]>();
    tabs.set(tabId, rows);
    const runs = rows.get(row);
    if (runs) runs.push(run);
    else rows.set(row, [run]);
  };
  for (const change of changes) {
    if (change.type === 'write-cells') put(change.tabId, change.row, change);
    else {
      const headers = change.layout.columns.map((column) => column.header);
      put(change.tabId, 0, { column: 0, values: headers });
      let row = 1;
      for (const values of change.rows) {
        put(change.tabId, row, { column: 0, values });
        row += 1;
      }
    }
  }
  return tabs;
}

/** The last value for each cell of a row. */
export function valuesByColumn(runs: readonly Run[]): ReadonlyMap<number, string> {
  const values = new Map<number, string>();
  for (const run of runs) {
    run.values.forEach((value, index) => values.set(run.column + index, value));
  }
  return values;
}

/** The rectangle of the cells that get a value; undefined where none does. */
export function extent(edits: RowEdits): Range | undefined {
  let top = Infinity;
  let left = Infinity;
  let bottom = -1;
  let right = -1;
  for (const [row, runs] of edits) {
    for (const { column, values } of runs) {
      const last = values.findLastIndex((value) => value !== '');
      if (last < 0) continue;
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      left = Math.min(left, column);
      right = Math.max(right, column + last);
    }
  }
  return bottom < 0 ? undefined : { top, left, bottom, right };
}

function outside(): Error {
  return new RangeError('A cell lies outside of what a sheet can hold.');
}
