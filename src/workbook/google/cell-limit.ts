import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { AppError, EXIT } from '../../errors.ts';
import { allSheets, type WorkbookState } from './workbook-state.ts';

/** What Google allows over all tabs of a spreadsheet, empty cells counted: https://support.google.com/drive/answer/37603 */
const MOST_CELLS = 10_000_000;

/** Throws (73) where these requests would make the spreadsheet larger than any may be. */
export function refuseTooManyCells(
  state: WorkbookState,
  requests: readonly sheets_v4.Schema$Request[],
  location: string,
): void {
  const cells = mostCells(state, requests);
  if (cells <= MOST_CELLS) return;
  throw new AppError(
    `${location} would have ${cells.toLocaleString('en')} cells, including empty ones; ` +
      `a Google Sheet holds ${MOST_CELLS.toLocaleString('en')}.`,
    {
      exitCode: EXIT.cannotWrite,
      hint:
        'Delete empty rows and tabs of your own that nobody needs, or keep this letter in a file ' +
        '(in the config, master: { type: xlsx, path: … }). Nothing was written.',
    },
  );
}

/** The most that there are at once while the requests are carried out, one after the other. */
function mostCells(state: WorkbookState, requests: readonly sheets_v4.Schema$Request[]): number {
  const sizes = new Map(
    allSheets(state).map(({ id, rowCount, columnCount }) => [id, { rowCount, columnCount }]),
  );
  const sum = () =>
    [...sizes.values()].reduce((all, { rowCount, columnCount }) => all + rowCount * columnCount, 0);
  let most = 0;
  for (const request of requests) {
    if (!resize(sizes, request)) continue;
    most = Math.max(most, sum());
  }
  return most;
}

type TabSizes = Map<number, { rowCount: number; columnCount: number }>;

/** Whether the request changes how large a tab is. */
function resize(sizes: TabSizes, request: sheets_v4.Schema$Request): boolean {
  const { addSheet, deleteSheet, appendDimension, updateSheetProperties } = request;
  if (deleteSheet) return sizes.delete(deleteSheet.sheetId ?? 0);
  if (appendDimension) {
    const { sheetId, dimension, length } = appendDimension;
    const size = sizes.get(sheetId ?? 0);
    if (!size) return false;
    size[dimension === 'ROWS' ? 'rowCount' : 'columnCount'] += length ?? 0;
    return true;
  }
  const properties = addSheet?.properties ?? updateSheetProperties?.properties;
  const grid = properties?.gridProperties;
  if (!grid) return false;
  const { rowCount, columnCount } = grid;
  sizes.set(properties.sheetId ?? 0, { rowCount: rowCount ?? 0, columnCount: columnCount ?? 0 });
  return true;
}
