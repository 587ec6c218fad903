import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { findRange, type Found } from './a1.ts';
import { openSpreadsheet, roleOf, type Call } from './access.ts';
import { performAll } from './batch/batch.ts';
import { checkCells, mayEdit, type Desk } from './batch/desk.ts';
import { newSheet } from './batch/tabs.ts';
import { written } from './batch/cells.ts';
import { invalid, noPermission, notFound, refusal } from './errors.ts';
import { longest, mapArea } from './grid.ts';
import { asksFor, parseMask, type Mask } from './mask.ts';
import { filteredCells, selectMetadata } from './metadata.ts';
import { nextId, nextNumber, type SpreadsheetState, type State } from './model.ts';
import { metadataReply } from './parts-reply.ts';
import { spreadsheetReply } from './reply.ts';
import { defaultProperties } from './defaults.ts';

export type Handler = (call: Call) => unknown;

export function open(call: Call, needed: 'reader' | 'writer'): SpreadsheetState {
  return openSpreadsheet(call.state, call.part('spreadsheetId'), call.account, needed);
}

function isOwner(state: State, id: string, account: string): boolean {
  return roleOf(state.files[id], account) === 'owner';
}

export function deskFor(call: Call): Desk {
  const spreadsheet = open(call, 'writer');
  const { state, account } = call;
  return { state, account, owner: isOwner(state, spreadsheet.id, account), spreadsheet };
}

/** Lets the desk's copy stand. */
export function commit(desk: Desk, now: number): void {
  const { id } = desk.spreadsheet;
  desk.state.spreadsheets[id] = desk.spreadsheet;
  const file = desk.state.files[id];
  if (file !== undefined) {
    const version = (file.version ?? 1) + 1;
    desk.state.files[id] = { ...file, version, modifiedTime: new Date(now).toISOString() };
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
    trims: call.state.quirks.trimmedReads === true,
    mayEdit: (protection) => mayEdit(call.account, owner, protection),
  });
}

/** With a fields mask, includeGridData is ignored; `under` is the field that holds the spreadsheet. */
function masked(
  call: Call,
  includeGridData: boolean,
  under?: string,
): { readonly gridData: boolean; readonly mask: Mask } {
  if (call.fields === '') return { gridData: includeGridData, mask: EVERYTHING };
  const whole = parseMask(call.fields);
  const path = under === undefined ? [] : [under];
  const mask = under === undefined || '*' in whole ? whole : (whole[under] ?? {});
  return { gridData: asksFor(whole, [...path, 'sheets', 'data']), mask };
}

function createSpreadsheet(call: Call): unknown {
  if (call.state.storageless.includes(call.account)) {
    throw noPermission();
  }
  const sent = call.body as sheets_v4.Schema$Spreadsheet;
  const id = nextId(call.state);
  const { title, locale, timeZone } = sent.properties ?? {};
  const given = sent.sheets ?? [];
  const tabs: readonly sheets_v4.Schema$Sheet[] =
    given.length === 0 ? [{ properties: { sheetId: 0, title: 'Sheet1' } }] : given;
  const sheets = tabs.map((tab, i) => {
    const properties = tab.properties ?? {};
    const sheetId = properties.sheetId ?? (i === 0 ? 0 : nextNumber(call.state));
    const sheet = newSheet(properties, sheetId, properties.title ?? `Sheet${i + 1}`);
    return (tab.data ?? []).reduce((before, data) => {
      const [top, left] = [data.startRow ?? 0, data.startColumn ?? 0];
      const rows = data.rowData ?? [];
      const width = longest(rows.map((row) => row.values));
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
  const answer = { spreadsheetId: desk.spreadsheet.id, replies };
  if (body.includeSpreadsheetInResponse !== true) return answer;
  const wanted = body.responseIncludeGridData === true;
  const { gridData, mask } = masked(call, wanted, 'updatedSpreadsheet');
  return { ...answer, updatedSpreadsheet: reply(call, desk.spreadsheet, found, gridData, mask) };
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
