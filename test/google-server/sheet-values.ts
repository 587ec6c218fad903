import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { a1, findRange } from './a1.ts';
import type { Call } from './access.ts';
import { appendValues } from './append.ts';
import type { Desk } from './batch/desk.ts';
import { badField, invalid, Refusal } from './errors.ts';
import { commit, deskFor, open, type Handler } from './sheets.ts';
import {
  checkInputOption,
  clearValues,
  rangeIn,
  RAW_LOOK,
  valueRange,
  writeValues,
  type Rendering,
} from './values.ts';

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

function updatedData(
  desk: Desk,
  range: string,
  major: string | null | undefined,
  how: Rendering,
): { readonly updatedData: sheets_v4.Schema$ValueRange } {
  const found = findRange(desk.spreadsheet, range);
  return { updatedData: valueRange(desk.spreadsheet, found, how, major ?? 'ROWS') };
}

/** `range` in the body, where it is given, must mean the cells of the one in the address. */
function checkBodyRange(desk: Desk, path: string, body: sheets_v4.Schema$ValueRange): void {
  if (body.range === undefined || body.range === null) return;
  const [own, other] = [rangeIn(desk, path), rangeIn(desk, body.range)].map(({ sheet, area }) =>
    a1(sheet.properties.title ?? '', area),
  );
  if (own !== other) {
    throw badField(
      'data.range',
      `Requested writing within range [${own ?? ''}], but the body is about [${other ?? ''}].`,
    );
  }
}

/** The methods under spreadsheets.values. */
export const valuesHandlers: Readonly<Record<string, Handler>> = {
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
    checkBodyRange(desk, call.part('range'), body);
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
};
