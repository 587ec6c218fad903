import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { invalid } from '../errors.ts';
import { resized } from '../grid.ts';
import { parseMask, update } from '../mask.ts';
import { nextNumber, type SheetState, type SpreadsheetState } from '../model.ts';
import { sheetProperties } from '../reply.ts';
import { without } from '../without.ts';
import {
  checkCells,
  checkProtected,
  MAX_TABS,
  putSheet,
  sheetOf,
  type Desk,
  type Handlers,
} from './desk.ts';
import { areaOf } from '../a1.ts';

function checkTitle(desk: Desk, title: string, own?: number | null): void {
  const taken = desk.spreadsheet.sheets.some(
    ({ properties }) =>
      properties.sheetId !== own && properties.title?.toLowerCase() === title.toLowerCase(),
  );
  if (taken) {
    throw invalid(`A sheet with the name "${title}" already exists. Please enter another name.`);
  }
  if (title.length > 100) throw invalid('The sheet name cannot be greater than 100 characters.');
  if (title === '') throw invalid('The sheet name cannot be blank.');
}

function freshId(desk: Desk): number {
  for (;;) {
    const id = nextNumber(desk.state);
    if (!desk.spreadsheet.sheets.some((each) => each.properties.sheetId === id)) return id;
  }
}

function checkId(desk: Desk, id: number): void {
  if (id < 0) throw invalid('sheetId cannot be negative.');
  if (desk.spreadsheet.sheets.some((each) => each.properties.sheetId === id)) {
    throw invalid(`A sheet with the ID ${id} already exists.`);
  }
}

/** A tab is hidden or it is not: that it was once leaves no mark. */
function shown({
  hidden,
  ...rest
}: sheets_v4.Schema$SheetProperties): sheets_v4.Schema$SheetProperties {
  return hidden === true ? { ...rest, hidden } : rest;
}

/** An empty tab from the properties that were sent. */
export function newSheet(
  properties: sheets_v4.Schema$SheetProperties,
  sheetId: number,
  title: string,
): SheetState {
  const { gridProperties, ...rest } = without(properties, 'index', 'sheetType');
  const { rowCount, columnCount, ...grid } = gridProperties ?? {};
  return {
    properties: {
      ...shown(rest),
      sheetId,
      title,
      ...(Object.keys(grid).length === 0 ? {} : { gridProperties: grid }),
    },
    rowCount: rowCount ?? 1000,
    columnCount: columnCount ?? 26,
    rows: [],
    columns: [],
    protectedRanges: [],
    merges: [],
    conditionalFormats: [],
    bandedRanges: [],
    charts: [],
  };
}

function checkGrid(sheet: SheetState): void {
  if (sheet.rowCount < 1 || sheet.columnCount < 1) {
    throw invalid("You can't delete all the rows on the sheet.");
  }
  const grid = sheet.properties.gridProperties;
  if ((grid?.frozenRowCount ?? 0) >= sheet.rowCount && (grid?.frozenRowCount ?? 0) > 0) {
    throw invalid("You can't freeze all rows on a sheet.");
  }
  if ((grid?.frozenColumnCount ?? 0) >= sheet.columnCount && (grid?.frozenColumnCount ?? 0) > 0) {
    throw invalid("You can't freeze all columns on a sheet.");
  }
}

function checkVisible(spreadsheet: SpreadsheetState): void {
  if (spreadsheet.sheets.every((each) => each.properties.hidden === true)) {
    throw invalid("You can't hide all the sheets in a document.");
  }
}

function insertSheet(desk: Desk, sheet: SheetState, index: number | null | undefined): void {
  const sheets = [...desk.spreadsheet.sheets];
  if (sheets.length >= MAX_TABS) throw invalid(`You can't have more than ${MAX_TABS} sheets.`);
  const at = index ?? sheets.length;
  if (at < 0 || at > sheets.length) throw invalid(`index[${at}] is out of range.`);
  sheets.splice(at, 0, sheet);
  desk.spreadsheet = { ...desk.spreadsheet, sheets };
  checkGrid(sheet);
  checkCells(desk.spreadsheet);
}

function freeTitle(desk: Desk): string {
  for (let n = desk.spreadsheet.sheets.length + 1; ; n += 1) {
    const title = `Sheet${n}`;
    if (!desk.spreadsheet.sheets.some((each) => each.properties.title === title)) return title;
  }
}

function withoutOf(spreadsheet: SpreadsheetState, sheetId: number): SpreadsheetState {
  return {
    ...spreadsheet,
    sheets: spreadsheet.sheets.filter((each) => each.properties.sheetId !== sheetId),
    namedRanges: spreadsheet.namedRanges.map(({ range, ...rest }) =>
      range === undefined || (range.sheetId ?? 0) === sheetId ? rest : { ...rest, range },
    ),
    metadata: spreadsheet.metadata.filter(
      ({ location }) =>
        location.spreadsheet === true ||
        (location.dimensionRange?.sheetId ?? location.sheetId ?? 0) !== sheetId,
    ),
  };
}

