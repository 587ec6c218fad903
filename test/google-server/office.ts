import { a1 } from './a1.ts';
import { newSheet } from './batch/tabs.ts';
import { effectiveValue, formattedValue, withNumberFormat, withValue } from './cells.ts';
import { defaultProperties } from './defaults.ts';
import { longest, mapArea } from './grid.ts';
import { nextId, nextNumber, type Cell, type Role, type SheetState, type State } from './model.ts';
import { parseDate } from './serial.ts';

/** The account that files are shared with unless a test says otherwise. */
export const ROBOT = 'undersigned@letters.example.com';
/** Who owns the files and sits at the spreadsheets. */
export const OWNER = 'organizer@example.org';

/** A cell as a test writes it: text stays text; a date is given as `2026-01-31 13:05:00`. */
export type CellInput =
  | string
  | number
  | boolean
  | null
  | { readonly formula: string }
  | { readonly date: string; readonly pattern?: string }
  | { readonly cell: Cell };

interface TabInput {
  readonly title: string;
  readonly sheetId?: number;
  readonly hidden?: boolean;
  /** Size of the grid; the usual 1000 × 26, or what the rows need. */
  readonly rowCount?: number;
  readonly columnCount?: number;
  readonly rows?: readonly (readonly CellInput[])[];
}

export interface SpreadsheetInput {
  readonly id?: string;
  readonly title?: string;
  readonly locale?: string;
  readonly timeZone?: string;
  readonly tabs?: readonly TabInput[];
  /** Role by account; the robot is a writer where this is left out. */
  readonly shared?: Readonly<Record<string, Role>>;
}

function cellOf(input: CellInput): Cell | undefined {
  if (input === null || input === '') return undefined;
  if (typeof input === 'string') return withValue(undefined, { stringValue: input });
  if (typeof input === 'number') return withValue(undefined, { numberValue: input });
  if (typeof input === 'boolean') return withValue(undefined, { boolValue: input });
  if ('formula' in input) return withValue(undefined, { formulaValue: input.formula });
  if ('cell' in input) return input.cell;
  const date = parseDate(input.date, 'en_US');
  if (date === undefined) throw new Error(`Not a date: ${input.date}`);
  const cell = withValue(undefined, { numberValue: date.serial });
  return withNumberFormat(cell, date.timed ? 'DATE_TIME' : 'DATE', input.pattern ?? date.pattern);
}

function sheetFrom(tab: TabInput, sheetId: number): SheetState {
  const rows = tab.rows ?? [];
  const width = longest(rows);
  const sheet = newSheet(
    {
      ...(tab.hidden === true ? { hidden: true } : {}),
      gridProperties: {
        rowCount: tab.rowCount ?? Math.max(1000, rows.length),
        columnCount: tab.columnCount ?? Math.max(26, width),
      },
    },
    sheetId,
    tab.title,
  );
  const area = { top: 0, left: 0, bottom: rows.length, right: width };
  return mapArea(sheet, area, (_cell, r, c) => cellOf(rows[r]?.[c] ?? null));
}

/** Enters a file as the owner's, shared with the robot unless told otherwise. */
export function addFile(
  state: State,
  id: string,
  kind: 'form' | 'spreadsheet',
  shared: Readonly<Record<string, Role>> | undefined,
  now: number,
): void {
  const time = new Date(now).toISOString();
  state.files[id] = {
    kind,
    createdTime: time,
    modifiedTime: time,
    permissions: { [OWNER]: 'owner', ...(shared ?? { [ROBOT]: 'writer' }) },
  };
}

/** Adds a spreadsheet and gives its ID. */
export function addSpreadsheet(state: State, input: SpreadsheetInput, now: number): string {
  const id = input.id ?? nextId(state);
  const tabs = input.tabs ?? [{ title: 'Sheet1' }];
  state.spreadsheets[id] = {
    id,
    properties: defaultProperties(input.title ?? 'Untitled', input.locale, input.timeZone),
    sheets: tabs.map((tab, i) => sheetFrom(tab, tab.sheetId ?? (i === 0 ? 0 : nextNumber(state)))),
    namedRanges: [],
    metadata: [],
  };
  addFile(state, id, 'spreadsheet', input.shared, now);
  return id;
}

/** What each cell of a tab shows, blanks at the ends left out. */
export function shownGrid(state: State, spreadsheetId: string, tab: string): string[][] {
  const spreadsheet = state.spreadsheets[spreadsheetId];
  const sheet = spreadsheet?.sheets.find((each) => each.properties.title === tab);
  if (spreadsheet === undefined || sheet === undefined)
    throw new Error(`No tab ${tab} in ${spreadsheetId}`);
  return sheet.rows.map((row) => {
    const texts = row.cells.map((cell) =>
      cell === null ? '' : (formattedValue(effectiveValue(spreadsheet, sheet, cell), cell) ?? ''),
    );
    while (texts.at(-1) === '') texts.pop();
    return texts;
  });
}

/** The cells of a tab that hold anything, by A1 address, as they were entered. */
export function cellsOf(state: State, spreadsheetId: string, tab: string): Record<string, Cell> {
  const sheet = state.spreadsheets[spreadsheetId]?.sheets.find(
    (each) => each.properties.title === tab,
  );
  if (sheet === undefined) throw new Error(`No tab ${tab} in ${spreadsheetId}`);
  const cells: Record<string, Cell> = {};
  sheet.rows.forEach((row, r) => {
    row.cells.forEach((cell, c) => {
      if (cell === null) return;
      const address = a1('', { top: r, bottom: r + 1, left: c, right: c + 1 });
      cells[address.replace(/^.*!/, '')] = cell;
    });
  });
  return cells;
}
