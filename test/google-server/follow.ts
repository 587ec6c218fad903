import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Dimension } from './grid.ts';
import type { Metadata, SheetState, SpreadsheetState } from './model.ts';

/** What happened to the rows or columns of a tab. */
export type Shift =
  | { readonly type: 'insert'; readonly at: number; readonly count: number }
  | { readonly type: 'delete'; readonly at: number; readonly count: number }
  | { readonly type: 'move'; readonly at: number; readonly count: number; readonly to: number };

interface Span {
  readonly start: number | undefined;
  readonly end: number | undefined;
}

function inserted(span: Span, at: number, count: number): Span {
  return {
    start: span.start !== undefined && span.start >= at ? span.start + count : span.start,
    end: span.end !== undefined && span.end > at ? span.end + count : span.end,
  };
}

function deleted(span: Span, at: number, count: number): Span | undefined {
  const cut = (n: number): number => (n <= at ? n : Math.max(at, n - count));
  const start = span.start === undefined ? undefined : cut(span.start);
  const end = span.end === undefined ? undefined : cut(span.end);
  return end !== undefined && (start ?? 0) >= end ? undefined : { start, end };
}

/**
 * Where a span of rows or columns lies afterwards; undefined once all of it is gone.
 *
 * A span that lies whole inside the moved block goes with it. Any other keeps its
 * neighbours: it shrinks where the block leaves and grows where it arrives.
 */
function shifted(span: Span, shift: Shift): Span | undefined {
  switch (shift.type) {
    case 'insert':
      return inserted(span, shift.at, shift.count);
    case 'delete':
      return deleted(span, shift.at, shift.count);
    case 'move': {
      const { at, count, to } = shift;
      const target = to > at ? to - count : to;
      if (
        span.start !== undefined &&
        span.end !== undefined &&
        span.start >= at &&
        span.end <= at + count
      ) {
        return { start: span.start + target - at, end: span.end + target - at };
      }
      const left = deleted(span, at, count);
      return left === undefined ? undefined : inserted(left, target, count);
    }
  }
}

function shiftRange(
  range: sheets_v4.Schema$GridRange,
  sheetId: number,
  dimension: Dimension,
  shift: Shift,
): sheets_v4.Schema$GridRange | undefined {
  if ((range.sheetId ?? 0) !== sheetId) return range;
  const rows = dimension === 'ROWS';
  const span = shifted(
    {
      start: (rows ? range.startRowIndex : range.startColumnIndex) ?? undefined,
      end: (rows ? range.endRowIndex : range.endColumnIndex) ?? undefined,
    },
    shift,
  );
  if (span === undefined) return undefined;
  return {
    ...range,
    ...(span.start === undefined
      ? {}
      : { [rows ? 'startRowIndex' : 'startColumnIndex']: span.start }),
    ...(span.end === undefined ? {} : { [rows ? 'endRowIndex' : 'endColumnIndex']: span.end }),
  };
}

function shiftMetadata(
  metadata: Metadata,
  sheetId: number,
  dimension: Dimension,
  shift: Shift,
): Metadata | undefined {
  const range = metadata.location.dimensionRange;
  if (!range || (range.sheetId ?? 0) !== sheetId || range.dimension !== dimension) return metadata;
  const span = shifted({ start: range.startIndex ?? 0, end: range.endIndex ?? 0 }, shift);
  if (span?.end === undefined) return undefined;
  const dimensionRange = { ...range, startIndex: span.start ?? 0, endIndex: span.end };
  return { ...metadata, location: { ...metadata.location, dimensionRange } };
}

function present<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function shiftSheet(
  sheet: SheetState,
  move: (range: sheets_v4.Schema$GridRange) => sheets_v4.Schema$GridRange | undefined,
): SheetState {
  const ranged = <T extends { range?: sheets_v4.Schema$GridRange }>(each: T): T[] => {
    const range = each.range === undefined ? undefined : move(each.range);
    return range === undefined ? [] : [{ ...each, range }];
  };
  const { basicFilter, ...rest } = sheet;
  const filter = basicFilter === undefined ? [] : ranged(basicFilter);
  return {
    ...rest,
    merges: sheet.merges.map(move).filter(present),
    bandedRanges: sheet.bandedRanges.flatMap(ranged),
    conditionalFormats: sheet.conditionalFormats.flatMap((rule) => {
      const ranges = (rule.ranges ?? []).map(move).filter(present);
      return ranges.length === 0 ? [] : [{ ...rule, ranges }];
    }),
    protectedRanges: sheet.protectedRanges.flatMap((each) =>
      ranged(each.protectedRange).map((protectedRange) => ({ ...each, protectedRange })),
    ),
    ...(filter[0] === undefined ? {} : { basicFilter: filter[0] }),
  };
}

/** Lets everything that points at rows or columns of a tab follow them. */
export function follow(
  spreadsheet: SpreadsheetState,
  sheetId: number,
  dimension: Dimension,
  shift: Shift,
): SpreadsheetState {
  const move = (range: sheets_v4.Schema$GridRange): sheets_v4.Schema$GridRange | undefined =>
    shiftRange(range, sheetId, dimension, shift);
  return {
    ...spreadsheet,
    sheets: spreadsheet.sheets.map((sheet) =>
      sheet.properties.sheetId === sheetId ? shiftSheet(sheet, move) : sheet,
    ),
    namedRanges: spreadsheet.namedRanges.map(({ range, ...rest }) => {
      const after = range === undefined ? undefined : move(range);
      return after === undefined ? rest : { ...rest, range: after };
    }),
    metadata: spreadsheet.metadata.flatMap((each) => {
      const after = shiftMetadata(each, sheetId, dimension, shift);
      return after === undefined ? [] : [after];
    }),
  };
}
