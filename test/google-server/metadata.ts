import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { areaOf, findRange, type Area, type Found } from './a1.ts';
import { invalid } from './errors.ts';
import type { Metadata, SheetState, SpreadsheetState } from './model.ts';

type Filter = sheets_v4.Schema$DataFilter;
type Lookup = sheets_v4.Schema$DeveloperMetadataLookup;

function sheetById(spreadsheet: SpreadsheetState, id: number | null | undefined): SheetState {
  const sheet = spreadsheet.sheets.find((each) => each.properties.sheetId === (id ?? 0));
  if (sheet === undefined) throw invalid(`No grid with id: ${id ?? 0}`);
  return sheet;
}

/** The cells that a piece of metadata is tied to; the whole spreadsheet has none. */
function metadataArea(spreadsheet: SpreadsheetState, metadata: Metadata): Found | undefined {
  const { location } = metadata;
  if (location.spreadsheet === true) return undefined;
  const range = location.dimensionRange;
  const sheet = sheetById(spreadsheet, range?.sheetId ?? location.sheetId);
  if (!range) return { sheet, area: areaOf(sheet, {}) };
  const start = range.startIndex ?? 0;
  const end = range.endIndex ?? start + 1;
  const area =
    range.dimension === 'ROWS'
      ? areaOf(sheet, { startRowIndex: start, endRowIndex: end })
      : areaOf(sheet, { startColumnIndex: start, endColumnIndex: end });
  return { sheet, area };
}

function sameLocation(
  a: sheets_v4.Schema$DeveloperMetadataLocation,
  b: sheets_v4.Schema$DeveloperMetadataLocation,
): boolean {
  const [x, y] = [a.dimensionRange, b.dimensionRange];
  if (a.spreadsheet === true || b.spreadsheet === true) return a.spreadsheet === b.spreadsheet;
  if (!x || !y) return !x && !y && (a.sheetId ?? 0) === (b.sheetId ?? 0);
  return (
    (x.sheetId ?? 0) === (y.sheetId ?? 0) &&
    x.dimension === y.dimension &&
    (x.startIndex ?? 0) === (y.startIndex ?? 0) &&
    x.endIndex === y.endIndex
  );
}

function within(spreadsheet: SpreadsheetState, inner: Metadata, lookup: Lookup): boolean {
  const location = lookup.metadataLocation;
  if (location === undefined) return true;
  if (lookup.locationMatchingStrategy !== 'INTERSECTING_LOCATION') {
    return sameLocation(inner.location, location);
  }
  if (location.spreadsheet === true) return true;
  const a = metadataArea(spreadsheet, inner)?.area;
  const b = metadataArea(spreadsheet, { ...inner, location })?.area;
  return a !== undefined && b !== undefined && intersects(a, b);
}

function intersects(a: Area, b: Area): boolean {
  return (
    a.sheetId === b.sheetId &&
    a.top < b.bottom &&
    b.top < a.bottom &&
    a.left < b.right &&
    b.left < a.right
  );
}

function fits(spreadsheet: SpreadsheetState, metadata: Metadata, lookup: Lookup): boolean {
  const same = <T>(wanted: T | null | undefined, own: T | undefined): boolean =>
    wanted === undefined || wanted === null || wanted === own;
  return (
    same(lookup.metadataId, metadata.metadataId) &&
    same(lookup.metadataKey, metadata.metadataKey) &&
    same(lookup.metadataValue, metadata.metadataValue) &&
    same(lookup.visibility, metadata.visibility) &&
    same(lookup.locationType, metadata.location.locationType ?? undefined) &&
    within(spreadsheet, metadata, lookup)
  );
}

/** All metadata that a filter selects; ranges select what is tied to rows or columns inside them. */
export function selectMetadata(spreadsheet: SpreadsheetState, filter: Filter): readonly Metadata[] {
  const { developerMetadataLookup: lookup, a1Range, gridRange } = filter;
  if (lookup !== undefined) {
    return spreadsheet.metadata.filter((each) => fits(spreadsheet, each, lookup));
  }
  const area =
    typeof a1Range === 'string'
      ? findRange(spreadsheet, a1Range).area
      : gridRange === undefined
        ? undefined
        : areaOf(sheetById(spreadsheet, gridRange.sheetId), gridRange);
  if (area === undefined) throw invalid('Must specify a data filter.');
  return spreadsheet.metadata.filter((each) => {
    const own = metadataArea(spreadsheet, each)?.area;
    return own !== undefined && intersects(own, area);
  });
}

/** The cells that a filter means; metadata of the whole spreadsheet means every tab. */
export function filteredCells(spreadsheet: SpreadsheetState, filter: Filter): readonly Found[] {
  if (typeof filter.a1Range === 'string') return [findRange(spreadsheet, filter.a1Range)];
  if (filter.gridRange !== undefined) {
    const sheet = sheetById(spreadsheet, filter.gridRange.sheetId);
    return [{ sheet, area: areaOf(sheet, filter.gridRange) }];
  }
  return selectMetadata(spreadsheet, filter).flatMap((each) => {
    const found = metadataArea(spreadsheet, each);
    return found === undefined
      ? spreadsheet.sheets.map((sheet) => ({ sheet, area: areaOf(sheet, {}) }))
      : [found];
  });
}
