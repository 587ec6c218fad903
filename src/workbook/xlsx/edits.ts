import { AppError, EXIT } from '../../errors.ts';
import { entryOf, type WorkbookEntry } from '../workbook-entries.ts';
import type { AddTab, CellKind, Change } from '../workbook.ts';
import { MAX_COLUMNS, MAX_ROWS, type Range } from './cell-ref.ts';

/** Values for neighbouring cells of one row. */
export interface RowRun {
  readonly column: number;
  readonly values: readonly string[];
  /** Of each value; text where absent. */
  readonly kinds?: readonly (CellKind | undefined)[];
}

/** By row, in order. Of two values for one cell, the later stands. */
export type RowEdits = ReadonlyMap<number, readonly RowRun[]>;

/** The same for reading once through, made as it goes on; a map of them is such. */
export type OrderedEdits = Iterable<readonly [number, readonly RowRun[]]>;

/** The runs of cells sorted by tab and row. */
export function editsByTab(changes: readonly Change[]): ReadonlyMap<number, RowEdits> {
  const tabs = new Map<number, Map<number, RowRun[]>>();
  for (const change of changes) {
    if (change.type === 'add-tab') {
      // Before anything is written; how wide its rows are shows only then.
      const headers = change.layout.columns.map((column) => column.header);
      const count = (change.rows.length + 1).toLocaleString('en');
      const tooLong = `The tab "${change.layout.title}" would have ${count} rows`;
      refuseOutside(change.rows.length, { column: 0, values: headers }, tooLong);
      continue;
    }
    if (change.type === 'remove-blank-rows') continue;
    const { tabId, row } = change;
    refuseOutside(row, change);
    const rows = tabs.get(tabId) ?? new Map<number, RowRun[]>();
    tabs.set(tabId, rows);
    const runs = rows.get(row);
    if (runs) runs.push(change);
    else rows.set(row, [change]);
  }
  return new Map([...tabs].map(([id, rows]) => [id, new Map([...rows].sort(byRow))]));
}

function byRow([a]: readonly [number, unknown], [b]: readonly [number, unknown]): number {
  return a - b;
}

/** A new tab as edits of an empty one: its header, its rows, and what else is written to it. */
export function editsOfNewTab({ layout, rows }: AddTab, others: RowEdits): OrderedEdits {
  return {
    *[Symbol.iterator]() {
      const headers = layout.columns.map((column) => column.header);
      yield [0, [{ column: 0, values: headers }, ...(others.get(0) ?? [])]] as const;
      const kinds = layout.columns.map(({ kind }) => kind);
      let row = 0;
      for (const values of rows) {
        row += 1;
        const run = { column: 0, values, kinds };
        refuseOutside(row, run);
        yield [row, [run, ...(others.get(row) ?? [])]] as const;
      }
      for (const [below, runs] of others) if (below > row) yield [below, runs] as const;
    },
  };
}

/** How far a new tab reaches; its rows are not asked for, they are as wide as its header at most. */
export function extentOfNewTab({ layout, rows }: AddTab, others: RowEdits): Range | undefined {
  const own = { top: 0, left: 0, bottom: rows.length, right: layout.columns.length - 1 };
  const more = extent(others);
  if (own.right < 0 || more === undefined) return own.right < 0 ? more : own;
  return {
    ...own,
    bottom: Math.max(own.bottom, more.bottom),
    right: Math.max(own.right, more.right),
  };
}

/** What is put last into each cell of a row, by column. */
export function entriesByColumn(runs: readonly RowRun[]): ReadonlyMap<number, WorkbookEntry> {
  const entries = new Map<number, WorkbookEntry>();
  for (const { column, values, kinds } of runs) {
    values.forEach((value, index) => entries.set(column + index, entryOf(value, kinds?.[index])));
  }
  return entries;
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

/** @param tooLong what is told of a row below the last */
function refuseOutside(
  row: number,
  { column, values }: RowRun,
  tooLong = 'A tab would go on below its last row',
): void {
  if (row >= MAX_ROWS) {
    const most = MAX_ROWS.toLocaleString('en');
    throw new AppError(`${tooLong}; an .xlsx file holds ${most} in a tab.`, {
      exitCode: EXIT.cannotWrite,
      hint: 'No workbook holds a letter of this size: part its sources over two configs. Nothing was written.',
    });
  }
  if (row >= 0 && column >= 0 && column + values.length <= MAX_COLUMNS) return;
  throw new RangeError('A cell lies outside of what a sheet can hold.');
}
