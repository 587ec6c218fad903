import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Area } from '../a1.ts';
import { checkLength, withValue } from '../cells.ts';
import { invalid } from '../errors.ts';
import { cellAt, longest, mapArea } from '../grid.ts';
import { parseMask, update, type Mask } from '../mask.ts';
import type { Cell } from '../model.ts';
import { kept } from '../quirks.ts';
import { checkProtected, putSheet, rangeArea, sheetOf, type Desk, type Handlers } from './desk.ts';

const READ_ONLY = ['effectiveValue', 'formattedValue', 'effectiveFormat', 'hyperlink'];

/** A mask over a cell: the parts that may be written, all of them for `*`. */
function cellMask(fields: string | null | undefined): Mask {
  const mask = parseMask(fields ?? '');
  const readOnly = Object.keys(mask).find((name) => READ_ONLY.includes(name));
  if (readOnly !== undefined) throw invalid(`${readOnly} cannot be written.`);
  return mask;
}

function checkCell(cell: Cell): void {
  const value = cell.userEnteredValue;
  checkLength(value?.stringValue ?? value?.formulaValue ?? '');
  checkLength(cell.note ?? '');
  if (value?.errorValue) throw invalid('CellData.user_entered_value cannot be an error.');
  const formula = value?.formulaValue;
  if (typeof formula === 'string' && !formula.startsWith('=')) {
    throw invalid(`Formula "${formula.slice(0, 1)}…" must start with =.`);
  }
}

/** The cell with the masked parts of another; a text is never read as anything but text. */
export function written(before: Cell | undefined, sent: Cell, mask: Mask): Cell {
  const merged = update(before ?? {}, sent, mask);
  for (const name of READ_ONLY) if (name in merged) Reflect.deleteProperty(merged, name);
  const { userEnteredValue } = merged;
  const touched = 'userEnteredValue' in mask || '*' in mask;
  const after = touched ? withValue(merged, userEnteredValue) : merged;
  if (after.note === '') delete after.note;
  if (after.textFormatRuns?.length === 0) delete after.textFormatRuns;
  return after;
}

function checkWidth(rows: readonly sheets_v4.Schema$RowData[], area: Area): void {
  const height = area.bottom - area.top;
  const width = area.right - area.left;
  if (rows.length > height) {
    throw invalid(
      `Attempting to write row: ${area.top + rows.length - 1}, beyond the requested range.`,
    );
  }
  const wide = rows.find((row) => (row.values?.length ?? 0) > width);
  if (wide !== undefined) {
    throw invalid(
      `Attempting to write column: ${area.left + (wide.values?.length ?? 1) - 1}, beyond the requested range.`,
    );
  }
}

function writeRows(
  desk: Desk,
  area: Area,
  rows: readonly sheets_v4.Schema$RowData[],
  mask: Mask,
  missing: 'clear' | 'leave' = 'clear',
): void {
  checkProtected(desk, area);
  for (const row of rows) for (const cell of row.values ?? []) checkCell(cell);
  const sheet = sheetOf(desk, area.sheetId);
  putSheet(
    desk,
    mapArea(sheet, area, (before, r, c) => {
      const sent = rows[r - area.top]?.values?.[c - area.left];
      if (sent === undefined && missing === 'leave') return before;
      return written(before, kept(sent ?? {}, desk.state.quirks), mask);
    }),
  );
}

/** The area from a first cell on that is as wide as the widest row; rows may be of any length. */
function startArea(
  desk: Desk,
  start: sheets_v4.Schema$GridCoordinate,
  rows: readonly sheets_v4.Schema$RowData[],
): Area {
  const sheet = sheetOf(desk, start.sheetId);
  const top = start.rowIndex ?? 0;
  const left = start.columnIndex ?? 0;
  const bottom = top + rows.length;
  const right = left + longest(rows.map((row) => row.values));
  if (bottom > sheet.rowCount) {
    const row = Math.max(top, sheet.rowCount);
    throw invalid(
      `Attempting to write row: ${row}, column: ${left}, in a sheet with ${sheet.rowCount} rows.`,
    );
  }
  if (right > sheet.columnCount) {
    throw invalid(
      `Attempting to write column: ${right - 1}, in a sheet with ${sheet.columnCount} columns.`,
    );
  }
  return { sheetId: start.sheetId ?? 0, top, bottom, left, right };
}

export const cellHandlers: Handlers = {
  updateCells(desk, { range, start, rows = [], fields }) {
    const mask = cellMask(fields);
    if (range !== undefined && start !== undefined) {
      throw invalid('Only one of range and start may be set.');
    }
    if (range !== undefined) {
      const { area } = rangeArea(desk, range);
      checkWidth(rows, area);
      writeRows(desk, area, rows, mask);
      return {};
    }
    if (start === undefined) throw invalid('No area specified.');
    writeRows(desk, startArea(desk, start, rows), rows, mask, 'leave');
    return {};
  },

  repeatCell(desk, { range, cell = {}, fields }) {
    const { sheet, area } = rangeArea(desk, range);
    const mask = cellMask(fields);
    checkProtected(desk, area);
    checkCell(cell);
    putSheet(
      desk,
      mapArea(sheet, area, (before) => written(before, cell, mask)),
    );
    return {};
  },

  appendCells(desk, { sheetId, rows = [], fields }) {
    const sheet = sheetOf(desk, sheetId);
    const top = sheet.rows.findLastIndex((row) => row.cells.some((cell) => cell !== null)) + 1;
    const width = longest(rows.map((row) => row.values));
    putSheet(desk, {
      ...sheet,
      rowCount: Math.max(sheet.rowCount, top + rows.length),
      columnCount: Math.max(sheet.columnCount, width),
    });
    const area = { sheetId: sheetId ?? 0, top, bottom: top + rows.length, left: 0, right: width };
    writeRows(desk, area, rows, cellMask(fields));
    return {};
  },

  setDataValidation(desk, { range, rule }) {
    const { sheet, area } = rangeArea(desk, range);
    checkProtected(desk, area);
    if (rule !== undefined && rule.condition?.type == null) {
      throw invalid('A data validation rule must have a condition.');
    }
    putSheet(
      desk,
      mapArea(sheet, area, (before) => {
        const cell: Cell = { ...before };
        delete cell.dataValidation;
        return rule === undefined ? cell : { ...cell, dataValidation: rule };
      }),
    );
    return {};
  },
};

/** The cells of an area as they are, row by row. */
export function block(
  desk: Desk,
  area: Area,
  rows: readonly number[] = Array.from(
    { length: area.bottom - area.top },
    (_row, at) => area.top + at,
  ),
): (Cell | undefined)[][] {
  const sheet = sheetOf(desk, area.sheetId);
  return rows.map((row) =>
    Array.from({ length: area.right - area.left }, (_cell, c) => cellAt(sheet, row, area.left + c)),
  );
}
