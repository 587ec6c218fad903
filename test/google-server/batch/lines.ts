import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { areaOf, type Area } from '../a1.ts';
import { invalid } from '../errors.ts';
import { follow, type Shift } from '../follow.ts';
import { deleteLines, insertLines, mapLooks, moveLines, sizeOf, type Dimension } from '../grid.ts';
import { parseMask, update } from '../mask.ts';
import type { SheetState } from '../model.ts';
import { checkProtected, putSheet, sheetOf, type Desk, type Handlers } from './desk.ts';

interface Lines {
  readonly sheet: SheetState;
  readonly sheetId: number;
  readonly dimension: Dimension;
  readonly start: number;
  readonly end: number;
}

function linesOf(desk: Desk, range: sheets_v4.Schema$DimensionRange | undefined): Lines {
  if (range === undefined) throw invalid('Range is required.');
  const sheet = sheetOf(desk, range.sheetId);
  if (range.dimension !== 'ROWS' && range.dimension !== 'COLUMNS') {
    throw invalid('No dimension specified.');
  }
  const start = range.startIndex ?? 0;
  const end = range.endIndex ?? sizeOf(sheet, range.dimension);
  if (start < 0) throw invalid('range.startIndex cannot be less than 0.');
  if (end <= start)
    throw invalid(`range.endIndex[${end}] must be after range.startIndex[${start}].`);
  return { sheet, sheetId: range.sheetId ?? 0, dimension: range.dimension, start, end };
}

function cover(lines: Lines): Area {
  return lines.dimension === 'ROWS'
    ? areaOf(lines.sheet, { startRowIndex: lines.start, endRowIndex: lines.end })
    : areaOf(lines.sheet, { startColumnIndex: lines.start, endColumnIndex: lines.end });
}

function checkInside({ sheet, dimension, start, end }: Lines): void {
  const size = sizeOf(sheet, dimension);
  if (start >= size || end > size) {
    throw invalid(
      `Cannot reference ${dimension.toLowerCase()} ${start} to ${end}: the grid has ${size}.`,
    );
  }
}

function shift(desk: Desk, lines: Lines, by: Shift): void {
  desk.spreadsheet = follow(desk.spreadsheet, lines.sheetId, lines.dimension, by);
}

function word(dimension: Dimension): string {
  return dimension === 'ROWS' ? 'row' : 'column';
}

export const lineHandlers: Handlers = {
  appendDimension(desk, { sheetId, dimension, length }) {
    const sheet = sheetOf(desk, sheetId);
    if (dimension !== 'ROWS' && dimension !== 'COLUMNS') throw invalid('No dimension specified.');
    if ((length ?? 0) <= 0) throw invalid('length must be positive.');
    putSheet(
      desk,
      dimension === 'ROWS'
        ? { ...sheet, rowCount: sheet.rowCount + (length ?? 0) }
        : { ...sheet, columnCount: sheet.columnCount + (length ?? 0) },
    );
    return {};
  },

  insertDimension(desk, { range, inheritFromBefore }) {
    const lines = linesOf(desk, range);
    const { sheet, dimension, start, end } = lines;
    const size = sizeOf(sheet, dimension);
    if (inheritFromBefore === true && start === 0) {
      throw invalid('inheritFromBefore cannot be true if startIndex is 0.');
    }
    if (inheritFromBefore !== true && start >= size) {
      throw invalid(
        `range.startIndex must be less than the grid size (${size}) if inheritFromBefore is false.`,
      );
    }
    if (start > size) throw invalid(`range.startIndex[${start}] is after the grid's end[${size}].`);
    checkProtected(desk, cover({ ...lines, end: start + 1 }));
    putSheet(desk, insertLines(sheet, dimension, start, end - start));
    shift(desk, lines, { type: 'insert', at: start, count: end - start });
    return {};
  },

  deleteDimension(desk, { range }) {
    const lines = linesOf(desk, range);
    const { sheet, dimension, start, end } = lines;
    checkInside(lines);
    checkProtected(desk, cover(lines));
    if (end - start >= sizeOf(sheet, dimension)) {
      throw invalid(`You can't delete all the ${word(dimension)}s on the sheet.`);
    }
    const frozen =
      dimension === 'ROWS'
        ? sheet.properties.gridProperties?.frozenRowCount
        : sheet.properties.gridProperties?.frozenColumnCount;
    if ((frozen ?? 0) > 0 && start <= (frozen ?? 0) && end >= sizeOf(sheet, dimension)) {
      throw invalid(`Sorry, it is not possible to delete all non-frozen ${word(dimension)}s.`);
    }
    putSheet(desk, deleteLines(sheet, dimension, start, end - start));
    shift(desk, lines, { type: 'delete', at: start, count: end - start });
    return {};
  },

  moveDimension(desk, { source, destinationIndex }) {
    const lines = linesOf(desk, source);
    const { sheet, dimension, start, end } = lines;
    const to = destinationIndex ?? 0;
    checkInside(lines);
    if (to > sizeOf(sheet, dimension)) {
      throw invalid(
        `destinationIndex[${to}] is after last ${word(dimension)}[${sizeOf(sheet, dimension)}].`,
      );
    }
    if (to >= start && to <= end - 1) {
      throw invalid(
        `destinationIndex[${to}] must be outside the requested range[${start}-${end}].`,
      );
    }
    checkProtected(desk, cover(lines));
    putSheet(desk, moveLines(sheet, dimension, start, end - start, to));
    shift(desk, lines, { type: 'move', at: start, count: end - start, to });
    return {};
  },

  updateDimensionProperties(desk, { range, properties = {}, fields }) {
    const lines = linesOf(desk, range);
    checkInside(lines);
    const mask = parseMask(fields ?? '');
    const { sheet, dimension, start, end } = lines;
    putSheet(
      desk,
      mapLooks(sheet, dimension, start, end, (looks) => update(looks, properties, mask)),
    );
    return {};
  },

  autoResizeDimensions(desk, { dimensions }) {
    checkInside(linesOf(desk, dimensions));
    return {};
  },
};
