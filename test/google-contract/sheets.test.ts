import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGoogle, type FakeGoogle } from '../google-server/server.ts';
import { clientsOf, refused, type Clients } from './clients.ts';

let google: FakeGoogle;
let client: Clients;

beforeAll(async () => {
  google = await startGoogle();
  client = clientsOf(google);
});

afterAll(() => google.close());

function newSpreadsheet(): string {
  return google.addSpreadsheet({
    title: 'Master',
    tabs: [
      {
        title: 'People',
        rows: [
          ['Name', 'Age'],
          ['Ada', 36],
          ['Bo', 7],
          ['Cy', { formula: '=B2+B3' }],
        ],
      },
      { title: 'Other', sheetId: 77, rowCount: 5, columnCount: 4 },
    ],
  });
}

async function batch(spreadsheetId: string, ...requests: readonly object[]): Promise<unknown> {
  const { data } = await client.sheets.spreadsheets.batchUpdate({
    spreadsheetId,
    requestBody: { requests: [...requests] },
  });
  return data;
}

describe('reading', () => {
  it('gives values, formulas and what they come to', async () => {
    const spreadsheetId = newSpreadsheet();
    const { data } = await client.sheets.spreadsheets.get({
      spreadsheetId,
      ranges: ['People!B3:B4'],
      fields:
        'sheets(properties.title,data(startRow,startColumn,rowData.values(userEnteredValue,effectiveValue,formattedValue)))',
    });
    expect(data).toEqual({
      sheets: [
        {
          properties: { title: 'People' },
          data: [
            {
              startRow: 2,
              startColumn: 1,
              rowData: [
                {
                  values: [
                    {
                      userEnteredValue: { numberValue: 7 },
                      effectiveValue: { numberValue: 7 },
                      formattedValue: '7',
                    },
                  ],
                },
                {
                  values: [
                    {
                      userEnteredValue: { formulaValue: '=B2+B3' },
                      effectiveValue: { numberValue: 43 },
                      formattedValue: '43',
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('cuts blanks off and leaves out values that are not there', async () => {
    const spreadsheetId = newSpreadsheet();
    const { data } = await client.sheets.spreadsheets.values.batchGet({
      spreadsheetId,
      ranges: ['People!A1:D9', 'Other'],
      valueRenderOption: 'UNFORMATTED_VALUE',
    });
    expect(data.valueRanges).toEqual([
      {
        range: 'People!A1:D9',
        majorDimension: 'ROWS',
        values: [
          ['Name', 'Age'],
          ['Ada', 36],
          ['Bo', 7],
          ['Cy', 43],
        ],
      },
      { range: 'Other!A1:D5', majorDimension: 'ROWS' },
    ]);
  });
});

describe('a batch', () => {
  it('is carried out in order, with a reply for each request', async () => {
    const spreadsheetId = newSpreadsheet();
    const data = await batch(
      spreadsheetId,
      { addSheet: { properties: { sheetId: 5, title: 'New' } } },
      {
        updateCells: {
          start: { sheetId: 5, rowIndex: 1, columnIndex: 1 },
          rows: [{ values: [{ userEnteredValue: { stringValue: '=1+2' } }] }],
          fields: 'userEnteredValue',
        },
      },
    );
    expect(data).toMatchObject({
      replies: [{ addSheet: { properties: { sheetId: 5, index: 2 } } }, {}],
    });
    expect(google.grid(spreadsheetId, 'New')).toEqual([[], ['', '=1+2']]);
  });

  it('leaves nothing behind when one of its requests is refused', async () => {
    const spreadsheetId = newSpreadsheet();
    const before = JSON.stringify(google.state.spreadsheets[spreadsheetId]);
    const refusal = await refused(
      batch(
        spreadsheetId,
        { deleteDimension: { range: { dimension: 'ROWS', startIndex: 0, endIndex: 2 } } },
        { addSheet: { properties: { title: 'Other' } } },
      ),
    );
    expect(refusal).toMatchObject({
      status: 400,
      message:
        'Invalid requests[1].addSheet: A sheet with the name "Other" already exists. Please enter another name.',
    });
    expect(JSON.stringify(google.state.spreadsheets[spreadsheetId])).toBe(before);
  });
});

describe('a mask on the reply of a batch', () => {
  it('decides what of the spreadsheet comes back', async () => {
    const spreadsheetId = newSpreadsheet();
    const { data } = await client.sheets.spreadsheets.batchUpdate({
      spreadsheetId,
      fields: 'updatedSpreadsheet.sheets.data.rowData.values.formattedValue',
      requestBody: {
        includeSpreadsheetInResponse: true,
        responseRanges: ['People!A1:B1'],
        requests: [{ clearBasicFilter: { sheetId: 0 } }],
      },
    });
    expect(data).toEqual({
      updatedSpreadsheet: {
        sheets: [
          {
            data: [
              { rowData: [{ values: [{ formattedValue: 'Name' }, { formattedValue: 'Age' }] }] },
            ],
          },
        ],
      },
    });
  });
});

describe('rows of different lengths', () => {
  it('leave what lies beside them when they are written from a first cell on', async () => {
    const spreadsheetId = newSpreadsheet();
    const cell = { userEnteredValue: { stringValue: 'x' } };
    const rows = [{ values: [cell] }, {}, { values: [cell, cell] }];
    const start = { sheetId: 0, rowIndex: 0, columnIndex: 0 };
    await batch(spreadsheetId, { updateCells: { start, rows, fields: 'userEnteredValue' } });
    expect(google.grid(spreadsheetId, 'People')).toEqual([
      ['x', 'Age'],
      ['Ada', '36'],
      ['x', 'x'],
      ['Cy', '=B2+B3'],
    ]);
  });

  it('clear the rest of a range that is given', async () => {
    const spreadsheetId = newSpreadsheet();
    const range = { sheetId: 0, startRowIndex: 1, endRowIndex: 3 };
    const rows = [{ values: [{ userEnteredValue: { stringValue: 'x' } }] }];
    await batch(spreadsheetId, { updateCells: { range, rows, fields: 'userEnteredValue' } });
    expect(google.grid(spreadsheetId, 'People').slice(0, 3)).toEqual([['Name', 'Age'], ['x'], []]);
  });
});

describe('formulas', () => {
  it.each([
    { formula: '=1+2*3', shows: '7' },
    { formula: '="a"&"b"', shows: 'ab' },
    { formula: '=COUNTA(People!A2:A)', shows: '3' },
    { formula: '=SUM(People!B:B)', shows: '86' },
    { formula: '=1/0', shows: '#DIV/0!' },
    { formula: '=HYPERLINK("https://example.org","there")', shows: 'there' },
    { formula: '=IMPORTRANGE("x","y")', shows: '=IMPORTRANGE("x","y")' },
  ])('$formula → $shows', ({ formula, shows }) => {
    const spreadsheetId = newSpreadsheet();
    google.person(spreadsheetId).type('Other', 'A1', formula);
    expect(google.grid(spreadsheetId, 'Other')).toEqual([[shows]]);
  });
});

describe('size', () => {
  it('writes and reads a few thousand rows in one call each', async () => {
    const spreadsheetId = google.addSpreadsheet({
      tabs: [{ title: 'Big', rowCount: 3001, columnCount: 16 }],
    });
    const line = Array.from({ length: 16 }, (_each, c) => ({
      userEnteredValue: { stringValue: `some text ${c}` },
    }));
    const rows = Array.from({ length: 3000 }, () => ({ values: line }));
    await batch(spreadsheetId, {
      updateCells: { start: { sheetId: 0, rowIndex: 1 }, rows, fields: 'userEnteredValue' },
    });
    const { data } = await client.sheets.spreadsheets.get({
      spreadsheetId,
      fields: 'sheets.data.rowData.values(userEnteredValue,formattedValue)',
    });
    expect(data.sheets?.[0]?.data?.[0]?.rowData).toHaveLength(3001);
  });
});

describe('appending', () => {
  const append = async (spreadsheetId: string, more: object): Promise<unknown> => {
    const { data } = await client.sheets.spreadsheets.values.append({
      spreadsheetId,
      range: 'People!A1',
      valueInputOption: 'RAW',
      ...more,
    });
    return data;
  };

  it('writes below the table, in columns too, and grows the grid', async () => {
    const spreadsheetId = google.addSpreadsheet({
      tabs: [{ title: 'People', rowCount: 2, columnCount: 2, rows: [['a'], ['b', 'c']] }],
    });
    const requestBody = { majorDimension: 'COLUMNS', values: [['d', 'e'], ['f']] };
    expect(await append(spreadsheetId, { requestBody })).toMatchObject({
      tableRange: 'People!A1:B2',
      updates: { updatedRange: 'People!A3:B4', updatedCells: 3 },
    });
    expect(google.grid(spreadsheetId, 'People')).toEqual([['a'], ['b', 'c'], ['d', 'f'], ['e']]);
  });

  it('may insert rows, and what points below follows', async () => {
    const spreadsheetId = google.addSpreadsheet({
      tabs: [{ title: 'People', rows: [['a'], [], ['below']] }],
    });
    google.person(spreadsheetId).addNamedRange('Below', 'People', 'A3');
    const requestBody = { values: [['b'], ['c']] };
    await append(spreadsheetId, { requestBody, insertDataOption: 'INSERT_ROWS' });
    expect(google.grid(spreadsheetId, 'People')).toEqual([['a'], ['b'], ['c'], [], ['below']]);
    const { data } = await client.sheets.spreadsheets.values.get({ spreadsheetId, range: 'Below' });
    expect(data.values).toEqual([['below']]);
  });
});
