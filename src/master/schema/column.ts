import type { CellKind, ColumnLayout, TabLayout } from '../../workbook/workbook.ts';

/** One column of one of the tool's tabs. */
export interface Column<K extends string = string> extends ColumnLayout {
  /** Never changes: the memory, lists and programs know the column by it. */
  readonly key: K;
  /** What the column is and what may be done in it, for people. */
  readonly note: string;
  /** People's alone: made once, never written to. */
  readonly theirs?: true;
}

/** One of the tool's tabs: a list of columns. */
export interface TabSpec<K extends string = string> {
  readonly title: string;
  readonly hidden: boolean;
  /** In the order in which a new tab has them. Columns of a letter's own come after all others. */
  readonly columns: readonly Column<K>[];
  /** The column by which a row is found wherever people sort it to; absent where rows are only added. */
  readonly rowKey?: K;
  /** The key that a cell of that column means, however it is written; as it stands where absent. */
  readonly readKey?: (cell: string) => string;
}

/** What else there is to say of a column. */
type Details = Partial<Pick<Column, 'choices' | 'kind' | 'hidden' | 'theirs'>>;

export function column<K extends string>(
  key: K,
  header: string,
  width: number,
  note: string,
  details: Details = {},
): Column<K> {
  return { key, header, width, note, ...details };
}

/** The position of a column among a tab's own columns. */
export function columnOf<K extends string>(spec: TabSpec<K>, key: K): number {
  const position = spec.columns.findIndex((each) => each.key === key);
  if (position < 0) throw new Error(`The ${spec.title} tab has no column ${key}.`);
  return position;
}

/** What a kind of workbook has to know of a tab. */
export function layoutOf({ title, hidden, columns }: TabSpec): TabLayout {
  return { title, hidden, columns: columns.map(columnLayout) };
}

function columnLayout({ header, width, note, choices, hidden, kind }: Column): ColumnLayout {
  return {
    header,
    width,
    note,
    ...(choices === undefined ? {} : { choices }),
    ...(hidden === undefined ? {} : { hidden }),
    ...(kind === undefined ? {} : ({ kind } satisfies { kind: CellKind })),
  };
}
