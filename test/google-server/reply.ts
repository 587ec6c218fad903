import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Area, Found } from './a1.ts';
import { areaOf } from './a1.ts';
import { gridData } from './grid-reply.ts';
import {
  lean,
  metadataReply,
  namedRangeReply,
  protectionReply,
  rangeReply,
} from './parts-reply.ts';
import type { Mask } from './mask.ts';
import type { Protection, SheetState, SpreadsheetState } from './model.ts';

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
      ? {
          data: areas.map((area) =>
            gridData(spreadsheet, sheet, area, request.mask, request.trims),
          ),
        }
      : {}),
    ...some('merges', sheet.merges.map(rangeReply)),
    ...some('conditionalFormats', sheet.conditionalFormats),
    ...some(
      'protectedRanges',
      sheet.protectedRanges.map((each) => protectionReply(each, request.mayEdit(each))),
    ),
    ...some('bandedRanges', sheet.bandedRanges),
    ...some('charts', sheet.charts),
    ...some('tables', sheet.tables ?? []),
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
  /** Whether rows end with the last cell that holds a value. */
  readonly trims: boolean;
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
