import type { FakeGoogle } from '../google-server/server.ts';

/** A call as it goes over the wire. */
export interface Step {
  readonly api: 'sheets' | 'forms' | 'drive';
  readonly method: string;
  readonly path: string;
  readonly http: 'GET' | 'POST' | 'PUT';
  readonly body?: unknown;
}

const cells = (...texts: readonly string[]): object => ({
  values: texts.map((stringValue) => ({ userEnteredValue: { stringValue } })),
});

const range = (top: number, bottom: number, left: number, right: number, sheetId = 0): object => ({
  sheetId,
  startRowIndex: top,
  endRowIndex: bottom,
  startColumnIndex: left,
  endColumnIndex: right,
});

const rows = (startIndex: number, endIndex: number): object => ({
  sheetId: 0,
  dimension: 'ROWS',
  startIndex,
  endIndex,
});

/** Every kind of request that the server plays, once at least, in an order that works. */
const REQUESTS: readonly Readonly<Record<string, object>>[] = [
  {
    addSheet: {
      properties: {
        sheetId: 9,
        title: 'Nine',
        gridProperties: { rowCount: 20, frozenRowCount: 1 },
      },
    },
  },
  {
    duplicateSheet: { sourceSheetId: 9, newSheetId: 10, newSheetName: 'Ten', insertSheetIndex: 1 },
  },
  {
    updateSheetProperties: {
      properties: { sheetId: 10, hidden: true, tabColorStyle: { rgbColor: { red: 1 } } },
      fields: 'hidden,tabColorStyle',
    },
  },
  { updateSpreadsheetProperties: { properties: { timeZone: 'Europe/Paris' }, fields: 'timeZone' } },
  { appendDimension: { sheetId: 0, dimension: 'ROWS', length: 5 } },
  { insertDimension: { range: rows(2, 4), inheritFromBefore: true } },
  { moveDimension: { source: rows(1, 2), destinationIndex: 4 } },
  { deleteDimension: { range: rows(3, 4) } },
  {
    updateDimensionProperties: {
      range: rows(0, 2),
      properties: { pixelSize: 40, hiddenByUser: true },
      fields: 'pixelSize,hiddenByUser',
    },
  },
  {
    autoResizeDimensions: {
      dimensions: { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 3 },
    },
  },
  {
    updateCells: {
      start: { sheetId: 0, rowIndex: 0, columnIndex: 0 },
      rows: [cells('Name', 'Place'), cells('b', 'x'), cells('a', 'x')],
      fields: 'userEnteredValue',
    },
  },
  {
    repeatCell: {
      range: range(0, 1, 0, 2),
      cell: { note: 'Head', userEnteredFormat: { textFormat: { bold: true } } },
      fields: 'note,userEnteredFormat.textFormat.bold',
    },
  },
  { appendCells: { sheetId: 0, rows: [cells('c', 'y')], fields: 'userEnteredValue' } },
  {
    copyPaste: {
      source: range(0, 1, 0, 2),
      destination: range(10, 11, 0, 2),
      pasteType: 'PASTE_VALUES',
    },
  },
  {
    cutPaste: {
      source: range(10, 11, 0, 2),
      destination: { sheetId: 0, rowIndex: 12, columnIndex: 0 },
      pasteType: 'PASTE_NORMAL',
    },
  },
  { findReplace: { find: 'x', replacement: 'z', allSheets: true } },
  {
    sortRange: {
      range: range(1, 3, 0, 2),
      sortSpecs: [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }],
    },
  },
  {
    setDataValidation: {
      range: range(1, 5, 2, 3),
      rule: {
        condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'same' }] },
        showCustomUi: true,
      },
    },
  },
  { setBasicFilter: { filter: { range: { sheetId: 0 } } } },
  { clearBasicFilter: { sheetId: 0 } },
  { setBasicFilter: { filter: { range: range(0, 5, 0, 2) } } },
  {
    addNamedRange: {
      namedRange: { namedRangeId: '4711', name: 'Marker', range: range(0, 1, 0, 1) },
    },
  },
  { addNamedRange: { namedRange: { name: 'Gone', range: range(0, 1, 0, 1) } } },
  { updateNamedRange: { namedRange: { namedRangeId: '4711', name: 'Mark' }, fields: 'name' } },
  {
    createDeveloperMetadata: {
      developerMetadata: {
        metadataId: 1,
        metadataKey: 'k',
        metadataValue: 'v',
        visibility: 'DOCUMENT',
        location: { dimensionRange: rows(1, 2) },
      },
    },
  },
  {
    createDeveloperMetadata: {
      developerMetadata: {
        metadataId: 2,
        metadataKey: 'whole',
        visibility: 'PROJECT',
        location: { spreadsheet: true },
      },
    },
  },
  {
    createDeveloperMetadata: {
      developerMetadata: {
        metadataId: 3,
        metadataKey: 'tab',
        visibility: 'PROJECT',
        location: { sheetId: 9 },
      },
    },
  },
  {
    updateDeveloperMetadata: {
      dataFilters: [{ developerMetadataLookup: { metadataId: 1 } }],
      developerMetadata: { metadataValue: 'w' },
      fields: 'metadataValue',
    },
  },
  {
    addProtectedRange: {
      protectedRange: { protectedRangeId: 8, range: range(0, 1, 0, 2), description: 'Head' },
    },
  },
  {
    updateProtectedRange: {
      protectedRange: { protectedRangeId: 8, warningOnly: true },
      fields: 'warningOnly',
    },
  },
  { addProtectedRange: { protectedRange: { protectedRangeId: 12, range: { sheetId: 9 } } } },
  {
    addConditionalFormatRule: {
      rule: {
        ranges: [range(1, 9, 0, 2)],
        booleanRule: { condition: { type: 'NOT_BLANK' }, format: { textFormat: { italic: true } } },
      },
      index: 0,
    },
  },
  {
    addConditionalFormatRule: {
      rule: {
        ranges: [range(1, 9, 0, 1)],
        booleanRule: { condition: { type: 'BLANK' }, format: {} },
      },
      index: 1,
    },
  },
  { deleteConditionalFormatRule: { sheetId: 0, index: 1 } },
  {
    addBanding: {
      bandedRange: {
        range: range(0, 9, 0, 2),
        rowProperties: { firstBandColorStyle: { rgbColor: { red: 1 } } },
      },
    },
  },
  {
    addChart: {
      chart: {
        chartId: 21,
        spec: { title: 'A day', basicChart: { chartType: 'COLUMN' } },
        position: { overlayPosition: { anchorCell: { sheetId: 0, rowIndex: 3, columnIndex: 3 } } },
      },
    },
  },
  {
    addChart: {
      chart: {
        chartId: 22,
        spec: { title: 'Gone', basicChart: { chartType: 'LINE' } },
        position: { overlayPosition: { anchorCell: { sheetId: 0 } } },
      },
    },
  },
  { deleteEmbeddedObject: { objectId: 22 } },
  { mergeCells: { range: range(15, 17, 0, 2), mergeType: 'MERGE_ALL' } },
  { mergeCells: { range: range(18, 19, 0, 2), mergeType: 'MERGE_ROWS' } },
  { unmergeCells: { range: range(18, 19, 0, 2) } },
];

