import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { areaOf } from '../a1.ts';
import { invalid } from '../errors.ts';
import { nextNumber } from '../model.ts';
import { without } from '../without.ts';
import { overlaps, putSheet, rangeArea, sheetOf, type Desk, type Handlers } from './desk.ts';

function freeId(
  desk: Desk,
  wanted: number | null | undefined,
  taken: readonly (number | null | undefined)[],
  what: string,
): number {
  if (wanted != null && taken.includes(wanted)) {
    throw invalid(`${what} with the ID ${wanted} already exists.`);
  }
  return wanted ?? nextNumber(desk.state);
}

/** Along which axis the values of a kind of chart may go. */
const VALUE_AXES: Readonly<Record<string, readonly string[]>> = {
  BAR: ['BOTTOM_AXIS'],
  COLUMN: ['LEFT_AXIS', 'RIGHT_AXIS'],
};

/** Ranges of one row or one column each, and as many for the domain as for each series. */
function checkBasicChart(desk: Desk, chart: sheets_v4.Schema$BasicChartSpec | undefined): void {
  if (chart === undefined) return;
  const axes = VALUE_AXES[chart.chartType ?? ''];
  for (const { targetAxis } of chart.series ?? []) {
    if (targetAxis && axes?.includes(targetAxis) === false) {
      throw invalid(`${targetAxis} is not a valid minor axis for ${chart.chartType ?? ''} charts.`);
    }
  }
  const data = [
    ...(chart.domains ?? []).map(({ domain }) => domain),
    ...(chart.series ?? []).map(({ series }) => series),
  ].map((each) => each?.sourceRange?.sources ?? []);
  if (new Set(data.map(({ length }) => length)).size > 1) {
    throw invalid('The domain and all series must have the same number of source ranges.');
  }
  for (const ranges of data) {
    const areas = ranges.map((range) => rangeArea(desk, range).area);
    const narrow = areas.every(({ left, right }) => right - left === 1);
    if (narrow || areas.every(({ top, bottom }) => bottom - top === 1)) continue;
    throw invalid('ChartSourceRange ranges require all rows or all columns to have length of 1');
  }
}

export const looksHandlers: Handlers = {
  setBasicFilter(desk, { filter }) {
    if (filter?.range === undefined) throw invalid('Must specify the range of the filter.');
    const { sheet } = rangeArea(desk, filter.range);
    putSheet(desk, { ...sheet, basicFilter: filter });
    return {};
  },

  clearBasicFilter(desk, { sheetId }) {
    putSheet(desk, without(sheetOf(desk, sheetId), 'basicFilter'));
    return {};
  },

  addConditionalFormatRule(desk, { rule, index }) {
    const ranges = rule?.ranges ?? [];
    if (rule === undefined || ranges.length === 0) throw invalid('At least one range is required.');
    if ((rule.booleanRule === undefined) === (rule.gradientRule === undefined)) {
      throw invalid('Exactly one of booleanRule and gradientRule must be set.');
    }
    for (const range of ranges) rangeArea(desk, range);
    const sheet = sheetOf(desk, ranges[0]?.sheetId);
    if (ranges.some((range) => (range.sheetId ?? 0) !== sheet.properties.sheetId)) {
      throw invalid('All ranges must be on the same sheet.');
    }
    const at = index ?? 0;
    if (at > sheet.conditionalFormats.length) throw invalid(`index[${at}] is out of range.`);
    const conditionalFormats = [...sheet.conditionalFormats];
    conditionalFormats.splice(at, 0, rule);
    putSheet(desk, { ...sheet, conditionalFormats });
    return {};
  },

  deleteConditionalFormatRule(desk, { sheetId, index }) {
    const sheet = sheetOf(desk, sheetId);
    const rule = sheet.conditionalFormats[index ?? 0];
    if (rule === undefined) {
      throw invalid(`No conditional format on sheet: ${sheetId ?? 0} at index: ${index ?? 0}`);
    }
    putSheet(desk, {
      ...sheet,
      conditionalFormats: sheet.conditionalFormats.filter((each) => each !== rule),
    });
    return { deleteConditionalFormatRule: { rule } };
  },

  addBanding(desk, { bandedRange: sent = {} }) {
    const { sheet, area } = rangeArea(desk, sent.range);
    const all = desk.spreadsheet.sheets.flatMap((each) => each.bandedRanges);
    if (sent.rowProperties === undefined && sent.columnProperties === undefined) {
      throw invalid('At least one of rowProperties or columnProperties must be specified.');
    }
    if (sheet.bandedRanges.some((each) => overlaps(areaOf(sheet, each.range ?? {}), area))) {
      throw invalid(
        'You cannot add alternating background colors to a range that already has alternating background colors.',
      );
    }
    const taken = all.map((each) => each.bandedRangeId);
    const bandedRangeId = freeId(desk, sent.bandedRangeId, taken, 'A banded range');
    const bandedRange = { ...sent, bandedRangeId };
    putSheet(desk, { ...sheet, bandedRanges: [...sheet.bandedRanges, bandedRange] });
    return { addBanding: { bandedRange } };
  },

  addChart(desk, { chart: sent = {} }) {
    if (sent.spec === undefined) throw invalid('Must specify the spec of the chart.');
    checkBasicChart(desk, sent.spec.basicChart);
    const anchor = sent.position?.overlayPosition?.anchorCell;
    if (anchor === undefined) throw invalid('Must specify where the chart is anchored.');
    const sheet = sheetOf(desk, anchor.sheetId);
    const all = desk.spreadsheet.sheets.flatMap((each) => each.charts);
    const taken = all.map((each) => each.chartId);
    const chart = { ...sent, chartId: freeId(desk, sent.chartId, taken, 'A chart') };
    putSheet(desk, { ...sheet, charts: [...sheet.charts, chart] });
    return { addChart: { chart } };
  },

  deleteEmbeddedObject(desk, { objectId }) {
    const sheet = desk.spreadsheet.sheets.find((each) =>
      each.charts.some((chart) => chart.chartId === objectId),
    );
    if (sheet === undefined) throw invalid(`No embedded object with id: ${objectId ?? 0}`);
    const charts = sheet.charts.filter((chart) => chart.chartId !== objectId);
    putSheet(desk, { ...sheet, charts });
    return {};
  },

  mergeCells(desk, { range, mergeType }) {
    const { sheet, area } = rangeArea(desk, range);
    const { sheetId } = area;
    const one = (top: number, bottom: number, left: number, right: number): object => ({
      sheetId,
      startRowIndex: top,
      endRowIndex: bottom,
      startColumnIndex: left,
      endColumnIndex: right,
    });
    const rows = Array.from({ length: area.bottom - area.top }, (_each, i) => area.top + i);
    const columns = Array.from({ length: area.right - area.left }, (_each, i) => area.left + i);
    const merges =
      mergeType === 'MERGE_ROWS'
        ? rows.map((r) => one(r, r + 1, area.left, area.right))
        : mergeType === 'MERGE_COLUMNS'
          ? columns.map((c) => one(area.top, area.bottom, c, c + 1))
          : [one(area.top, area.bottom, area.left, area.right)];
    putSheet(desk, { ...sheet, merges: [...sheet.merges, ...merges] });
    return {};
  },

  unmergeCells(desk, { range }) {
    const { sheet, area } = rangeArea(desk, range);
    const merges = sheet.merges.filter((each) => !overlaps(areaOf(sheet, each), area));
    putSheet(desk, { ...sheet, merges });
    return {};
  },
};
