import { toldWords } from '../../languages/decisions.ts';
import type { Language } from '../../languages/registry.ts';
import type { Tone } from '../../workbook/palette.ts';
import type { CellKind, ColumnLayout, TabLayout } from '../../workbook/workbook.ts';
import { COLUMN_NOTES, type NoteKey } from './column-notes.ts';

/** One column of one of the tool's tabs. */
export interface Column<K extends string = string> extends Omit<ColumnLayout, 'note'> {
  /** Never changes: the memory, lists and programs know the column by it. */
  readonly key: K;
  /** What the column is and what may be done in it, for people. */
  readonly note: readonly NoteKey[];
  /** What the drop-down offers where that is in people's language. */
  readonly choicesIn?: (language: Language) => readonly string[];
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
  /** Of a new tab; what people make of it later stays. */
  readonly looks?: {
    /** The first columns, which stay in sight: what a row is about. */
    readonly frozen?: number;
    /** No filter, for rows that belong together as they stand. */
    readonly unfiltered?: true;
    /** Printed on so many pages at most. */
    readonly pages?: number;
    /** Rows by what a column says. */
    readonly colours?: { readonly by: K; readonly tones: Readonly<Record<string, Tone>> };
  };
}

/** What else there is to say of a column. */
type Details = Partial<
  Pick<Column, 'choices' | 'choicesIn' | 'kind' | 'hidden' | 'theirs' | 'wrap'>
>;

export function column<K extends string>(
  key: K,
  header: string,
  width: number,
  note: readonly NoteKey[],
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

/**
 * What a kind of workbook has to know of a tab.
 *
 * @param language of the notes on its headers
 */
export function layoutOf(spec: TabSpec, language: Language): TabLayout {
  const { title, hidden, columns, looks = {} } = spec;
  const layout = { title, hidden, columns: columns.map((each) => columnLayout(each, language)) };
  if (hidden) return layout;
  const { frozen = 0, unfiltered = false, pages, colours } = looks;
  return {
    ...layout,
    looks: {
      frozenColumns: frozen,
      filter: !unfiltered,
      ...(pages === undefined ? {} : { pages }),
      ...(colours && { colours: { column: columnOf(spec, colours.by), tones: colours.tones } }),
    },
  };
}

function columnLayout(column: Column, language: Language): ColumnLayout {
  const { header, width, note, choicesIn, hidden, kind, wrap, theirs } = column;
  const choices = choicesIn?.(language) ?? column.choices;
  return {
    header,
    width,
    note: note.map((key) => COLUMN_NOTES(language, key, toldWords(language))).join(' '),
    ...(choices === undefined ? {} : { choices }),
    ...(hidden === undefined ? {} : { hidden }),
    ...(kind === undefined ? {} : ({ kind } satisfies { kind: CellKind })),
    ...(wrap === undefined ? {} : { wrap }),
    ...(theirs === undefined ? {} : { theirs }),
  };
}