const REMOVALS: readonly Readonly<Record<string, object>>[] = [
  { deleteNamedRange: { namedRangeId: '4711' } },
  { deleteProtectedRange: { protectedRangeId: 8 } },
  {
    deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataKey: 'whole' } } },
  },
  { deleteSheet: { sheetId: 10 } },
];

/** The kinds of request in the scenario. */
export const KINDS: ReadonlySet<string> = new Set(
  [...REQUESTS, ...REMOVALS].flatMap((request) => Object.keys(request)),
);

/** Every method that the server plays, over a form and a spreadsheet of its own. */
export function scenario(google: FakeGoogle): readonly Step[] {
  const sheet = google.addSpreadsheet({
    title: 'Master',
    tabs: [
      {
        title: 'People',
        rows: [
          ['Name', 'When'],
          ['Ada', { date: '2026-01-31 13:05:00' }],
          ['Sum', { formula: '=1/0' }],
          ['', true],
        ],
      },
    ],
  });
  const form = google.addForm({
    info: { title: 'Sign on', description: 'A letter' },
    settings: { emailCollectionType: 'VERIFIED', quizSettings: { isQuiz: false } },
    linkedSheetId: sheet,
    publishSettings: { publishState: { isPublished: true, isAcceptingResponses: true } },
    items: [
      {
        title: 'Name',
        questionItem: { question: { questionId: 'aa', required: true, textQuestion: {} } },
      },
      {
        title: 'Why',
        questionItem: { question: { questionId: 'ab', textQuestion: { paragraph: true } } },
      },
      {
        title: 'Which',
        questionItem: {
          question: {
            questionId: 'ac',
            choiceQuestion: { type: 'CHECKBOX', options: [{ value: 'One' }, { isOther: true }] },
          },
        },
      },
      {
        title: 'How much',
        questionItem: {
          question: { questionId: 'ad', scaleQuestion: { low: 1, high: 5, lowLabel: 'no' } },
        },
      },
      {
        title: 'Stars',
        questionItem: {
          question: { questionId: 'ae', ratingQuestion: { iconType: 'STAR', ratingScaleLevel: 5 } },
        },
      },
      {
        title: 'Day',
        questionItem: { question: { questionId: 'af', dateQuestion: { includeYear: true } } },
      },
      { title: 'Hour', questionItem: { question: { questionId: 'b0', timeQuestion: {} } } },
      {
        title: 'Proof',
        questionItem: {
          question: {
            questionId: 'b1',
            fileUploadQuestion: {
              folderId: 'f',
              types: ['PDF'],
              maxFiles: 1,
              maxFileSize: '1000000',
            },
          },
        },
      },
      {
        title: 'Grid',
        questionGroupItem: {
          questions: [{ questionId: 'b2', rowQuestion: { title: 'Row' } }],
          grid: { columns: { type: 'RADIO', options: [{ value: 'A' }] } },
        },
      },
      { title: 'Section', pageBreakItem: {} },
      { title: 'Text', textItem: {} },
      {
        imageItem: {
          image: {
            contentUri: 'https://example.org/i.png',
            properties: { alignment: 'LEFT', width: 100 },
          },
        },
      },
      { videoItem: { caption: 'Look', video: { youtubeUri: 'https://example.org/v' } } },
    ],
  });
  const responseId = google.addResponse(form, {
    createTime: '2026-01-01T00:00:00Z',
    respondentEmail: 'ada@example.org',
    answers: {
      aa: 'Ada',
      ac: ['One', 'Another'],
      b1: {
        fileUploadAnswers: {
          answers: [{ fileId: 'x', fileName: 'x.pdf', mimeType: 'application/pdf' }],
        },
      },
    },
  });
  google.addResponse(form, { createTime: '2026-01-02T00:00:00Z' });
  const sheets = (method: string, http: Step['http'], rest: string, body?: unknown): Step => ({
    api: 'sheets',
    method: `spreadsheets.${method}`,
    http,
    path: `/v4/spreadsheets${rest}`,
    ...(body === undefined ? {} : { body }),
  });
  const filters = { dataFilters: [{ a1Range: 'People!A1:B3' }] };
  return [
    sheets('get', 'GET', `/${sheet}?includeGridData=true&ranges=People!A1:B3&ranges=People`),
    sheets('batchUpdate', 'POST', `/${sheet}:batchUpdate`, {
      requests: REQUESTS,
      includeSpreadsheetInResponse: true,
      responseIncludeGridData: true,
      responseRanges: ['People!A1:C20'],
    }),
    sheets('get', 'GET', `/${sheet}?includeGridData=true`),
    sheets(
      'get',
      'GET',
      `/${sheet}?fields=properties.title,sheets(properties,data.rowData.values.formattedValue)`,
    ),
    sheets('getByDataFilter', 'POST', `/${sheet}:getByDataFilter`, {
      ...filters,
      includeGridData: true,
    }),
    sheets('developerMetadata.get', 'GET', `/${sheet}/developerMetadata/1`),
    sheets('developerMetadata.search', 'POST', `/${sheet}/developerMetadata:search`, {
      dataFilters: [{ developerMetadataLookup: { metadataKey: 'k' } }, { a1Range: 'People' }],
    }),
    sheets(
      'values.get',
      'GET',
      `/${sheet}/values/People!A1:B9?valueRenderOption=UNFORMATTED_VALUE&dateTimeRenderOption=FORMATTED_STRING&majorDimension=COLUMNS`,
    ),
    sheets(
      'values.batchGet',
      'GET',
      `/${sheet}/values:batchGet?ranges=People&ranges=Nine!A1&valueRenderOption=FORMULA`,
    ),
    sheets(
      'values.update',
      'PUT',
      `/${sheet}/values/People!D1?valueInputOption=USER_ENTERED&includeValuesInResponse=true`,
      { values: [['1/2/2026', '007', 'TRUE', '50%', '=1+2', null, "'=x"]] },
    ),
    sheets('values.batchUpdate', 'POST', `/${sheet}/values:batchUpdate`, {
      valueInputOption: 'RAW',
      includeValuesInResponse: true,
      data: [{ range: 'People!D2', majorDimension: 'COLUMNS', values: [['=1+2', 2]] }],
    }),
    sheets(
      'values.append',
      'POST',
      `/${sheet}/values/People!A1:append?valueInputOption=RAW&insertDataOption=INSERT_ROWS`,
      { values: [['last']] },
    ),
    sheets('values.clear', 'POST', `/${sheet}/values/People!D1:E1:clear`, {}),
    sheets('values.batchClear', 'POST', `/${sheet}/values:batchClear`, {
      ranges: ['People!D2', 'People!E2:F3'],
    }),
    sheets('batchUpdate', 'POST', `/${sheet}:batchUpdate`, { requests: REMOVALS }),
    { api: 'forms', method: 'forms.get', http: 'GET', path: `/v1/forms/${form}` },
    {
      api: 'forms',
      method: 'forms.responses.get',
      http: 'GET',
      path: `/v1/forms/${form}/responses/${responseId}`,
    },
    {
      api: 'forms',
      method: 'forms.responses.list',
      http: 'GET',
      path: `/v1/forms/${form}/responses?pageSize=1`,
    },
    {
      api: 'forms',
      method: 'forms.responses.list',
      http: 'GET',
      path: `/v1/forms/${form}/responses?filter=timestamp%20%3E%202026-01-01T00:00:00Z`,
    },
    {
      api: 'drive',
      method: 'files.get',
      http: 'GET',
      path: `/drive/v3/files/${sheet}?fields=*&supportsAllDrives=true`,
    },
    {
      api: 'drive',
      method: 'files.list',
      http: 'GET',
      path: `/drive/v3/files?q=name%20%3D%20'Master'&pageSize=10&fields=files(id,capabilities/canEdit)`,
    },
  ];
}
