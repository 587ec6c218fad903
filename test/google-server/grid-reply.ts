import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Area } from './a1.ts';
import { effectiveValue, formattedValue } from './cells.ts';
import { COLUMN_WIDTH, DEFAULT_FORMAT, ROW_HEIGHT } from './defaults.ts';
import { cellAt } from './grid.ts';
import { asksFor, type Mask } from './mask.ts';
import type { Cell, SheetState, SpreadsheetState } from './model.ts';
import { lean, metadataReply } from './parts-reply.ts';

function mergedFormat(
  format: sheets_v4.Schema$CellFormat | undefined,
): sheets_v4.Schema$CellFormat {
  return {
    ...DEFAULT_FORMAT,
    ...format,
    textFormat: { ...DEFAULT_FORMAT.textFormat, ...format?.textFormat },
  };
}

function hyperlink(cell: Cell): string | undefined {
  const formula = cell.userEnteredValue?.formulaValue ?? '';
  return /^=HYPERLINK\("([^"]+)"/i.exec(formula)?.[1];
}

/** Which computed parts of a cell somebody will see. */
interface Wanted {
  readonly value: boolean;
  readonly text: boolean;
  readonly format: boolean;
  readonly link: boolean;
}

function wantedParts(mask: Mask): Wanted {
  const wants = (field: string): boolean =>
    asksFor(mask, ['sheets', 'data', 'rowData', 'values', field]);
  return {
    value: wants('effectiveValue'),
    text: wants('formattedValue'),
    format: wants('effectiveFormat'),
    link: wants('hyperlink'),
  };
}

function cellReply(
  spreadsheet: SpreadsheetState,
  sheet: SheetState,
  cell: Cell,
  wanted: Wanted,
): Cell {
  const needed = wanted.value || wanted.text;
  const effective = needed ? effectiveValue(spreadsheet, sheet, cell) : undefined;
  const formatted = wanted.text ? formattedValue(effective, cell) : undefined;
  const link = wanted.link ? hyperlink(cell) : undefined;
  return {
    ...cell,
    ...(effective === undefined ? {} : { effectiveValue: effective }),
    ...(formatted === undefined ? {} : { formattedValue: formatted }),
    ...(link === undefined ? {} : { hyperlink: link }),
    ...(wanted.format ? { effectiveFormat: mergedFormat(cell.userEnteredFormat) } : {}),
  };
}

function looks(
  spreadsheet: SpreadsheetState,
  sheet: SheetState,
  dimension: 'ROWS' | 'COLUMNS',
  index: number,
): sheets_v4.Schema$DimensionProperties {
  const own = dimension === 'ROWS' ? sheet.rows[index]?.looks : sheet.columns[index];
  const metadata = spreadsheet.metadata.filter(({ location }) => {
    const range = location.dimensionRange;
    return (
      range?.dimension === dimension &&
      (range.sheetId ?? 0) === sheet.properties.sheetId &&
      (range.startIndex ?? 0) === index
    );
  });
  return {
    pixelSize: dimension === 'ROWS' ? ROW_HEIGHT : COLUMN_WIDTH,
    ...lean(own ?? {}, ['hiddenByUser', 'hiddenByFilter']),
    ...(metadata.length === 0 ? {} : { developerMetadata: metadata.map(metadataReply) }),
  };
}

/** The cells of an area, with what the rows and columns look like. */
export function gridData(
  spreadsheet: SpreadsheetState,
  sheet: SheetState,
  area: Area,
  mask: Mask,
  trims = false,
): sheets_v4.Schema$GridData {
  const wants = (field: string): boolean => asksFor(mask, ['sheets', 'data', field]);
  const parts = wantedParts(mask);
  const rowData: sheets_v4.Schema$RowData[] = [];
  if (wants('rowData')) {
    for (let r = area.top; r < Math.min(area.bottom, sheet.rows.length); r += 1) {
      const length = Math.min(area.right, sheet.rows[r]?.cells.length ?? 0);
      const values: Cell[] = [];
      for (let c = area.left; c < length; c += 1) {
        const cell = cellAt(sheet, r, c);
        values.push(cell === undefined ? {} : cellReply(spreadsheet, sheet, cell, parts));
      }
      while (trims && values.length > 0 && !showsValue(values.at(-1))) values.pop();
      rowData.push(values.length === 0 ? {} : { values });
    }
    while (rowData.length > 0 && rowData.at(-1)?.values === undefined) rowData.pop();
  }
  const range = (from: number, to: number): number[] =>
    Array.from({ length: Math.max(0, to - from) }, (_each, i) => from + i);
  return {
    ...(area.top === 0 ? {} : { startRow: area.top }),
    ...(area.left === 0 ? {} : { startColumn: area.left }),
    ...(rowData.length === 0 ? {} : { rowData }),
    ...(wants('rowMetadata')
      ? {
          rowMetadata: range(area.top, area.bottom).map((r) =>
            looks(spreadsheet, sheet, 'ROWS', r),
          ),
        }
      : {}),
    ...(wants('columnMetadata')
      ? {
          columnMetadata: range(area.left, area.right).map((c) =>
            looks(spreadsheet, sheet, 'COLUMNS', c),
          ),
        }
      : {}),
  };
}

function showsValue(cell: Cell | undefined): boolean {
  return cell?.userEnteredValue !== undefined || cell?.formattedValue !== undefined;
}
