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
