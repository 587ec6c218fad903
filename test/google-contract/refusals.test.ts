import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGoogle, type FakeGoogle } from '../google-server/server.ts';

let google: FakeGoogle;
let id: string;

beforeAll(async () => {
  google = await startGoogle();
});

afterAll(() => google.close());

async function send(
  path: string,
  body: unknown,
  method = 'POST',
): Promise<{ readonly status: number; readonly message: string; readonly fields: unknown }> {
  const response = await fetch(`${google.url}/v4/spreadsheets/${id}${path}`, {
    method,
    headers: { authorization: `Bearer ${google.token()}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const reply = (await response.json()) as {
    error?: { message: string; details?: { fieldViolations?: { field: string }[] }[] };
  };
  const fields = reply.error?.details?.[0]?.fieldViolations?.map((each) => each.field);
  return { status: response.status, message: reply.error?.message ?? '', fields };
}

beforeAll(() => {
  id = google.addSpreadsheet({
    tabs: [
      { title: 'A', rowCount: 8, columnCount: 3, rows: [['x', 'y'], ['z']] },
      { title: 'B', sheetId: 5, rowCount: 2, columnCount: 2 },
    ],
  });
  const person = google.person(id);
  person.addNamedRange('Marker', 'A', 'A1');
  person.protect('A', 'A8:C8');
  person.request({
    createDeveloperMetadata: {
      developerMetadata: {
        metadataId: 7,
        metadataKey: 'k',
        visibility: 'DOCUMENT',
        location: { spreadsheet: true },
      },
    },
  });
});

const text = (stringValue: string): object => ({
  values: [{ userEnteredValue: { stringValue } }],
});
const at = (rowIndex: number, columnIndex = 0): object => ({ sheetId: 0, rowIndex, columnIndex });
const rows = (startIndex: number, endIndex: number): object => ({
  sheetId: 0,
  dimension: 'ROWS',
  startIndex,
  endIndex,
});
const a1 = { sheetId: 0, startRowIndex: 0, endRowIndex: 1 };
const fields = 'userEnteredValue';

describe('a batch is refused', () => {
  interface Case {
    readonly why: string;
    readonly request: object;
    readonly message: string;
  }
  const cases: readonly Case[] = [
    {
      why: 'an unknown tab',
      request: { deleteSheet: { sheetId: 999 } },
      message: 'Invalid requests[0].deleteSheet: No grid with id: 999',
    },
    {
      why: 'a title that is taken',
      request: { addSheet: { properties: { title: 'B' } } },
      message:
        'Invalid requests[0].addSheet: A sheet with the name "B" already exists. Please enter another name.',
    },
    {
      why: 'a tab ID that is taken',
      request: { addSheet: { properties: { sheetId: 5, title: 'C' } } },
      message: 'Invalid requests[0].addSheet: A sheet with the ID 5 already exists.',
    },
    {
      why: 'a name that is taken',
      request: { addNamedRange: { namedRange: { name: 'Marker', range: a1 } } },
      message:
        'Invalid requests[0].addNamedRange: Cannot add named range with name: Marker, a named range with that name already exists.',
    },
    {
      why: 'an unknown named range',
      request: {
        updateNamedRange: { namedRange: { namedRangeId: '1', name: 'N' }, fields: 'name' },
      },
      message: 'Invalid requests[0].updateNamedRange: No NamedRange with id: 1',
    },
    {
      why: 'a metadata ID that is taken',
      request: {
        createDeveloperMetadata: {
          developerMetadata: {
            metadataId: 7,
            metadataKey: 'k',
            visibility: 'PROJECT',
            location: { spreadsheet: true },
          },
        },
      },
      message:
        'Invalid requests[0].createDeveloperMetadata: Cannot add developer metadata with ID [7] because developer metadata with that ID already exists.',
    },
    {
      why: 'all rows frozen',
      request: {
        updateSheetProperties: {
          properties: { sheetId: 5, gridProperties: { frozenRowCount: 2 } },
          fields: 'gridProperties.frozenRowCount',
        },
      },
      message: "Invalid requests[0].updateSheetProperties: You can't freeze all rows on a sheet.",
    },
    {
      why: 'a range that starts past the grid',
      request: { repeatCell: { range: { sheetId: 5, startRowIndex: 2 }, cell: {}, fields } },
      message:
        'Invalid requests[0].repeatCell: Range (B!R3C1) exceeds grid limits. Max rows: 2, max columns: 2',
    },
    {
      why: 'a row below the grid',
      request: { updateCells: { start: at(8), rows: [text('x')], fields } },
      message:
        'Invalid requests[0].updateCells: Attempting to write row: 8, column: 0, in a sheet with 8 rows.',
    },
    {
      why: 'more than 50,000 characters in a cell',
      request: { updateCells: { start: at(0), rows: [text('x'.repeat(50_001))], fields } },
      message:
        'Invalid requests[0].updateCells: Your input contains more than the maximum of 50000 characters in a single cell.',
    },
    {
      why: 'more than 10,000,000 cells',
      request: { appendDimension: { sheetId: 0, dimension: 'ROWS', length: 4_000_000 } },
      message:
        'Invalid requests[0].appendDimension: This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    },
    {
      why: 'rows inserted past the end',
      request: { insertDimension: { range: rows(8, 9), inheritFromBefore: false } },
      message:
        'Invalid requests[0].insertDimension: range.startIndex must be less than the grid size (8) if inheritFromBefore is false.',
    },
    {
      why: 'rows moved into themselves',
      request: { moveDimension: { source: rows(1, 3), destinationIndex: 2 } },
      message:
        'Invalid requests[0].moveDimension: destinationIndex[2] must be outside the requested range[1-3].',
    },
    {
      why: 'rows moved past the end',
      request: { moveDimension: { source: rows(1, 3), destinationIndex: 9 } },
      message: 'Invalid requests[0].moveDimension: destinationIndex[9] is after last row[8].',
    },
    {
      why: 'a cell that others protected',
      request: { updateCells: { start: at(7), rows: [text('x')], fields } },
      message:
        'Invalid requests[0].updateCells: You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
    },
    {
      why: 'a protected row that would be sorted',
      request: {
        sortRange: {
          range: {
            sheetId: 0,
            startRowIndex: 0,
            endRowIndex: 8,
            startColumnIndex: 0,
            endColumnIndex: 3,
          },
          sortSpecs: [{ dimensionIndex: 0 }],
        },
      },
      message:
        'Invalid requests[0].sortRange: You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
    },
    {
      why: 'no mask',
      request: { updateCells: { start: at(0), rows: [text('x')] } },
      message:
        "Invalid requests[0].updateCells: At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
    },
    {
      why: 'a mask of what is not there',
      request: { updateCells: { start: at(0), rows: [text('x')], fields: 'value' } },
      message: 'Invalid requests[0].updateCells: Request contains an invalid argument.',
    },
    {
      why: 'nothing to do',
      request: {},
      message: 'Invalid requests[0]: No request set.',
    },
    {
      why: 'a kind that does not exist',
      request: { eraseSheet: {} },
      message: `Invalid JSON payload received. Unknown name "eraseSheet" at 'requests[0]': Cannot find field.`,
    },
    {
      why: 'a field that does not exist',
      request: { updateCells: { start: at(0), row: [], fields } },
      message: `Invalid JSON payload received. Unknown name "row" at 'requests[0].update_cells': Cannot find field.`,
    },
    {
      why: 'a text for a number',
      request: { deleteSheet: { sheetId: 'five' } },
      message: `Invalid value at 'requests[0].delete_sheet.sheet_id' (TYPE_INT32), "five"`,
    },
    {
      why: 'an unknown word',
      request: { insertDimension: { range: { dimension: 'ROW' } } },
      message: `Invalid value at 'requests[0].insert_dimension.range.dimension' (TYPE_ENUM), "ROW"`,
    },
    {
      why: 'two kinds at once',
      request: { deleteSheet: { sheetId: 5 }, clearBasicFilter: { sheetId: 5 } },
      message: `Invalid value at 'requests[0]' (oneof), oneof field 'kind' is already set. Cannot set 'deleteSheet'`,
    },
    {
      why: 'two values at once',
      request: {
        repeatCell: {
          range: a1,
          cell: { userEnteredValue: { stringValue: 'a', numberValue: 1 } },
          fields,
        },
      },
      message: `Invalid value at 'requests[0].repeat_cell.cell.user_entered_value' (oneof), oneof field 'value' is already set. Cannot set 'stringValue'`,
    },
  ];

  it.each(cases)('for $why', async ({ request, message }) => {
    const before = JSON.stringify(google.state.spreadsheets);
    const reply = await send(':batchUpdate', { requests: [request] });
    expect({ status: reply.status, message: reply.message }).toEqual({ status: 400, message });
    expect(JSON.stringify(google.state.spreadsheets)).toBe(before);
  });

  it('for no request at all, or what is no JSON', async () => {
    expect((await send(':batchUpdate', {})).message).toBe('Must specify at least one request.');
    expect((await send(':batchUpdate', '{')).status).toBe(400);
  });
});

describe('values are refused', () => {
  it.each([
    {
      why: 'more rows than the range',
      path: '/values/A!A1:B1?valueInputOption=RAW',
      body: { values: [['a'], ['b']] },
      message: 'Requested writing within range [A!A1:B1], but tried writing to row [2]',
    },
    {
      why: 'no input option',
      path: '/values/A!A1',
      body: { values: [['a']] },
      message: "'valueInputOption' is required but not specified",
    },
    {
      why: 'a cell that is a list',
      path: '/values/A!A1?valueInputOption=RAW',
      body: { values: [[['a']]] },
      message: "Invalid values: list_value or struct_value cells aren't allowed.",
    },
    {
      why: 'an unknown parameter',
      path: '/values/A!A1?valueInput=RAW',
      body: { values: [['a']] },
      message: `Invalid JSON payload received. Unknown name "valueInput": Cannot bind query parameter. Field 'valueInput' could not be found in request message.`,
    },
  ])('for $why', async ({ path, body, message }) => {
    expect(await send(path, body, 'PUT')).toMatchObject({ status: 400, message });
  });

  it('with the place in the list, and then none of them stands', async () => {
    const before = google.grid(id, 'A');
    const data = [
      { range: 'A!A1', values: [['changed']] },
      { range: 'A!A8', values: [['protected']] },
    ];
    const reply = await send('/values:batchUpdate', { valueInputOption: 'RAW', data });
    expect(reply.message).toContain('Invalid data[1]: You are trying to edit a protected cell');
    expect(google.grid(id, 'A')).toEqual(before);
  });
});
