import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { findRange, type Found } from './a1.ts';
import { openSpreadsheet, roleOf, type Call } from './access.ts';
import { performAll } from './batch/batch.ts';
import { checkCells, mayEdit, type Desk } from './batch/desk.ts';
import { newSheet } from './batch/tabs.ts';
import { written } from './batch/cells.ts';
import { badField, invalid, noPermission, notFound, refusal, Refusal } from './errors.ts';
import { mapArea } from './grid.ts';
import { asksFor, parseMask, type Mask } from './mask.ts';
import { filteredCells, selectMetadata } from './metadata.ts';
import { nextId, nextNumber, type SpreadsheetState, type State } from './model.ts';
import { metadataReply, spreadsheetReply } from './reply.ts';
import {
  appendValues,
  checkInputOption,
  clearValues,
  rangeIn,
  RAW_LOOK,
  valueRange,
  writeValues,
  type Rendering,
} from './values.ts';
import { defaultProperties } from './defaults.ts';

type Handler = (call: Call) => unknown;

function open(call: Call, needed: 'reader' | 'writer'): SpreadsheetState {
  return openSpreadsheet(call.state, call.part('spreadsheetId'), call.account, needed);
}

function isOwner(state: State, id: string, account: string): boolean {
  return roleOf(state.files[id], account) === 'owner';
}

function deskFor(call: Call): Desk {
  const spreadsheet = open(call, 'writer');
  const { state, account } = call;
  return { state, account, owner: isOwner(state, spreadsheet.id, account), spreadsheet };
}

/** Lets the desk's copy stand. */
function commit(desk: Desk, now: number): void {
  const { id } = desk.spreadsheet;
  desk.state.spreadsheets[id] = desk.spreadsheet;
  const file = desk.state.files[id];
  if (file !== undefined) {
    desk.state.files[id] = { ...file, modifiedTime: new Date(now).toISOString() };
  }
}

const EVERYTHING: Mask = {};

function reply(
  call: Call,
  spreadsheet: SpreadsheetState,
  found: readonly Found[],
  gridData: boolean,
  mask: Mask = EVERYTHING,
): sheets_v4.Schema$Spreadsheet {
  const owner = isOwner(call.state, spreadsheet.id, call.account);
  return spreadsheetReply(spreadsheet, {
    found,
    gridData,
    mask,
    mayEdit: (protection) => mayEdit(call.account, owner, protection),
  });
}

/** With a fields mask, includeGridData is ignored. */
function masked(
  call: Call,
  includeGridData: boolean,
): { readonly gridData: boolean; readonly mask: Mask } {
  if (call.fields === '') return { gridData: includeGridData, mask: EVERYTHING };
  const mask = parseMask(call.fields);
  return { gridData: asksFor(mask, ['sheets', 'data']), mask };
}

function rendering(value?: string | null, dateTime?: string | null): Rendering {
  return { value: value ?? RAW_LOOK.value, dateTime: dateTime ?? RAW_LOOK.dateTime };
}

function queryRendering(call: Call, prefix = ''): Rendering {
  const name = (rest: string): string =>
    prefix === '' ? rest : `${prefix}${rest.slice(0, 1).toUpperCase()}${rest.slice(1)}`;
  return rendering(
    call.query.get(name('valueRenderOption')),
    call.query.get(name('dateTimeRenderOption')),
  );
}

function inData(index: number, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal && error.failure.status === 400) {
      throw invalid(`Invalid data[${index}]: ${error.message}`);
    }
    throw error;
  }
}

function createSpreadsheet(call: Call): unknown {
  if (call.state.storageless.includes(call.account)) {
    throw noPermission();
  }
  const sent = call.body as sheets_v4.Schema$Spreadsheet;
  const id = nextId(call.state);
  const { title, locale, timeZone } = sent.properties ?? {};
  const given = sent.sheets ?? [];
  const tabs = given.length === 0 ? [{ properties: { sheetId: 0, title: 'Sheet1' } }] : given;
  const sheets = tabs.map((tab, i) => {
    const own = tab as sheets_v4.Schema$Sheet;
    const properties = own.properties ?? {};
    const sheetId = properties.sheetId ?? (i === 0 ? 0 : nextNumber(call.state));
    const sheet = newSheet(properties, sheetId, properties.title ?? `Sheet${i + 1}`);
    return (own.data ?? []).reduce((before, data) => {
      const [top, left] = [data.startRow ?? 0, data.startColumn ?? 0];
      const rows = data.rowData ?? [];
      const width = Math.max(0, ...rows.map((row) => row.values?.length ?? 0));
      const area = { top, left, bottom: top + rows.length, right: left + width };
      return mapArea(before, area, (cell, r, c) =>
        written(cell, rows[r - top]?.values?.[c - left] ?? {}, { '*': {} }),
      );
    }, sheet);
  });
  const spreadsheet: SpreadsheetState = {
    id,
    properties: defaultProperties(
      title ?? 'Untitled spreadsheet',
      locale ?? 'en_US',
      timeZone ?? 'Etc/GMT',
    ),
    sheets,
    namedRanges: [],
    metadata: [],
  };
  checkCells(spreadsheet);
  const time = new Date(call.now).toISOString();
  call.state.spreadsheets[id] = spreadsheet;
  call.state.files[id] = {
    kind: 'spreadsheet',
    createdTime: time,
    modifiedTime: time,
    permissions: { [call.account]: 'owner' },
  };
  return reply(call, spreadsheet, [], false);
}

