import { MasterChanged } from '../../src/workbook/master-changed.ts';
import type { Change, Snapshot, Tab, Workbook } from '../../src/workbook/workbook.ts';

interface Grid {
  readonly id: number;
  title: string;
  readonly hidden: boolean;
  rows: string[][];
  formulas: Set<string>;
}

/**
 * A whole workbook in memory, with what people do to one: the smallest real
 * implementation of the interface, for the rules that hold for every kind.
 */
export class GridWorkbook implements Workbook {
  readonly location = 'the master';
  grids: Grid[] = [];
  writes = 0;
  private revision = 0;

  read(): Promise<Snapshot> {
    const tabs = this.grids.map((grid): Tab => ({ ...grid, rows: grid.rows.map(trimmed) }));
    return Promise.resolve({
      exists: this.grids.length > 0,
      tabs: tabs.map((tab) => ({ ...tab, rows: withoutBlankEnd(tab.rows) })),
      revision: String(this.revision),
    });
  }

  write(changes: readonly Change[], base: Snapshot): Promise<void> {
    if (base.revision !== String(this.revision)) throw new MasterChanged(this.location);
    // Rows go when all is written: until then every change counts them as they stood.
    const order = (change: Change): number => (change.type === 'remove-blank-rows' ? 1 : 0);
    for (const change of changes.toSorted((a, b) => order(a) - order(b))) this.apply(change);
    this.revision++;
    this.writes++;
    return Promise.resolve();
  }

  private apply(change: Change): void {
    if (change.type === 'add-tab') {
      if (this.grids.some(({ id }) => id === change.tabId)) throw new Error('That tab is there.');
      const { title, hidden, columns } = change.layout;
      const header = columns.map((column) => column.header);
      const rows = [header, ...Array.from(change.rows, (row) => [...row])];
      this.grids.push({ id: change.tabId, title, hidden, rows, formulas: new Set() });
      return;
    }
    const grid = this.grids.find(({ id }) => id === change.tabId);
    if (!grid) throw new Error('There is no such tab.');
    if (change.type === 'remove-blank-rows') {
      if (change.rows.some((row) => grid.rows[row]?.some((cell) => cell !== '')))
        throw new Error('A row that holds something was to be removed.');
      grid.rows = grid.rows.filter((_, row) => !change.rows.includes(row));
      const above = (row: number): number => change.rows.filter((gone) => gone < row).length;
      grid.formulas = new Set(
        [...grid.formulas].map((place) => {
          const [row, column = ''] = place.split(':');
          return `${Number(row) - above(Number(row))}:${column}`;
        }),
      );
      return;
    }
    for (const [index, value] of change.values.entries()) {
      put(grid, change.row, change.column + index, value);
    }
  }

  /** What a tab shows, header first. */
  rows(title: string): readonly (readonly string[])[] {
    return withoutBlankEnd(this.grid(title).rows.map(trimmed));
  }

  /** The rows below the header as records by header. */
  records(title: string): readonly Readonly<Record<string, string>>[] {
    const [header = [], ...rows] = this.rows(title);
    return rows
      .filter((row) => row.length > 0)
      .map((row) => Object.fromEntries(header.map((name, column) => [name, row[column] ?? ''])));
  }

  // What people do.

  type(title: string, row: number, header: string, text: string): void {
    this.revision++;
    put(this.grid(title), row, this.column(title, header), text);
  }

  /** Types into the first row whose cell under `header` says `text`. */
  edit(
    title: string,
    [header, text]: readonly [string, string],
    edits: Record<string, string>,
  ): void {
    const column = this.column(title, header);
    const row = this.grid(title).rows.findIndex((cells) => cells[column] === text);
    if (row < 0) throw new Error(`No row of ${title} says ${text} under ${header}.`);
    for (const [into, value] of Object.entries(edits)) this.type(title, row, into, value);
  }

  append(title: string, cells: Record<string, string>): void {
    const row = this.grid(title).rows.length;
    for (const [header, value] of Object.entries(cells)) this.type(title, row, header, value);
  }

  sort(title: string, header: string, descending = false): void {
    this.revision++;
    const column = this.column(title, header);
    const [head = [], ...rows] = this.grid(title).rows;
    const order = (a: string[], b: string[]): number =>
      (a[column] ?? '') < (b[column] ?? '') ? -1 : (a[column] ?? '') > (b[column] ?? '') ? 1 : 0;
    rows.sort((a, b) => (descending ? order(b, a) : order(a, b)));
    this.grid(title).rows = [head, ...rows];
  }

  insertRow(title: string, at: number, cells: string[] = []): void {
    this.revision++;
    this.grid(title).rows.splice(at, 0, [...cells]);
  }

  deleteRow(title: string, [header, text]: readonly [string, string]): void {
    this.revision++;
    const column = this.column(title, header);
    const at = this.grid(title).rows.findIndex((cells) => cells[column] === text);
    if (at < 0) throw new Error(`No row of ${title} says ${text} under ${header}.`);
    this.grid(title).rows.splice(at, 1);
  }

  insertColumn(title: string, at: number, header: string, headerRow = 0): void {
    this.revision++;
    const grid = this.grid(title);
    grid.rows = grid.rows.map((row, index) => {
      const cells =
        row.length < at ? [...row, ...Array<string>(at - row.length).fill('')] : [...row];
      cells.splice(at, 0, index === headerRow ? header : '');
      return cells;
    });
  }

  moveColumn(title: string, header: string, to: number): void {
    this.revision++;
    const from = this.column(title, header);
    for (const row of this.grid(title).rows) {
      while (row.length <= Math.max(from, to)) row.push('');
      row.splice(to, 0, ...row.splice(from, 1));
    }
  }

  rename(title: string, to: string): void {
    this.revision++;
    this.grid(title).title = to;
  }

  /** A copy that goes its own way. */
  copy(): GridWorkbook {
    const copy = new GridWorkbook();
    copy.grids = structuredClone(this.grids);
    return copy;
  }

  private grid(title: string): Grid {
    const grid = this.grids.find((each) => each.title === title);
    if (!grid) throw new Error(`There is no tab ${title}.`);
    return grid;
  }

  private column(title: string, header: string): number {
    for (const row of this.grid(title).rows) {
      const column = row.indexOf(header);
      if (column >= 0) return column;
    }
    throw new Error(`${title} has no column ${header}.`);
  }
}

function put(grid: Grid, row: number, column: number, value: string): void {
  while (grid.rows.length <= row) grid.rows.push([]);
  const cells = grid.rows[row] ?? [];
  while (cells.length <= column) cells.push('');
  cells[column] = value;
}

function trimmed(row: readonly string[]): string[] {
  return row.slice(0, row.findLastIndex((cell) => cell !== '') + 1);
}

function withoutBlankEnd(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1);
}
