import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { a1, columnLetters, findRange, sheetTitle, type Area, type Found } from './a1.ts';
import { checkProtected, putSheet, type Desk } from './batch/desk.ts';
import { checkLength, effectiveValue, formattedValue, typed, withValue } from './cells.ts';
import { badField, invalid } from './errors.ts';
import { cellAt, longest, mapArea } from './grid.ts';
import type { Cell, SheetState, SpreadsheetState } from './model.ts';
import { formatDate } from './serial.ts';

export interface Rendering {
  readonly value: string;
  readonly dateTime: string;
}

export const RAW_LOOK: Rendering = { value: 'FORMATTED_VALUE', dateTime: 'SERIAL_NUMBER' };

function rendered(
  spreadsheet: SpreadsheetState,
  sheet: SheetState,
  cell: Cell,
  how: Rendering,
): unknown {
  const formula = cell.userEnteredValue?.formulaValue;
  if (how.value === 'FORMULA' && typeof formula === 'string') return formula;
  const value = effectiveValue(spreadsheet, sheet, cell);
  if (how.value === 'FORMATTED_VALUE' || value?.errorValue)
    return formattedValue(value, cell) ?? '';
  if (typeof value?.numberValue === 'number') {
    const format = cell.userEnteredFormat?.numberFormat;
    const dated = /^(DATE|TIME|DATE_TIME)$/.test(format?.type ?? '');
    return dated && how.dateTime === 'FORMATTED_STRING'
      ? formatDate(value.numberValue, format?.pattern ?? 'yyyy-mm-dd')
      : value.numberValue;
  }
  return value?.boolValue ?? value?.stringValue ?? '';
}

function cutOff<T>(list: readonly T[], isBlank: (each: T) => boolean): T[] {
  let end = list.length;
  while (end > 0 && isBlank(list[end - 1] as T)) end -= 1;
  return list.slice(0, end);
}

function transposed(rows: readonly (readonly unknown[])[]): unknown[][] {
  const width = longest(rows);
  return Array.from({ length: width }, (_each, c) => rows.map((row) => row[c] ?? ''));
}

/** A ValueRange: blanks at the ends cut off, no `values` at all where there is nothing. */
export function valueRange(
  spreadsheet: SpreadsheetState,
  { sheet, area }: Found,
  how: Rendering,
  majorDimension = 'ROWS',
): sheets_v4.Schema$ValueRange {
  const rows: unknown[][] = [];
  for (let r = area.top; r < Math.min(area.bottom, sheet.rows.length); r += 1) {
    const row: unknown[] = [];
    for (let c = area.left; c < Math.min(area.right, sheet.rows[r]?.cells.length ?? 0); c += 1) {
      const cell = cellAt(sheet, r, c);
      row.push(cell === undefined ? '' : rendered(spreadsheet, sheet, cell, how));
    }
    rows.push(row);
  }
  const turned = majorDimension === 'COLUMNS' ? transposed(rows) : rows;
  const values = cutOff(
    turned.map((line) => cutOff(line, (each) => each === '')),
    (line) => line.length === 0,
  );
  return {
    range: a1(sheet.properties.title ?? '', area),
    majorDimension,
    ...(values.length === 0 ? {} : { values }),
  };
}

function writtenValue(
  desk: Desk,
  before: Cell | undefined,
  value: unknown,
  option: string,
): Cell | undefined {
  if (value === null || value === undefined) return before;
  if (typeof value === 'number') return withValue(before, { numberValue: value });
  if (typeof value === 'boolean') return withValue(before, { boolValue: value });
  if (typeof value !== 'string') {
    throw badField(
      'data.values',
      "Invalid values: list_value or struct_value cells aren't allowed.",
    );
  }
  checkLength(value);
  if (option === 'USER_ENTERED') {
    return typed(before, value, desk.spreadsheet.properties.locale ?? 'en_US');
  }
  return withValue(before, { stringValue: value });
}

export interface Written {
  readonly reply: sheets_v4.Schema$UpdateValuesResponse;
  readonly area: Area;
}

export function checkInputOption(option: string | null | undefined): string {
  if (option !== 'RAW' && option !== 'USER_ENTERED') {
    throw badField('valueInputOption', "'valueInputOption' is required but not specified");
  }
  return option;
}

/** Writes values from the first cell of a range on; null leaves a cell as it is. */
export function writeValues(
  desk: Desk,
  found: Found,
  data: sheets_v4.Schema$ValueRange,
  option: string,
): Written {
  const lines = (data.values ?? []) as readonly (readonly unknown[])[];
  const turned = data.majorDimension === 'COLUMNS';
  const deepest = longest(lines);
  const [height, width] = turned ? [deepest, lines.length] : [lines.length, deepest];
  const { area: wanted, sheet } = found;
  const single = wanted.bottom - wanted.top === 1 && wanted.right - wanted.left === 1;
  const limit = single ? { ...wanted, bottom: sheet.rowCount, right: sheet.columnCount } : wanted;
  const area = { ...wanted, bottom: wanted.top + height, right: wanted.left + width };
  const name = a1(sheet.properties.title ?? '', wanted);
  if (area.bottom > limit.bottom) {
    throw invalid(
      `Requested writing within range [${name}], but tried writing to row [${limit.bottom + 1}]`,
    );
  }
  if (area.right > limit.right) {
    throw invalid(
      `Requested writing within range [${name}], but tried writing to column [${columnLetters(limit.right)}]`,
    );
  }
  checkProtected(desk, area);
  let cells = 0;
  putSheet(
    desk,
    mapArea(sheet, area, (before, r, c) => {
      const [y, x] = [r - area.top, c - area.left];
      const value = turned ? lines[x]?.[y] : lines[y]?.[x];
      if (value !== null && value !== undefined) cells += 1;
      return writtenValue(desk, before, value, option);
    }),
  );
  const counts =
    cells === 0 ? {} : { updatedRows: height, updatedColumns: width, updatedCells: cells };
  const range = cells === 0 ? wanted : area;
  return {
    area: range,
    reply: {
      spreadsheetId: desk.spreadsheet.id,
      updatedRange: a1(sheet.properties.title ?? '', range),
      ...counts,
    },
  };
}

export function clearValues(desk: Desk, found: Found): string {
  checkProtected(desk, found.area);
  putSheet(
    desk,
    mapArea(found.sheet, found.area, (cell) =>
      cell === undefined ? cell : withValue(cell, undefined),
    ),
  );
  return a1(found.sheet.properties.title ?? '', found.area);
}

/** The cells that a range in a request means. */
export function rangeIn(desk: Desk, range: string | null | undefined): Found {
  if (range === null || range === undefined || range === '') {
    throw invalid(`Unable to parse range: ${sheetTitle(range ?? '')}`);
  }
  return findRange(desk.spreadsheet, range);
}
