import { TABS } from '../../master/schema/tabs.ts';
import type { TabState } from '../../master/grid.ts';
import type { Master } from '../../master/master.ts';
import type { WriteCells } from '../../workbook/workbook.ts';

/** What a person types into one cell, found by the row's key and the column's header. */
export interface CellEdit {
  readonly tab: 'Organizations' | 'Individuals' | 'Review';
  readonly key: string;
  readonly header: string;
  readonly value: string;
}

/** An edit that was made, with what stood there before. */
export interface DoneEdit extends CellEdit {
  readonly before: string;
}

export interface TypedCell {
  readonly changes: readonly WriteCells[];
  readonly done: readonly DoneEdit[];
}

/** Types the edits into a master as it stands. Rows that are gone are passed over. */
export function typeInto(master: Master, edits: readonly CellEdit[]): TypedCell {
  const changes: WriteCells[] = [];
  const done: DoneEdit[] = [];
  for (const edit of edits) {
    const state = master.tabs[edit.tab];
    const column = TABS[edit.tab].columns.findIndex(({ header }) => header === edit.header);
    const row = state && rowOf(state, edit.key);
    const position = state?.positions[column];
    if (!row || position === undefined) continue;
    const before = row.cells[column] ?? '';
    if (before === edit.value) continue;
    changes.push({
      type: 'write-cells',
      tabId: state.tabId,
      row: row.row,
      column: position,
      values: [edit.value],
    });
    done.push({ ...edit, before });
  }
  return { changes, done };
}

/** What takes exactly these edits back; cells that were changed since stay as they are. */
export function takeBack(master: Master, done: readonly DoneEdit[]): readonly CellEdit[] {
  return done.flatMap(({ before, ...edit }) =>
    cellAt(master, edit) === edit.value ? [{ ...edit, value: before }] : [],
  );
}

/** What stands in the cell now; undefined where its row is gone. */
export function cellAt(
  master: Master,
  { tab, key, header }: Omit<CellEdit, 'value'>,
): string | undefined {
  const state = master.tabs[tab];
  const column = TABS[tab].columns.findIndex((each) => each.header === header);
  return state && rowOf(state, key)?.cells[column];
}

function rowOf(state: TabState, key: string) {
  return state.rows.find((row) => row.key === key);
}