function batchUpdate(call: Call): unknown {
  const desk = deskFor(call);
  const body = call.body as sheets_v4.Schema$BatchUpdateSpreadsheetRequest;
  const replies = performAll(desk, body.requests ?? []);
  const found = (body.responseRanges ?? []).map((range) => findRange(desk.spreadsheet, range));
  commit(desk, call.now);
  return {
    spreadsheetId: desk.spreadsheet.id,
    replies,
    ...(body.includeSpreadsheetInResponse === true
      ? {
          updatedSpreadsheet: reply(
            call,
            desk.spreadsheet,
            found,
            body.responseIncludeGridData === true,
          ),
        }
      : {}),
  };
}

function updatedData(
  desk: Desk,
  range: string,
  major: string | null | undefined,
  how: Rendering,
): { readonly updatedData: sheets_v4.Schema$ValueRange } {
  const found = findRange(desk.spreadsheet, range);
  return { updatedData: valueRange(desk.spreadsheet, found, how, major ?? 'ROWS') };
}

/** `range` in the body, where it is given, must be the one in the address. */
function checkBodyRange(path: string, body: sheets_v4.Schema$ValueRange): void {
  if (body.range !== undefined && body.range !== null && body.range !== path) {
    throw badField(
      'data.range',
      `Requested writing within range [${path}], but the body names another range.`,
    );
  }
}

