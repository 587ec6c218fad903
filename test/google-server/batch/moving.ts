import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Area } from '../a1.ts';
import { checkLength, effectiveValue, withValue, type Extended } from '../cells.ts';
import { invalid } from '../errors.ts';
import { cellAt, mapArea, reorderRows } from '../grid.ts';
import { areaOf } from '../a1.ts';
import type { Cell, SheetState } from '../model.ts';
import { keptPasted, rowsInSight } from '../quirks.ts';
import { block } from './cells.ts';
import { checkProtected, putSheet, rangeArea, sheetOf, type Desk, type Handlers } from './desk.ts';

function pasted(
  before: Cell | undefined,
  from: Cell | undefined,
  type: string,
  value: Extended | undefined,
): Cell {
  const source = from ?? {};
  const base: Cell = { ...before };
  switch (type) {
    case 'PASTE_FORMAT':
      delete base.userEnteredFormat;
      return source.userEnteredFormat
        ? { ...base, userEnteredFormat: source.userEnteredFormat }
        : base;
    case 'PASTE_VALUES':
      return withValue(base, value);
    case 'PASTE_FORMULA':
      return withValue(base, source.userEnteredValue);
    case 'PASTE_DATA_VALIDATION':
      delete base.dataValidation;
      return source.dataValidation ? { ...base, dataValidation: source.dataValidation } : base;
    default:
      return source;
  }
}

/** Writes a block over an area, repeating it where the area is larger. */
function paste(
  desk: Desk,
  cells: readonly (readonly (Cell | undefined)[])[],
  area: Area,
  type: string,
): void {
  checkProtected(desk, area);
  const height = cells.length;
  const width = cells[0]?.length ?? 0;
  const sheet = sheetOf(desk, area.sheetId);
  const { quirks } = desk.state;
  const inSight = rowsInSight(desk.spreadsheet, sheet, area, quirks);
  const order = new Map(inSight.map((row, at) => [row, at]));
  putSheet(
    desk,
    mapArea(sheet, area, (before, r, c) => {
      const at = order.get(r);
      if (at === undefined || height === 0) return before;
      const from = cells[at % height]?.[(c - area.left) % width];
      const value = from === undefined ? undefined : effectiveValue(desk.spreadsheet, sheet, from);
      return pasted(before, from, type, keptPasted(value, quirks));
    }),
  );
}

/** Numbers first, then texts without regard to case, then booleans; blanks last either way. */
function rank(value: Extended | undefined): readonly [number, number | string] {
  if (value === undefined) return [9, 0];
  if (typeof value.numberValue === 'number') return [0, value.numberValue];
  if (typeof value.stringValue === 'string') return [1, value.stringValue.toLowerCase()];
  if (typeof value.boolValue === 'boolean') return [2, Number(value.boolValue)];
  return [3, 0];
}

function compare(a: Extended | undefined, b: Extended | undefined, descending: boolean): number {
  const [kindA, valueA] = rank(a);
  const [kindB, valueB] = rank(b);
  if (kindA === 9 || kindB === 9) return kindA - kindB;
  const order = kindA !== kindB ? kindA - kindB : valueA < valueB ? -1 : valueA > valueB ? 1 : 0;
  return descending ? -order : order;
}

function sort(
  desk: Desk,
  sheet: SheetState,
  area: Area,
  specs: readonly sheets_v4.Schema$SortSpec[],
): SheetState {
  const valueAt = (r: number, c: number): Extended | undefined => {
    const cell = cellAt(sheet, r, c);
    return cell === undefined ? undefined : effectiveValue(desk.spreadsheet, sheet, cell);
  };
  const order = Array.from({ length: area.bottom - area.top }, (_row, i) => area.top + i);
  order.sort((a, b) => {
    for (const spec of specs) {
      const column = spec.dimensionIndex ?? 0;
      const by = compare(valueAt(a, column), valueAt(b, column), spec.sortOrder === 'DESCENDING');
      if (by !== 0) return by;
    }
    return a - b;
  });
  return reorderRows(sheet, area, order);
}

function replacer(
  request: sheets_v4.Schema$FindReplaceRequest,
): (text: string) => { readonly text: string; readonly count: number } {
  const { find = '', replacement = '', matchCase, matchEntireCell, searchByRegex } = request;
  if (find === null || find === '') throw invalid('find cannot be empty.');
  const source = searchByRegex === true ? find : find.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const pattern = new RegExp(
    matchEntireCell === true ? `^(?:${source})$` : source,
    matchCase === true ? 'g' : 'gi',
  );
  return (text) => {
    const count = [...text.matchAll(pattern)].length;
    if (count === 0) return { text, count };
    const by = replacement ?? '';
    const after =
      searchByRegex === true ? text.replace(pattern, by) : text.replace(pattern, () => by);
    checkLength(after);
    return { text: after, count };
  };
}

