import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { a1, columnNumber, findRange } from './a1.ts';
import { performAll } from './batch/batch.ts';
import { checkProtected, putSheet, type Desk } from './batch/desk.ts';
import { typed, withValue } from './cells.ts';
import { mapArea } from './grid.ts';
import type { State } from './model.ts';
import { actOn } from './sheets.ts';

/** What somebody does at a spreadsheet by hand. Tabs go by title, cells and ranges by A1. */
export interface Person {
  /** As typed: numbers, dates, TRUE and formulas become what they look like; '' empties. */
  type(tab: string, cell: string, text: string): void;
  clear(tab: string, range: string): void;
  /** Sorts the range by one of its columns; a header row is not part of the range. */
  sort(tab: string, range: string, column: string, order?: 'ASCENDING' | 'DESCENDING'): void;
  /** Rows count from 1, as the sheet shows them; columns are letters. */
  insertRows(tab: string, at: number, count?: number): void;
  deleteRows(tab: string, at: number, count?: number): void;
  moveRows(tab: string, at: number, count: number, before: number): void;
  insertColumns(tab: string, at: string, count?: number): void;
  deleteColumns(tab: string, at: string, count?: number): void;
  moveColumns(tab: string, at: string, count: number, before: string): void;
  renameTab(tab: string, title: string): void;
  moveTab(tab: string, index: number): void;
  hideTab(tab: string, hidden?: boolean): void;
  addTab(title: string): void;
  deleteTab(tab: string): void;
  addNamedRange(name: string, tab: string, range: string): void;
  note(tab: string, cell: string, text: string): void;
  filter(tab: string, range: string): void;
  protect(tab: string, range: string): void;
  /** Turns cells into a Table, whose columns have types. */
  tabulate(tab: string, range: string, name: string): void;
  /** Any other request of the API, as this person. */
  request(...requests: readonly sheets_v4.Schema$Request[]): void;
}

function quoted(tab: string, range: string): string {
  return `'${tab.replaceAll("'", "''")}'!${range}`;
}

/** Plays `account` at a spreadsheet: what the API could do with that account's rights. */
export function createPerson(
  state: State,
  spreadsheetId: string,
  account: string,
  now: () => number,
): Person {
  const act = (what: (desk: Desk) => void): void => {
    actOn(state, spreadsheetId, account, now(), what);
  };
  const find = (tab: string, range: string): ReturnType<typeof findRange> => {
    const spreadsheet = state.spreadsheets[spreadsheetId];
    if (spreadsheet === undefined) throw new Error(`No spreadsheet ${spreadsheetId}`);
    return findRange(
      spreadsheet,
      range === '' ? `'${tab.replaceAll("'", "''")}'` : quoted(tab, range),
    );
  };
  const sheetId = (tab: string): number => find(tab, '').area.sheetId;
  const request = (...requests: readonly sheets_v4.Schema$Request[]): void => {
    act((desk) => {
      performAll(desk, requests);
    });
  };
  const gridRange = (tab: string, range: string): sheets_v4.Schema$GridRange => {
    const { area } = find(tab, range);
    return {
      sheetId: area.sheetId,
      startRowIndex: area.top,
      endRowIndex: area.bottom,
      startColumnIndex: area.left,
      endColumnIndex: area.right,
    };
  };
  const lines = (
    tab: string,
    dimension: 'ROWS' | 'COLUMNS',
    at: number,
    count: number,
  ): sheets_v4.Schema$DimensionRange => ({
    sheetId: sheetId(tab),
    dimension,
    startIndex: at,
    endIndex: at + count,
  });
  return {
    type(tab, cell, text) {
      const { area } = find(tab, cell);
      act((desk) => {
        checkProtected(desk, area);
        const { sheet } = findRange(
          desk.spreadsheet,
          quoted(tab, a1('', area).replace(/^.*!/, '')),
        );
        const locale = desk.spreadsheet.properties.locale ?? 'en_US';
        putSheet(
          desk,
          mapArea(sheet, area, (before) =>
            text === '' ? withValue(before, undefined) : typed(before, text, locale),
          ),
        );
      });
    },
    clear(tab, range) {
      request({
        updateCells: { range: gridRange(tab, range), fields: 'userEnteredValue' },
      });
    },
    sort(tab, range, column, sortOrder = 'ASCENDING') {
      const sortSpecs = [{ dimensionIndex: columnNumber(column), sortOrder }];
      request({ sortRange: { range: gridRange(tab, range), sortSpecs } });
    },
    insertRows(tab, at, count = 1) {
      request({ insertDimension: { range: lines(tab, 'ROWS', at - 1, count) } });
    },
    deleteRows(tab, at, count = 1) {
      request({ deleteDimension: { range: lines(tab, 'ROWS', at - 1, count) } });
    },
    moveRows(tab, at, count, before) {
      const source = lines(tab, 'ROWS', at - 1, count);
      request({ moveDimension: { source, destinationIndex: before - 1 } });
    },
    insertColumns(tab, at, count = 1) {
      request({ insertDimension: { range: lines(tab, 'COLUMNS', columnNumber(at), count) } });
    },
    deleteColumns(tab, at, count = 1) {
      request({ deleteDimension: { range: lines(tab, 'COLUMNS', columnNumber(at), count) } });
    },
    moveColumns(tab, at, count, before) {
      const source = lines(tab, 'COLUMNS', columnNumber(at), count);
      request({ moveDimension: { source, destinationIndex: columnNumber(before) } });
    },
    renameTab(tab, title) {
      const properties = { sheetId: sheetId(tab), title };
      request({ updateSheetProperties: { properties, fields: 'title' } });
    },
    moveTab(tab, index) {
      const properties = { sheetId: sheetId(tab), index };
      request({ updateSheetProperties: { properties, fields: 'index' } });
    },
    hideTab(tab, hidden = true) {
      const properties = { sheetId: sheetId(tab), hidden };
      request({ updateSheetProperties: { properties, fields: 'hidden' } });
    },
    addTab(title) {
      request({ addSheet: { properties: { title } } });
    },
    deleteTab(tab) {
      request({ deleteSheet: { sheetId: sheetId(tab) } });
    },
    addNamedRange(name, tab, range) {
      request({ addNamedRange: { namedRange: { name, range: gridRange(tab, range) } } });
    },
    note(tab, cell, text) {
      request({
        repeatCell: { range: gridRange(tab, cell), cell: { note: text }, fields: 'note' },
      });
    },
    filter(tab, range) {
      request({ setBasicFilter: { filter: { range: gridRange(tab, range) } } });
    },
    protect(tab, range) {
      request({ addProtectedRange: { protectedRange: { range: gridRange(tab, range) } } });
    },
    tabulate(tab, range, name) {
      const table = { tableId: name, name, range: gridRange(tab, range) };
      act((desk) => {
        const { sheet } = findRange(desk.spreadsheet, quoted(tab, range));
        putSheet(desk, { ...sheet, tables: [...(sheet.tables ?? []), table] });
      });
    },
    request,
  };
}