export const sheetsHandlers: Readonly<Record<string, Handler>> = {
  'spreadsheets.get'(call) {
    const spreadsheet = open(call, 'reader');
    const found = call.query.getAll('ranges').map((range) => findRange(spreadsheet, range));
    const { gridData, mask } = masked(call, call.query.get('includeGridData') === 'true');
    return reply(call, spreadsheet, found, gridData, mask);
  },

  'spreadsheets.create': createSpreadsheet,
  'spreadsheets.batchUpdate': batchUpdate,

  'spreadsheets.getByDataFilter'(call) {
    const spreadsheet = open(call, 'reader');
    const body = call.body as sheets_v4.Schema$GetSpreadsheetByDataFilterRequest;
    const filters = body.dataFilters ?? [];
    const found = filters.flatMap((filter) => filteredCells(spreadsheet, filter));
    const { gridData, mask } = masked(call, body.includeGridData === true);
    const answer = reply(call, spreadsheet, found, gridData, mask);
    return filters.length > 0 && found.length === 0 ? { ...answer, sheets: [] } : answer;
  },

  'spreadsheets.values.get'(call) {
    const spreadsheet = open(call, 'reader');
    const found = findRange(spreadsheet, call.part('range'));
    const major = call.query.get('majorDimension') ?? 'ROWS';
    return valueRange(spreadsheet, found, queryRendering(call), major);
  },

  'spreadsheets.values.batchGet'(call) {
    const spreadsheet = open(call, 'reader');
    const major = call.query.get('majorDimension') ?? 'ROWS';
    const valueRanges = call.query
      .getAll('ranges')
      .map((range) =>
        valueRange(spreadsheet, findRange(spreadsheet, range), queryRendering(call), major),
      );
    return { spreadsheetId: spreadsheet.id, ...(valueRanges.length === 0 ? {} : { valueRanges }) };
  },

  'spreadsheets.values.update'(call) {
    const desk = deskFor(call);
    const body = call.body as sheets_v4.Schema$ValueRange;
    const option = checkInputOption(call.query.get('valueInputOption'));
    checkBodyRange(call.part('range'), body);
    const { reply: answer } = writeValues(desk, rangeIn(desk, call.part('range')), body, option);
    commit(desk, call.now);
    const range = answer.updatedRange ?? '';
    return call.query.get('includeValuesInResponse') === 'true'
      ? {
          ...answer,
          ...updatedData(desk, range, body.majorDimension, queryRendering(call, 'response')),
        }
      : answer;
  },

  'spreadsheets.values.batchUpdate'(call) {
    const desk = deskFor(call);
    const body = call.body as sheets_v4.Schema$BatchUpdateValuesRequest;
    const option = checkInputOption(body.valueInputOption);
    const how = rendering(body.responseValueRenderOption, body.responseDateTimeRenderOption);
    const responses: sheets_v4.Schema$UpdateValuesResponse[] = [];
    const cells = {
      rows: new Set<string>(),
      columns: new Set<string>(),
      sheets: new Set<number>(),
    };
    (body.data ?? []).forEach((data, index) => {
      inData(index, () => {
        const { reply: answer, area } = writeValues(desk, rangeIn(desk, data.range), data, option);
        responses.push(answer);
        if ((answer.updatedCells ?? 0) === 0) return;
        cells.sheets.add(area.sheetId);
        for (let r = area.top; r < area.bottom; r += 1) cells.rows.add(`${area.sheetId}:${r}`);
        for (let c = area.left; c < area.right; c += 1) cells.columns.add(`${area.sheetId}:${c}`);
      });
    });
    commit(desk, call.now);
    const total = responses.reduce((sum, each) => sum + (each.updatedCells ?? 0), 0);
    return {
      spreadsheetId: desk.spreadsheet.id,
      ...(total === 0
        ? {}
        : {
            totalUpdatedRows: cells.rows.size,
            totalUpdatedColumns: cells.columns.size,
            totalUpdatedCells: total,
            totalUpdatedSheets: cells.sheets.size,
          }),
      responses:
        body.includeValuesInResponse === true
          ? responses.map((each) => ({
              ...each,
              ...updatedData(desk, each.updatedRange ?? '', 'ROWS', how),
            }))
          : responses,
    };
  },

  'spreadsheets.values.append'(call) {
    const desk = deskFor(call);
    const body = call.body as sheets_v4.Schema$ValueRange;
    const option = checkInputOption(call.query.get('valueInputOption'));
    const { written: done, tableRange } = appendValues(
      desk,
      rangeIn(desk, call.part('range')),
      body,
      option,
      call.query.get('insertDataOption') === 'INSERT_ROWS',
    );
    commit(desk, call.now);
    return {
      spreadsheetId: desk.spreadsheet.id,
      ...(tableRange === undefined ? {} : { tableRange }),
      updates: done.reply,
    };
  },

  'spreadsheets.values.clear'(call) {
    const desk = deskFor(call);
    const clearedRange = clearValues(desk, rangeIn(desk, call.part('range')));
    commit(desk, call.now);
    return { spreadsheetId: desk.spreadsheet.id, clearedRange };
  },

  'spreadsheets.values.batchClear'(call) {
    const desk = deskFor(call);
    const { ranges } = call.body as sheets_v4.Schema$BatchClearValuesRequest;
    const clearedRanges = (ranges ?? []).map((range) => clearValues(desk, rangeIn(desk, range)));
    commit(desk, call.now);
    return { spreadsheetId: desk.spreadsheet.id, clearedRanges };
  },

  'spreadsheets.developerMetadata.get'(call) {
    const spreadsheet = open(call, 'reader');
    const id = Number(call.part('metadataId'));
    const found = spreadsheet.metadata.find((each) => each.metadataId === id);
    if (found === undefined) throw refusal(404, `No developer metadata with ID ${id}`);
    return metadataReply(found);
  },

  'spreadsheets.developerMetadata.search'(call) {
    const spreadsheet = open(call, 'reader');
    const { dataFilters } = call.body as sheets_v4.Schema$SearchDeveloperMetadataRequest;
    if ((dataFilters ?? []).length === 0) throw invalid('Must specify at least one data filter.');
    const matched = spreadsheet.metadata.flatMap((each) => {
      const filters = (dataFilters ?? []).filter((filter) =>
        selectMetadata(spreadsheet, filter).includes(each),
      );
      if (filters.length === 0) return [];
      return [{ developerMetadata: metadataReply(each), dataFilters: filters }];
    });
    return matched.length === 0 ? {} : { matchedDeveloperMetadata: matched };
  },
};

/** Runs requests as somebody who is at the spreadsheet in person. */
export function actOn(
  state: State,
  id: string,
  account: string,
  now: number,
  act: (desk: Desk) => void,
): void {
  const spreadsheet = state.spreadsheets[id];
  if (spreadsheet === undefined) throw notFound();
  const desk = { state, account, owner: isOwner(state, id, account), spreadsheet };
  act(desk);
  commit(desk, now);
}