function scope(desk: Desk, request: sheets_v4.Schema$FindReplaceRequest): readonly Area[] {
  if (request.range !== undefined) return [rangeArea(desk, request.range).area];
  if (request.allSheets === true) return desk.spreadsheet.sheets.map((each) => areaOf(each, {}));
  if (request.sheetId == null) throw invalid('No scope specified.');
  return [areaOf(sheetOf(desk, request.sheetId), {})];
}

export const movingHandlers: Handlers = {
  copyPaste(desk, { source, destination, pasteType, pasteOrientation }) {
    const { sheet: there, area: taken } = rangeArea(desk, source);
    const { spreadsheet, state } = desk;
    const from = block(desk, taken, rowsInSight(spreadsheet, there, taken, state.quirks));
    const { sheet, area } = rangeArea(desk, destination);
    const turned =
      pasteOrientation === 'TRANSPOSE'
        ? (from[0] ?? []).map((_cell, c) => from.map((row) => row[c]))
        : from;
    const height = Math.max(area.bottom - area.top, turned.length);
    const width = Math.max(area.right - area.left, turned[0]?.length ?? 0);
    if (area.top + height > sheet.rowCount || area.left + width > sheet.columnCount) {
      throw invalid('The pasted cells do not fit into the grid.');
    }
    const target = { ...area, bottom: area.top + height, right: area.left + width };
    paste(desk, turned, target, pasteType ?? 'PASTE_NORMAL');
    return {};
  },

  cutPaste(desk, { source, destination, pasteType }) {
    const { sheet, area: from } = rangeArea(desk, source);
    const cells = block(desk, from);
    checkProtected(desk, from);
    putSheet(
      desk,
      mapArea(sheet, from, () => undefined),
    );
    const top = destination?.rowIndex ?? 0;
    const left = destination?.columnIndex ?? 0;
    const target = sheetOf(desk, destination?.sheetId);
    const area = {
      sheetId: destination?.sheetId ?? 0,
      top,
      bottom: top + cells.length,
      left,
      right: left + (cells[0]?.length ?? 0),
    };
    if (area.bottom > target.rowCount || area.right > target.columnCount) {
      throw invalid('The pasted cells do not fit into the grid.');
    }
    paste(desk, cells, area, pasteType ?? 'PASTE_NORMAL');
    return {};
  },

  sortRange(desk, { range, sortSpecs = [] }) {
    const { sheet, area } = rangeArea(desk, range);
    checkProtected(desk, area);
    for (const { dimensionIndex } of sortSpecs) {
      const column = dimensionIndex ?? 0;
      if (column < area.left || column >= area.right) {
        throw invalid(`dimensionIndex[${column}] must be within the range being sorted.`);
      }
    }
    const inTheWay = sheet.merges
      .map((each) => areaOf(sheet, each))
      .some(
        (each) => each.bottom - each.top > 1 && each.top < area.bottom && area.top < each.bottom,
      );
    if (inTheWay) throw invalid('You cannot sort a range with vertical merges.');
    putSheet(desk, sort(desk, sheet, area, sortSpecs));
    return {};
  },

  findReplace(desk, request) {
    const replace = replacer(request);
    let [values, formulas, occurrences, sheets] = [0, 0, 0, 0];
    const touchedRows = new Set<string>();
    for (const area of scope(desk, request)) {
      const sheet = sheetOf(desk, area.sheetId);
      const before = occurrences;
      const after = mapArea(sheet, area, (cell, r, c) => {
        const entered = cell?.userEnteredValue;
        const isFormula = typeof entered?.formulaValue === 'string';
        const text = isFormula ? entered.formulaValue : entered?.stringValue;
        if (typeof text !== 'string' || (isFormula && request.includeFormulas !== true))
          return cell;
        const done = replace(text);
        if (done.count === 0) return cell;
        checkProtected(desk, { ...area, top: r, bottom: r + 1, left: c, right: c + 1 });
        occurrences += done.count;
        touchedRows.add(`${area.sheetId}:${r}`);
        if (isFormula) formulas += 1;
        else values += 1;
        return withValue(
          cell,
          isFormula ? { formulaValue: done.text } : { stringValue: done.text },
        );
      });
      if (occurrences > before) sheets += 1;
      putSheet(desk, after);
    }
    const counts = {
      valuesChanged: values,
      formulasChanged: formulas,
      rowsChanged: touchedRows.size,
      sheetsChanged: sheets,
      occurrencesChanged: occurrences,
    };
    return {
      findReplace: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
    };
  },
};