export const tabHandlers: Handlers = {
  addSheet(desk, { properties = {} }) {
    if (properties.sheetId !== undefined && properties.sheetId !== null) {
      checkId(desk, properties.sheetId);
    }
    const title = properties.title ?? freeTitle(desk);
    checkTitle(desk, title);
    const sheet = newSheet(properties, properties.sheetId ?? freshId(desk), title);
    insertSheet(desk, sheet, properties.index);
    return { addSheet: { properties: sheetProperties(desk.spreadsheet, sheet) } };
  },

  deleteSheet(desk, { sheetId }) {
    const sheet = sheetOf(desk, sheetId);
    checkProtected(desk, areaOf(sheet, {}));
    const rest = withoutOf(desk.spreadsheet, sheetId ?? 0);
    if (rest.sheets.length === 0) {
      throw invalid("You can't remove all the sheets in a document.");
    }
    checkVisible(rest);
    desk.spreadsheet = rest;
    return {};
  },

  duplicateSheet(desk, { sourceSheetId, newSheetId, newSheetName, insertSheetIndex }) {
    const source = sheetOf(desk, sourceSheetId);
    if (newSheetId !== undefined && newSheetId !== null) checkId(desk, newSheetId);
    const sheetId = newSheetId ?? freshId(desk);
    const title = newSheetName ?? `Copy of ${source.properties.title ?? ''}`;
    checkTitle(desk, title);
    const there = <T extends { range?: sheets_v4.Schema$GridRange }>(each: T): T =>
      each.range === undefined ? each : { ...each, range: { ...each.range, sheetId } };
    const { basicFilter, ...rest } = source;
    const sheet: SheetState = {
      ...rest,
      properties: { ...source.properties, sheetId, title },
      merges: source.merges.map((range) => ({ ...range, sheetId })),
      bandedRanges: source.bandedRanges.map((each) => ({
        ...there(each),
        bandedRangeId: nextNumber(desk.state),
      })),
      conditionalFormats: source.conditionalFormats.map((rule) => ({
        ...rule,
        ranges: (rule.ranges ?? []).map((range) => ({ ...range, sheetId })),
      })),
      protectedRanges: source.protectedRanges.map((each) => ({
        ...each,
        protectedRange: {
          ...there(each.protectedRange),
          protectedRangeId: nextNumber(desk.state),
        },
      })),
      charts: source.charts.map((each) => ({ ...each, chartId: nextNumber(desk.state) })),
      ...(basicFilter === undefined ? {} : { basicFilter: there(basicFilter) }),
    };
    insertSheet(desk, sheet, insertSheetIndex ?? 0);
    return { duplicateSheet: { properties: sheetProperties(desk.spreadsheet, sheet) } };
  },

  updateSheetProperties(desk, { properties = {}, fields }) {
    const sheet = sheetOf(desk, properties.sheetId);
    const mask = parseMask(fields ?? '');
    const index = desk.spreadsheet.sheets.indexOf(sheet);
    const before = sheetProperties(desk.spreadsheet, sheet);
    const after = update(before, properties, mask);
    const { rowCount, columnCount, ...grid } = after.gridProperties ?? {};
    const title = after.title ?? '';
    checkTitle(desk, title, sheet.properties.sheetId);
    const rest = without(after, 'index', 'sheetType', 'gridProperties');
    const changed: SheetState = {
      ...resized(sheet, rowCount ?? sheet.rowCount, columnCount ?? sheet.columnCount),
      properties: {
        ...shown(rest),
        sheetId: sheet.properties.sheetId ?? 0,
        title,
        ...(Object.keys(grid).length === 0 ? {} : { gridProperties: grid }),
      },
    };
    checkGrid(changed);
    putSheet(desk, changed);
    checkVisible(desk.spreadsheet);
    if ('index' in mask && properties.index !== undefined && properties.index !== null) {
      const sheets = [...desk.spreadsheet.sheets];
      const to = properties.index;
      if (to < 0 || to > sheets.length) throw invalid(`index[${to}] is out of range.`);
      const [taken] = sheets.splice(index, 1);
      if (taken !== undefined) sheets.splice(to > index ? to - 1 : to, 0, taken);
      desk.spreadsheet = { ...desk.spreadsheet, sheets };
    }
    return {};
  },

  updateSpreadsheetProperties(desk, { properties = {}, fields }) {
    const mask = parseMask(fields ?? '');
    desk.spreadsheet = {
      ...desk.spreadsheet,
      properties: update(desk.spreadsheet.properties, properties, mask),
    };
    return {};
  },
};
