import type { Workbook } from '../../src/workbook/workbook.ts';

/** What somebody can do in any kind of workbook by hand. Rows and columns count from 0. */
export interface Fingers {
  type(tab: string, row: number, column: number, text: string): Promise<void>;
  /** All rows below the header. */
  sort(tab: string, column: number, descending: boolean): Promise<void>;
  insertRow(tab: string, row: number): Promise<void>;
  deleteRow(tab: string, row: number): Promise<void>;
  moveColumn(tab: string, from: number, to: number): Promise<void>;
}

type Cells = Readonly<Record<string, string>>;
type Where = readonly [header: string, text: string];

/** Somebody who finds rows by what they say and columns by their header, as people do. */
export interface Desk {
  /** The rows below the header as records by header; none where the tab is not there yet. */
  records(tab: string): Promise<readonly Cells[]>;
  edit(tab: string, where: Where, edits: Cells): Promise<void>;
  append(tab: string, cells: Cells): Promise<void>;
  sort(tab: string, header: string, descending?: boolean): Promise<void>;
  insertRow(tab: string, at: number): Promise<void>;
  deleteRow(tab: string, where: Where): Promise<void>;
  moveColumn(tab: string, header: string, to: number): Promise<void>;
}

export function deskAt(workbook: Workbook, fingers: Fingers): Desk {
  const rowsOf = async (tab: string): Promise<readonly (readonly string[])[]> =>
    (await workbook.read()).tabs.find(({ title }) => title === tab)?.rows ?? [];
  const columnOf = async (tab: string, header: string): Promise<number> => {
    const column = (await rowsOf(tab))[0]?.indexOf(header) ?? -1;
    if (column < 0) throw new Error(`${tab} has no column ${header}.`);
    return column;
  };
  const rowOf = async (tab: string, [header, text]: Where): Promise<number> => {
    const column = await columnOf(tab, header);
    const row = (await rowsOf(tab)).findIndex((cells) => cells[column] === text);
    if (row < 0) throw new Error(`No row of ${tab} says ${text} under ${header}.`);
    return row;
  };
  const typeAll = async (tab: string, row: number, cells: Cells): Promise<void> => {
    for (const [header, text] of Object.entries(cells)) {
      await fingers.type(tab, row, await columnOf(tab, header), text);
    }
  };
  return {
    records: async (tab) => {
      const [header = [], ...rows] = await rowsOf(tab);
      return rows
        .filter((row) => row.length > 0)
        .map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
    },
    edit: async (tab, where, edits) => typeAll(tab, await rowOf(tab, where), edits),
    append: async (tab, cells) => typeAll(tab, (await rowsOf(tab)).length, cells),
    sort: async (tab, header, descending = false) =>
      fingers.sort(tab, await columnOf(tab, header), descending),
    insertRow: (tab, at) => fingers.insertRow(tab, at),
    deleteRow: async (tab, where) => fingers.deleteRow(tab, await rowOf(tab, where)),
    moveColumn: async (tab, header, to) => fingers.moveColumn(tab, await columnOf(tab, header), to),
  };
}
