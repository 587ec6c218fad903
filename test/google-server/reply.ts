import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Area, Found } from './a1.ts';
import { areaOf } from './a1.ts';
import { effectiveValue, formattedValue } from './cells.ts';
import { COLUMN_WIDTH, DEFAULT_FORMAT, ROW_HEIGHT } from './defaults.ts';
import { cellAt } from './grid.ts';
import { asksFor, type Mask } from './mask.ts';
import type {
  Cell,
  Metadata,
  NamedRange,
  Protection,
  SheetState,
  SpreadsheetState,
} from './model.ts';

/** Drops the defaults that replies leave out: zeros, false and empty texts under these names. */
function lean<T extends object>(message: T, droppable: readonly string[]): T {
  return Object.fromEntries(
    Object.entries(message).filter(
      ([name, value]) =>
        !(droppable.includes(name) && (value === 0 || value === false || value === '')),
    ),
  ) as T;
}

/** A range in a reply lacks `sheetId` 0; starts that were set stay, even as 0. */
export function rangeReply(range: sheets_v4.Schema$GridRange): sheets_v4.Schema$GridRange {
  return lean(range, ['sheetId']);
}

export function namedRangeReply(named: NamedRange): sheets_v4.Schema$NamedRange {
  return {
    namedRangeId: named.namedRangeId,
    name: named.name,
    ...(named.range === undefined ? {} : { range: rangeReply(named.range) }),
  };
}

export function protectionReply(
  protection: Protection,
  mayEdit: boolean,
): sheets_v4.Schema$ProtectedRange {
  const { editors, range, ...rest } = protection.protectedRange;
  return {
    ...lean(rest, ['warningOnly', 'description']),
    ...(range === undefined ? {} : { range: rangeReply(range) }),
    ...(mayEdit ? { requestingUserCanEdit: true, editors: editors ?? {} } : {}),
  };
}

export function metadataReply(metadata: Metadata): sheets_v4.Schema$DeveloperMetadata {
  const { location, ...rest } = metadata;
  const { dimensionRange, ...place } = location;
  return {
    ...rest,
    location: {
      ...lean(place, ['sheetId']),
      ...(dimensionRange === undefined
        ? {}
        : { dimensionRange: lean(dimensionRange, ['sheetId', 'startIndex']) }),
    },
  };
}

export function sheetProperties(
  spreadsheet: SpreadsheetState,
  sheet: SheetState,
): sheets_v4.Schema$SheetProperties {
  const { sheetId, title, hidden, gridProperties, ...rest } = sheet.properties;
  return {
    sheetId: sheetId ?? 0,
    title: title ?? '',
    index: spreadsheet.sheets.indexOf(sheet),
    sheetType: 'GRID',
    gridProperties: {
      rowCount: sheet.rowCount,
      columnCount: sheet.columnCount,
      ...lean(gridProperties ?? {}, [
        'frozenRowCount',
        'frozenColumnCount',
        'hideGridlines',
        'rowGroupControlAfter',
        'columnGroupControlAfter',
      ]),
    },
    ...(hidden === true ? { hidden } : {}),
    ...lean(rest, ['rightToLeft']),
  };
}

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

function cellReply(spreadsheet: SpreadsheetState, sheet: SheetState, cell: Cell): Cell {
  const effective = effectiveValue(spreadsheet, sheet, cell);
  const formatted = formattedValue(effective, cell);
  const link = hyperlink(cell);
  return {
    ...cell,
    ...(effective === undefined ? {} : { effectiveValue: effective }),
    ...(formatted === undefined ? {} : { formattedValue: formatted }),
    ...(link === undefined ? {} : { hyperlink: link }),
    effectiveFormat: mergedFormat(cell.userEnteredFormat),
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

function gridData(
  spreadsheet: SpreadsheetState,
  sheet: SheetState,
  area: Area,
  mask: Mask,
): sheets_v4.Schema$GridData {
  const wants = (field: string): boolean => asksFor(mask, ['sheets', 'data', field]);
  const rowData: sheets_v4.Schema$RowData[] = [];
  if (wants('rowData')) {
    for (let r = area.top; r < Math.min(area.bottom, sheet.rows.length); r += 1) {
      const length = Math.min(area.right, sheet.rows[r]?.cells.length ?? 0);
      const values: Cell[] = [];
      for (let c = area.left; c < length; c += 1) {
        const cell = cellAt(sheet, r, c);
        values.push(cell === undefined ? {} : cellReply(spreadsheet, sheet, cell));
      }
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

function some<K extends string, T>(name: K, list: readonly T[]): Partial<Record<K, T[]>> {
  return list.length === 0 ? {} : ({ [name]: [...list] } as Partial<Record<K, T[]>>);
}

function sheetReply(
  spreadsheet: SpreadsheetState,
  sheet: SheetState,
  areas: readonly Area[],
  request: ReplyRequest,
): sheets_v4.Schema$Sheet {
  const id = sheet.properties.sheetId;
  const metadata = spreadsheet.metadata.filter(
    ({ location }) => location.sheetId === id && !location.dimensionRange,
  );
  return {
    properties: sheetProperties(spreadsheet, sheet),
    ...(request.gridData
      ? { data: areas.map((area) => gridData(spreadsheet, sheet, area, request.mask)) }
      : {}),
    ...some('merges', sheet.merges.map(rangeReply)),
    ...some('conditionalFormats', sheet.conditionalFormats),
    ...some(
      'protectedRanges',
      sheet.protectedRanges.map((each) => protectionReply(each, request.mayEdit(each))),
    ),
    ...some('bandedRanges', sheet.bandedRanges),
    ...some('charts', sheet.charts),
    ...some('developerMetadata', metadata.map(metadataReply)),
    ...(sheet.basicFilter === undefined ? {} : { basicFilter: sheet.basicFilter }),
  };
}

export interface ReplyRequest {
  readonly gridData: boolean;
  /** Only the tabs and cells of these; all where there are none. */
  readonly found: readonly Found[];
  /** What the reply will be cut down to; spares work that nobody sees. */
  readonly mask: Mask;
  readonly mayEdit: (protection: Protection) => boolean;
}

/** A spreadsheet as spreadsheets.get answers. */
export function spreadsheetReply(
  spreadsheet: SpreadsheetState,
  request: ReplyRequest,
): sheets_v4.Schema$Spreadsheet {
  const sheets = spreadsheet.sheets.flatMap((sheet) => {
    if (request.found.length === 0) {
      return [sheetReply(spreadsheet, sheet, [areaOf(sheet, {})], request)];
    }
    const areas = request.found.filter((each) => each.sheet === sheet).map(({ area }) => area);
    return areas.length === 0 ? [] : [sheetReply(spreadsheet, sheet, areas, request)];
  });
  const listed = spreadsheet.namedRanges.filter((each) => each.range !== undefined);
  const own = spreadsheet.metadata.filter(({ location }) => location.spreadsheet === true);
  return {
    spreadsheetId: spreadsheet.id,
    properties: spreadsheet.properties,
    sheets,
    ...some('namedRanges', listed.map(namedRangeReply)),
    spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${spreadsheet.id}/edit`,
    ...some('developerMetadata', own.map(metadataReply)),
  };
}
