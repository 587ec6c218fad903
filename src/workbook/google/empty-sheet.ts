import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Google } from '../../platform/google/google.ts';
import { GoogleRefusal } from '../../platform/google/refusals.ts';
import { tabRange } from './read-state.ts';
import type { MasterTarget } from './master-target.ts';
import type { SheetState, WorkbookState } from './workbook-state.ts';

/** The size that Google gives a new spreadsheet's one tab. */
const NEW_SIZE = { rowCount: 1000, columnCount: 26 } as const;

/** All that people can do to a tab: whatever of it is there was somebody's doing. */
const TRACES =
  'sheets(properties(sheetId,title,hidden,sheetType,gridProperties,tabColorStyle,rightToLeft),' +
  'merges,conditionalFormats,basicFilter,filterViews(filterViewId),charts(chartId),' +
  'protectedRanges(protectedRangeId),bandedRanges(bandedRangeId),developerMetadata(metadataId),' +
  'rowGroups,columnGroups,slicers(slicerId),tables(tableId),' +
  'data(rowData(values(userEnteredValue,userEnteredFormat,note,dataValidation))))';

/**
 * The empty tab that a new spreadsheet comes with, where everything else is in the tabs `own`; undefined
 * where it has a name that Google does not give ("Sheet1", "Hoja 1"), or anything else is there.
 */
export function emptySheetOf(
  state: WorkbookState,
  own: ReadonlySet<number>,
): SheetState | undefined {
  const sheet = state.sheets.find(({ id }) => id === 0);
  const others = state.sheets.filter((each) => each !== sheet);
  if (!sheet || state.staging.length > 0 || !others.every(({ id }) => own.has(id))) {
    return undefined;
  }
  const { title, filter, rows, rowCount, columnCount } = sheet;
  const isNew =
    !filter &&
    title.endsWith('1') &&
    rowCount === NEW_SIZE.rowCount &&
    columnCount === NEW_SIZE.columnCount &&
    rows.every((cells) => cells.every((cell) => cell.shown === '' && cell.value === undefined));
  return isNew ? sheet : undefined;
}

/**
 * Takes that tab away, so that the spreadsheet opens on the list. Where there is any trace of somebody
 * in it, nothing is done. Else it is hidden, looked at once more, and goes; or is shown again, where somebody
 * was quicker.
 */
export async function removeEmptySheet(
  google: Google,
  target: MasterTarget,
  sheet: SheetState,
): Promise<void> {
  if (!isUntouched(await look(google, target, sheet), sheet)) return;
  const hidden = await setHidden(google, target, sheet, true);
  if (!isUntouched(hidden, sheet)) {
    await setHidden(google, target, sheet, false);
    return;
  }
  await google.write<unknown>(
    target,
    ({ sheets }, options) =>
      sheets.spreadsheets.batchUpdate(
        {
          spreadsheetId: target.id,
          fields: 'spreadsheetId',
          requestBody: { requests: [{ deleteSheet: { sheetId: sheet.id } }] },
        },
        options,
      ),
    async () => ((await look(google, target, sheet)) ? undefined : {}),
  );
}

/** Hides or shows the tab; gives it as it is then. */
async function setHidden(
  google: Google,
  target: MasterTarget,
  { id: sheetId, title }: SheetState,
  hidden: boolean,
): Promise<sheets_v4.Schema$Sheet | undefined> {
  const { updatedSpreadsheet } =
    await google.write<sheets_v4.Schema$BatchUpdateSpreadsheetResponse>(
      target,
      ({ sheets }, options) =>
        sheets.spreadsheets.batchUpdate(
          {
            spreadsheetId: target.id,
            fields: `updatedSpreadsheet(${TRACES})`,
            requestBody: {
              requests: [
                {
                  updateSheetProperties: { properties: { sheetId, hidden }, fields: 'hidden' },
                },
              ],
              includeSpreadsheetInResponse: true,
              responseIncludeGridData: true,
              responseRanges: [tabRange(title)],
            },
          },
          options,
        ),
      // To hide what is hidden already changes nothing.
      () => Promise.resolve(undefined),
    );
  return updatedSpreadsheet?.sheets?.find(
    ({ properties }) => (properties?.sheetId ?? 0) === sheetId,
  );
}

/** The tab as it is; undefined where it is gone. */
async function look(
  google: Google,
  target: MasterTarget,
  { id, title }: SheetState,
): Promise<sheets_v4.Schema$Sheet | undefined> {
  try {
    const { sheets = [] } = await google.read(target, (clients, options) =>
      clients.sheets.spreadsheets.get(
        { spreadsheetId: target.id, fields: TRACES, ranges: [tabRange(title)] },
        options,
      ),
    );
    return sheets.find(({ properties }) => (properties?.sheetId ?? 0) === id);
  } catch (error) {
    // A range in a tab that is not there is an invalid argument.
    if (error instanceof GoogleRefusal && error.trouble.code === 'INVALID_ARGUMENT') {
      return undefined;
    }
    throw error;
  }
}

function isUntouched(sheet: sheets_v4.Schema$Sheet | undefined, { title }: SheetState): boolean {
  if (!sheet) return false;
  const { properties, data, ...traces } = sheet;
  const { gridProperties, tabColorStyle, rightToLeft, sheetType } = properties ?? {};
  const { rowCount, columnCount, ...grid } = gridProperties ?? {};
  return (
    properties?.title === title &&
    (sheetType ?? 'GRID') === 'GRID' &&
    rowCount === NEW_SIZE.rowCount &&
    columnCount === NEW_SIZE.columnCount &&
    [grid, tabColorStyle, rightToLeft, traces, data].every(isBlank)
  );
}

/** Whether there is nothing in it, however deep. */
function isBlank(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isBlank);
  return value === undefined || value === null || value === false;
}
