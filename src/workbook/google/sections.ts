import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { ChartLayout, SectionLayout, TabLayout } from '../workbook.ts';
import type { SheetsRequest } from './request.ts';

/** How high a row is, and how large charts are, in pixels. */
const ROW = 21;
const CHART = { width: 640, columns: 320, bar: 18, frame: 110, gap: 2 * ROW };

/** Told apart by eyes that see no red or green, too; the title says which is which. */
const COLOURS = [
  { red: 0.1, green: 0.45, blue: 0.82 },
  { red: 0.95, green: 0.61, blue: 0.07 },
];

/** A line above each section of a new tab, and its charts beside the rows, one below the other. */
export function sectionRequests(
  sheetId: number,
  { columns, sections = [] }: TabLayout,
): readonly SheetsRequest[] {
  const requests: SheetsRequest[] = [];
  let top = ROW;
  for (const section of sections) {
    requests.push(firstRow(sheetId, section.start, columns.length));
  }
  for (const section of [...sections].sort(uprightFirst)) {
    if (!section.chart) continue;
    const height = heightOf(section, section.chart);
    requests.push(
      addChart(sheetId, section, section.chart, { columns: columns.length, top, height }),
    );
    top += height + CHART.gap;
  }
  return requests;
}

/** Those are low, and what people look for. */
function uprightFirst(a: SectionLayout, b: SectionLayout): number {
  const rank = ({ chart }: SectionLayout): number => (chart?.type === 'columns' ? 0 : 1);
  return rank(a) - rank(b) || a.start - b.start;
}

function firstRow(sheetId: number, row: number, columns: number): SheetsRequest {
  return {
    repeatCell: {
      range: {
        sheetId,
        startRowIndex: row,
        endRowIndex: row + 1,
        startColumnIndex: 0,
        endColumnIndex: columns,
      },
      cell: {
        userEnteredFormat: {
          borders: {
            top: {
              style: 'SOLID_MEDIUM',
              colorStyle: { rgbColor: { red: 0.6, green: 0.6, blue: 0.6 } },
            },
          },
        },
      },
      fields: 'userEnteredFormat.borders.top',
    },
  };
}

function heightOf({ length = 0 }: SectionLayout, { type }: ChartLayout): number {
  return type === 'columns' ? CHART.columns : CHART.frame + length * CHART.bar;
}

function addChart(
  sheetId: number,
  { start, length }: SectionLayout,
  chart: ChartLayout,
  place: { readonly columns: number; readonly top: number; readonly height: number },
): SheetsRequest {
  const across = chart.type === 'columns';
  // Without an end the range reaches down to whatever rows there will be.
  const column = (index: number): sheets_v4.Schema$ChartData => ({
    sourceRange: {
      sources: [
        {
          sheetId,
          startRowIndex: start,
          ...(length === undefined ? {} : { endRowIndex: start + length }),
          startColumnIndex: index,
          endColumnIndex: index + 1,
        },
      ],
    },
  });
  return {
    addChart: {
      chart: {
        spec: {
          title: chart.title,
          altText: chart.description,
          basicChart: {
            chartType: across ? 'COLUMN' : 'BAR',
            legendPosition: 'NO_LEGEND',
            stackedType: across ? 'STACKED' : 'NOT_STACKED',
            headerCount: 0,
            domains: [{ domain: column(chart.labels) }],
            series: chart.values.map((index, at) => ({
              series: column(index),
              targetAxis: across ? 'LEFT_AXIS' : 'BOTTOM_AXIS',
              colorStyle: { rgbColor: COLOURS[at % COLOURS.length] ?? {} },
            })),
          },
        },
        position: {
          overlayPosition: {
            anchorCell: { sheetId, rowIndex: 0, columnIndex: place.columns },
            offsetXPixels: ROW,
            offsetYPixels: place.top,
            widthPixels: CHART.width,
            heightPixels: place.height,
          },
        },
      },
    },
  };
}
