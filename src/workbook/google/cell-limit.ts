import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { AppError, EXIT } from '../../errors.ts';
import { GoogleRefusal } from '../../platform/google/refusals.ts';
import type { State } from './workbook-state.ts';

/** What Google allows over all tabs of a spreadsheet, empty cells counted: https://support.google.com/drive/answer/37603 */
const MOST_CELLS = 10_000_000;

/**
 * What Google means by refusing a write of these requests, where it makes the spreadsheet larger
 * than any may be (73); undefined for any other error. Google says so in words alone, and is asked
 * first, since it has allowed more before.
 */
export function tooManyCells(
  error: unknown,
  { sheets, staging, journal, repair }: State,
  requests: readonly sheets_v4.Schema$Request[],
  location: string,
): AppError | undefined {
  if (!(error instanceof GoogleRefusal) || error.trouble.status !== 400) return undefined;
  const all = [...sheets, ...staging, ...[journal, repair].filter((sheet) => sheet !== undefined)];
  const widths = new Map(all.map(({ id, columnCount }) => [id, columnCount]));
  const standing = all.reduce((sum, { rowCount, columnCount }) => sum + rowCount * columnCount, 0);
  const added = requests.reduce((sum, request) => sum + cellsAdded(request, widths), 0);
  const cells = standing + added;
  if (cells <= MOST_CELLS) return undefined;
  return new AppError(
    `${location} would have ${cells.toLocaleString('en')} cells, empty ones counted; ` +
      `a Google Sheet holds ${MOST_CELLS.toLocaleString('en')}.`,
    {
      exitCode: EXIT.cannotWrite,
      hint:
        'Delete empty rows and tabs of your own that nobody needs, or keep this letter in a file ' +
        '(in the config, master: { type: xlsx, path: … }). Nothing was written.',
      cause: error,
    },
  );
}

function cellsAdded(
  { addSheet, appendDimension }: sheets_v4.Schema$Request,
  widths: ReadonlyMap<number, number>,
): number {
  const { rowCount, columnCount } = addSheet?.properties?.gridProperties ?? {};
  const made = (rowCount ?? 0) * (columnCount ?? 0);
  const { dimension, length, sheetId } = appendDimension ?? {};
  if (dimension !== 'ROWS') return made;
  return made + (length ?? 0) * (widths.get(sheetId ?? 0) ?? 0);
}
