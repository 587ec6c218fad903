/**
 * The master as a stack of plain grids: all that the pure stages know of it,
 * and all that a kind of workbook (xlsx, Google Sheets) has to provide.
 */
import type { Finding } from '../domain/finding.ts';
import type { Tone } from './palette.ts';

/** A tab as it stands. Rows and columns count from 0; short rows end in blanks. */
export interface Tab {
  /** Stays with the tab when people rename or move it. */
  readonly id: number;
  readonly title: string;
  readonly hidden: boolean;
  /** What each cell shows, as text. Trailing blank cells and rows are left out. */
  readonly rows: readonly (readonly string[])[];
  /** Cells that hold a formula, as `row:column`. */
  readonly formulas: ReadonlySet<string>;
  /**
   * What cells hold that hold a number and no formula, as `row:column`, whatever look
   * people gave it; a date as days since 1899-12-30. Absent where there are none.
   */
  readonly numbers?: ReadonlyMap<string, number>;
}

export interface Snapshot {
  /** False for an xlsx file that is not there yet. */
  readonly exists: boolean;
  readonly tabs: readonly Tab[];
  /** Told back to `write`, which refuses when another sync has written since. */
  readonly revision: string;
}

/**
 * How a value stands in its cell: as text, unless it is of the other form – a plain
 * number, or a day as YYYY-MM-DD.
 */
export type CellKind = 'text' | 'number' | 'date';

export interface ColumnLayout {
  readonly header: string;
  /** In characters of the standard font. */
  readonly width: number;
  /** A drop-down; people may still type something else. */
  readonly choices?: readonly string[];
  readonly hidden?: boolean;
  /** Of the cells below the header; text where absent. */
  readonly kind?: CellKind;
  /** What the column is and what may be done in it, for people. */
  readonly note?: string;
  /** Long texts go on in the next line of their cell. */
  readonly wrap?: boolean;
  /** People's alone. */
  readonly theirs?: boolean;
}

/** How a new tab looks. What people change of it stays changed: it is never said again. */
export interface TabLooks {
  /** So many of the first columns stay in sight. */
  readonly frozenColumns?: number;
  /** A filter over all rows, also those to come. */
  readonly filter?: boolean;
  /** Printed on so many pages at most; on as many as it takes where absent. */
  readonly pages?: number;
  /** Printed upright and smaller, as a list to read; otherwise landscape, as wide as the page. */
  readonly upright?: boolean;
  /** Rows are coloured by what they say in a column; in one of no other words, as `odd`. */
  readonly colours?: {
    readonly column: number;
    readonly tones: Readonly<Record<string, Tone>>;
  };
}

/** A chart of a section, in workbooks that keep one up to date as rows come. */
export interface ChartLayout {
  readonly type: 'columns' | 'bars';
  readonly title: string;
  /** For people who cannot see it. */
  readonly description: string;
  /** The column that names what is drawn, and those whose numbers are. */
  readonly labels: number;
  readonly values: readonly number[];
}

/**
 * Rows of a tab that belong together: set off from those above, with bars in their
 * counts, in proportion to each other, or a chart beside them.
 */
export interface SectionLayout {
  /** Its first row; the header is row 0. */
  readonly start: number;
  /** Without it, it reaches down to whatever is added later. */
  readonly length?: number;
  readonly chart?: ChartLayout;
}

export interface TabLayout {
  readonly title: string;
  /** The tool's own memory: not shown to people. */
  readonly hidden: boolean;
  readonly columns: readonly ColumnLayout[];
  readonly looks?: TabLooks;
  readonly sections?: readonly SectionLayout[];
}

/**
 * Rows that are made as they are asked for, so that hundreds of thousands of them
 * need not stand in memory at once; the same ones however often. An array is one.
 */
export interface Rows extends Iterable<readonly string[]> {
  readonly length: number;
}

/**
 * A tab that is not there yet: header row first, frozen, then `rows`, none of
 * which is wider than the header.
 */
export interface AddTab {
  readonly type: 'add-tab';
  readonly tabId: number;
  readonly layout: TabLayout;
  readonly rows: Rows;
}

/** A run of cells in one row; '' empties a cell. May lie below the last row. */
export interface WriteCells {
  readonly type: 'write-cells';
  readonly tabId: number;
  readonly row: number;
  readonly column: number;
  readonly values: readonly string[];
  /** Of each value; text where absent. */
  readonly kinds?: readonly CellKind[];
}

/**
 * Rows in which nothing stands any more once the rest is written: they may go, and those below move up.
 * Where a kind of master cannot remove them without any danger to what people put around them, they stay blank.
 */
interface RemoveBlankRows {
  readonly type: 'remove-blank-rows';
  readonly tabId: number;
  /** By their place before the write, in order. */
  readonly rows: readonly number[];
}

export type Change = AddTab | WriteCells | RemoveBlankRows;

export interface Workbook {
  /** The file's path or the spreadsheet's address, for people. */
  readonly location: string;
  /** An address that opens one of its tabs; absent where there is none. */
  readonly linkTo?: (tabId: number) => string;
  /** Changes nothing. */
  read(): Promise<Snapshot>;
  /**
   * Carries out all the changes or none; `base` is what they were computed from.
   * Every value is written as text, but for those of a kind that says otherwise, and
   * never as a formula. Throws `MasterChanged`
   * when someone else wrote or moved something in between, and then nothing of
   * this write stands.
   */
  write(changes: readonly Change[], base: Snapshot): Promise<void>;
  /**
   * Takes away the empty tab that a new file came with, where the last write made the master, nobody has
   * touched that tab, and all others are `own`; absent where new files come without one.
   */
  readonly removeEmptyTab?: (own: ReadonlySet<number>) => Promise<void>;
  /** How many calls to Google a write takes, as the Log counts them; none where absent. */
  readonly callsOfWrite?: number;
  /** Whether it was too long to be read in one reply; absent where none is. */
  readonly isLong?: () => boolean;
  /** Told where an earlier run found that: then it is not tried again. */
  readonly expectLong?: () => void;
  /** What a person should know of the writes so far; nothing where absent. */
  readonly findings?: () => readonly Finding[];
}
