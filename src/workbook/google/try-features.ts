import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Google } from '../../platform/google/google.ts';
import { GoogleRefusal } from '../../platform/google/refusals.ts';
import { textCell } from './cells.ts';
import { masterTarget, type MasterTarget } from './master-target.ts';
import type { SheetsRequest } from './request.ts';

/** One thing that the tool relies on, and whether Google does it. */
export interface Feature {
  readonly what: string;
  readonly works: boolean;
}

/** What somebody may clean, each with its name. */
const ODD: readonly (readonly [string, string])[] = [
  ['a text that looks like a formula', '=1+1'],
  ['a quote before a text', "'quoted"],
  ['an invisible sign', 'zero\u200bwidth'],
  ['a tab', 'a\tb'],
  ['a space that does not break', 'a\u00a0b'],
  ['a space at the end', 'end '],
  ['what is left of half an emoji', '\ufffd'],
  ['50,000 characters', 'x'.repeat(50_000)],
];
const PLAIN = 'plain';

/**
 * Tries, on a hidden tab of its own, what no documentation tells: three writes, of which the last
 * takes the tab away again. Nothing else is touched.
 */
export async function tryFeatures(
  google: Google,
  spreadsheetId: string,
): Promise<readonly Feature[]> {
  const target = masterTarget(spreadsheetId);
  const sheetId = 1_500_000_000 + Number(google.freshId().slice(0, 8));
  const { cells, rangeId } = await firstWrite(google, target, sheetId);
  let [failed, drawn] = [false, false];
  try {
    failed = await failingWrite(google, target, sheetId);
  } finally {
    drawn = await lastWrite(google, target, sheetId, rangeId);
  }
  const shown = (row: number, column: number) =>
    cells[row]?.values?.[column]?.userEnteredValue?.stringValue ?? '';
  return [
    ...ODD.map(([what, text], at) => ({ what: `${what}, written`, works: shown(at, 0) === text })),
    ...ODD.map(([what, text], at) => ({ what: `${what}, pasted`, works: shown(at, 1) === text })),
    { what: 'pasting into rows that a filter hides', works: shown(ODD.length, 1) === PLAIN },
    { what: 'a batch that fails as a whole', works: failed },
    { what: 'an ID for a named range', works: rangeId !== '' },
    { what: 'a chart of a range without end', works: drawn },
  ];
}

/** Writes the texts, filters one row away, and pastes the column beside itself. */
async function firstWrite(
  google: Google,
  target: MasterTarget,
  sheetId: number,
): Promise<{ readonly cells: readonly sheets_v4.Schema$RowData[]; readonly rangeId: string }> {
  const rowCount = ODD.length + 2;
  const title = `_undersigned_trial_${sheetId}`;
  const properties = { sheetId, title, hidden: true, gridProperties: { rowCount, columnCount: 2 } };
  const column = (startColumnIndex: number) => ({
    sheetId,
    startRowIndex: 0,
    endRowIndex: ODD.length + 1,
    startColumnIndex,
    endColumnIndex: startColumnIndex + 1,
  });
  const rows = [...ODD.map(([, text]) => text), PLAIN].map((text) => ({
    values: [textCell(text)],
  }));
  const start = { sheetId, rowIndex: 0, columnIndex: 0 };
  const criteria = { 0: { hiddenValues: [PLAIN] } };
  const { updatedSpreadsheet } = await send(google, target, [
    { addSheet: { properties } },
    { updateCells: { start, rows, fields: 'userEnteredValue' } },
    { setBasicFilter: { filter: { range: column(0), criteria } } },
    { copyPaste: { source: column(0), destination: column(1), pasteType: 'PASTE_VALUES' } },
    { addNamedRange: { namedRange: { name: title, range: column(0) } } },
  ]);
  const { sheets = [], namedRanges = [] } = updatedSpreadsheet ?? {};
  const tab = sheets.find(({ properties: of }) => of?.sheetId === sheetId);
  const range = namedRanges.find(({ name }) => name === title);
  return { cells: tab?.data?.[0]?.rowData ?? [], rangeId: range?.namedRangeId ?? '' };
}

/**
 * Takes the tab away, and says whether Google drew a chart on it before whose range has no last row,
 * as those of the Summary tab.
 */
async function lastWrite(
  google: Google,
  target: MasterTarget,
  sheetId: number,
  namedRangeId: string,
): Promise<boolean> {
  // The range would go with the tab, but its name would not come free.
  const away = [
    ...(namedRangeId === '' ? [] : [{ deleteNamedRange: { namedRangeId } }]),
    { deleteSheet: { sheetId } },
  ];
  const column = (startColumnIndex: number) => ({
    sourceRange: {
      sources: [
        { sheetId, startRowIndex: 0, startColumnIndex, endColumnIndex: startColumnIndex + 1 },
      ],
    },
  });
  const basicChart = {
    chartType: 'COLUMN',
    domains: [{ domain: column(0) }],
    series: [{ series: column(1), targetAxis: 'LEFT_AXIS' }],
  };
  const position = { overlayPosition: { anchorCell: { sheetId, rowIndex: 0, columnIndex: 0 } } };
  try {
    await send(google, target, [
      { addChart: { chart: { spec: { basicChart }, position } } },
      ...away,
    ]);
    return true;
  } catch (error) {
    if (!isRefused(error)) throw error;
    await send(google, target, away);
    return false;
  }
}

const isRefused = (error: unknown): boolean =>
  error instanceof GoogleRefusal && error.trouble.status === 400;

/** Whether nothing stands of a batch whose last request cannot be carried out. */
async function failingWrite(
  google: Google,
  target: MasterTarget,
  sheetId: number,
): Promise<boolean> {
  const title = `_undersigned_trial_${sheetId + 1}`;
  const properties = { sheetId: sheetId + 1, title, hidden: true };
  try {
    await send(google, target, [
      { addSheet: { properties } },
      { deleteNamedRange: { namedRangeId: `undersigned-${google.freshId()}` } },
    ]);
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
  const { sheets = [] } = await google.read(target, (clients, options) =>
    clients.sheets.spreadsheets.get(
      { spreadsheetId: target.id, fields: 'sheets(properties(sheetId))' },
      options,
    ),
  );
  return !sheets.some(({ properties: of }) => of?.sheetId === sheetId + 1);
}

function send(
  google: Google,
  target: MasterTarget,
  requests: SheetsRequest[],
): Promise<sheets_v4.Schema$BatchUpdateSpreadsheetResponse> {
  return google.write<sheets_v4.Schema$BatchUpdateSpreadsheetResponse>(
    target,
    ({ sheets }, options) =>
      sheets.spreadsheets.batchUpdate(
        {
          spreadsheetId: target.id,
          fields:
            'updatedSpreadsheet(namedRanges(namedRangeId,name),sheets(properties(sheetId),data(rowData(values(userEnteredValue)))))',
          requestBody: {
            requests,
            includeSpreadsheetInResponse: true,
            responseIncludeGridData: true,
          },
        },
        options,
      ),
    // A trial that is not known to have worked is made again; its tab has an ID of its own.
    () => Promise.resolve(undefined),
  );
}
