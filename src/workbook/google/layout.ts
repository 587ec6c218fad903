import type { AddTab } from '../workbook.ts';
import { textCell, writable } from './cells.ts';
import { HEADER_FIELDS, headerFormat, lookRequests } from './looks.ts';
import { sectionRequests } from './sections.ts';
import type { SheetsRequest } from './request.ts';

/** Room for what people add below and beside; every read carries the empty rows along. */
const SPARE_ROWS = 100;
const SPARE_COLUMNS = 6;

/** How numbers and days look; unlike the standard look, the same in every country. */
const FORMATS = {
  number: { type: 'NUMBER', pattern: '0' },
  date: { type: 'DATE', pattern: 'yyyy-mm-dd' },
} as const;

const PLAIN_HEADER = { numberFormat: { type: 'TEXT' }, textFormat: { bold: true } } as const;

/** A character of the standard font is about seven pixels wide, and a cell has a margin. */
const PIXELS_A_CHARACTER = 7;
const MARGIN = 12;

/**
 * The requests that make a new tab with its header, all but the rows below it; or that show
 * it, where it is there already, hidden and with those rows.
 *
 * The tool's columns are plain text, so that what people type ("1-2", "00501") stays what they
 * typed, but for those of counts and days. Drop-downs cover the column to its end and only suggest.
 */
export function addTabRequests(
  { tabId, layout, rows }: AddTab,
  isThere = false,
): readonly SheetsRequest[] {
  const { title, hidden, columns } = layout;
  const frozen = { frozenRowCount: 1, frozenColumnCount: layout.looks?.frozenColumns ?? 0 };
  const gridProperties = { ...gridOf({ layout, rows }), ...frozen };
  const own = { sheetId: tabId, startColumnIndex: 0, endColumnIndex: Math.max(1, columns.length) };
  const properties = { title, hidden, gridProperties };
  return [
    isThere
      ? {
          updateSheetProperties: {
            properties: { sheetId: tabId, ...properties },
            fields: Object.keys(properties).join(','),
          },
        }
      : { addSheet: { properties: { sheetId: tabId, ...properties } } },
    {
      repeatCell: {
        range: own,
        cell: { userEnteredFormat: { numberFormat: { type: 'TEXT' }, verticalAlignment: 'TOP' } },
        fields: 'userEnteredFormat(numberFormat,verticalAlignment)',
      },
    },
    {
      updateCells: {
        start: { sheetId: tabId, rowIndex: 0, columnIndex: 0 },
        rows: [
          {
            values: columns.map((column) => ({
              ...textCell(writable(column.header)),
              ...(column.note !== undefined && column.note !== '' && { note: column.note }),
              userEnteredFormat: hidden ? PLAIN_HEADER : headerFormat(column),
            })),
          },
        ],
        fields: `userEnteredValue,note,${HEADER_FIELDS}`,
      },
    },
    ...columns.flatMap((column, index) => columnRequests(tabId, index, column)),
    ...lookRequests({ type: 'add-tab', tabId, layout, rows }),
    ...sectionRequests(tabId, layout),
  ];
}

/** How large a new tab is made. */
export function gridOf({ layout: { hidden, columns }, rows }: Pick<AddTab, 'layout' | 'rows'>) {
  return {
    rowCount: rows.length + (hidden ? 2 : SPARE_ROWS),
    columnCount: columns.length + (hidden ? 1 : SPARE_COLUMNS),
  };
}

function columnRequests(
  sheetId: number,
  index: number,
  { width, choices, hidden, wrap = false, kind = 'text' }: AddTab['layout']['columns'][number],
): readonly SheetsRequest[] {
  const range = { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 };
  const size: SheetsRequest = {
    updateDimensionProperties: {
      range,
      properties: {
        pixelSize: Math.round(width * PIXELS_A_CHARACTER + MARGIN),
        ...(hidden === true && { hiddenByUser: true }),
      },
      fields: hidden === true ? 'pixelSize,hiddenByUser' : 'pixelSize',
    },
  };
  const below = { sheetId, startRowIndex: 1, startColumnIndex: index, endColumnIndex: index + 1 };
  const looks: readonly SheetsRequest[] =
    kind === 'text'
      ? []
      : [
          {
            repeatCell: {
              range: below,
              cell: {
                userEnteredFormat: {
                  numberFormat: FORMATS[kind],
                  horizontalAlignment: kind === 'date' ? 'LEFT' : 'RIGHT',
                },
              },
              fields: 'userEnteredFormat(numberFormat,horizontalAlignment)',
            },
          },
        ];
  const wrapped: readonly SheetsRequest[] = wrap
    ? [
        {
          repeatCell: {
            range: below,
            cell: { userEnteredFormat: { wrapStrategy: 'WRAP' } },
            fields: 'userEnteredFormat.wrapStrategy',
          },
        },
      ]
    : [];
  if (!choices) return [size, ...looks, ...wrapped];
  const dropDown: SheetsRequest = {
    setDataValidation: {
      range: below,
      rule: {
        condition: {
          type: 'ONE_OF_LIST',
          values: choices.map((choice) => ({ userEnteredValue: choice })),
        },
        strict: false,
        showCustomUi: true,
      },
    },
  };
  return [size, ...looks, ...wrapped, dropDown];
}

/**
 * Makes a grid reach as far as `rows` and `columns`; the new rows get the drop-downs of the
 * last old one. Grows only: to set a size could cut off what people added meanwhile.
 */
export function growRequests(
  sheet: { readonly id: number; readonly rowCount: number; readonly columnCount: number },
  rows: number,
  columns: number,
): readonly SheetsRequest[] {
  const { id: sheetId, rowCount, columnCount } = sheet;
  const requests: SheetsRequest[] = [];
  if (columns > columnCount) {
    const length = columns - columnCount;
    requests.push({ appendDimension: { sheetId, dimension: 'COLUMNS', length } });
  }
  if (rows > rowCount) {
    const length = rows - rowCount;
    const across = { sheetId, startColumnIndex: 0, endColumnIndex: columnCount };
    const source = { ...across, startRowIndex: rowCount - 1, endRowIndex: rowCount };
    const destination = { ...across, startRowIndex: rowCount, endRowIndex: rows };
    requests.push({ appendDimension: { sheetId, dimension: 'ROWS', length } });
    for (const pasteType of ['PASTE_DATA_VALIDATION', 'PASTE_FORMAT']) {
      requests.push({ copyPaste: { source, destination, pasteType } });
    }
  }
  return requests;
}
