import type { Area } from './a1.ts';
import { areaOf } from './a1.ts';
import { effectiveValue, formattedValue, type Extended } from './cells.ts';
import { cellAt } from './grid.ts';
import type { Cell, SheetState, SpreadsheetState } from './model.ts';

/**
 * What Google's documentation leaves open, and how another Google might do it. The usual one,
 * with none of these, is what the documentation suggests.
 */
export interface Quirks {
  /** Copying and pasting pass over rows that a basic filter hides. */
  readonly pastePassesHiddenRows?: boolean;
  /** What is written into cells: whatever fits a pattern is replaced. */
  readonly cleans?: readonly Cleaning[];
  /** The same, where a value is pasted. */
  readonly pasteCleans?: readonly Cleaning[];
  /** A text that begins with = becomes a formula where it is pasted. */
  readonly pasteRunsFormulas?: boolean;
  /** What becomes of an ID that is sent along for a named range. */
  readonly rangeIds?: 'ignored' | 'refused';
  /** Replies end with the last row and cell that hold a value, whatever looks others have. */
  readonly trimmedReads?: boolean;
  /** A reply of more characters breaks off there. */
  readonly longestReply?: number;
}

type Cleaning = readonly [pattern: string, by: string];

function cleaned(text: string, cleanings: readonly Cleaning[] = []): string {
  return cleanings.reduce(
    (clean, [pattern, by]) => clean.replace(new RegExp(pattern, 'gu'), by),
    text,
  );
}

function cleanedValue(value: Extended, cleanings: readonly Cleaning[] | undefined): Extended {
  const { stringValue } = value;
  return typeof stringValue === 'string'
    ? { ...value, stringValue: cleaned(stringValue, cleanings) }
    : value;
}

/** What Google keeps of a cell that is written. */
export function kept(cell: Cell, { cleans }: Quirks): Cell {
  const { userEnteredValue } = cell;
  if (cleans === undefined || !userEnteredValue) return cell;
  return { ...cell, userEnteredValue: cleanedValue(userEnteredValue, cleans) };
}

/** What Google makes of a value that is pasted. */
export function keptPasted(value: Extended | undefined, quirks: Quirks): Extended | undefined {
  if (value === undefined) return undefined;
  const text = value.stringValue ?? '';
  if (quirks.pasteRunsFormulas === true && /^=./u.test(text)) return { formulaValue: text };
  return cleanedValue(value, quirks.pasteCleans);
}

/** The rows of an area that a basic filter does not hide. */
export function rowsInSight(
  spreadsheet: SpreadsheetState,
  sheet: SheetState,
  area: Area,
  { pastePassesHiddenRows }: Quirks,
): readonly number[] {
  const rows = Array.from({ length: area.bottom - area.top }, (_row, at) => area.top + at);
  return pastePassesHiddenRows === true
    ? rows.filter((row) => !isHidden(spreadsheet, sheet, row))
    : rows;
}

function isHidden(spreadsheet: SpreadsheetState, sheet: SheetState, row: number): boolean {
  const { basicFilter } = sheet;
  if (!basicFilter?.range) return false;
  const { top, bottom } = areaOf(sheet, basicFilter.range);
  if (row <= top || row >= bottom) return false;
  return Object.entries(basicFilter.criteria ?? {}).some(([column, { hiddenValues }]) => {
    const cell = cellAt(sheet, row, Number(column));
    const shown = cell && formattedValue(effectiveValue(spreadsheet, sheet, cell), cell);
    return (hiddenValues ?? []).includes(shown ?? '');
  });
}
