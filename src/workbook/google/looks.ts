import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { BAND, type Paint, TONES } from '../palette.ts';
import type { AddTab, ColumnLayout } from '../workbook.ts';
import { rowRules } from '../row-rules.ts';
import type { SheetsRequest } from './request.ts';

type GoogleFormat = sheets_v4.Schema$CellFormat;

/** How the header of a column looks. */
export function headerFormat({ kind, theirs = false }: ColumnLayout): GoogleFormat {
  const { fill, text } = BAND[theirs ? 'theirs' : 'tool'];
  return {
    numberFormat: { type: 'TEXT' },
    backgroundColorStyle: colour(fill),
    textFormat: { bold: true, foregroundColorStyle: colour(text) },
    verticalAlignment: 'MIDDLE',
    wrapStrategy: 'WRAP',
    ...(kind === 'number' && { horizontalAlignment: 'RIGHT' }),
  };
}

/** What `headerFormat` may say, as a mask of fields. */
export const HEADER_FIELDS =
  'userEnteredFormat(numberFormat,backgroundColorStyle,textFormat.bold,textFormat.foregroundColorStyle,verticalAlignment,wrapStrategy,horizontalAlignment)';

/**
 * The requests for the looks of a new tab: a filter over all rows, also those to come, and
 * the colours of rows. None for the memory.
 */
export function lookRequests({ tabId, layout }: AddTab): readonly SheetsRequest[] {
  const { columns, looks } = layout;
  if (!looks || columns.length === 0) return [];
  const wide = { sheetId: tabId, startColumnIndex: 0, endColumnIndex: columns.length };
  const filter: SheetsRequest = {
    setBasicFilter: { filter: { range: { ...wide, startRowIndex: 0 } } },
  };
  const below = { ...wide, startRowIndex: 1 };
  const rules = looks.colours ? rowRules(looks.colours) : [];
  return [
    ...(looks.filter === true ? [filter] : []),
    ...rules.map(([formula, tone], index): SheetsRequest => ({
      addConditionalFormatRule: {
        index,
        rule: {
          ranges: [below],
          booleanRule: {
            condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: `=${formula}` }] },
            format: painted(TONES[tone]),
          },
        },
      },
    })),
  ];
}

function painted({ fill, text }: Paint): GoogleFormat {
  return {
    backgroundColorStyle: colour(fill),
    textFormat: { foregroundColorStyle: colour(text) },
  };
}

function colour(hex: string): sheets_v4.Schema$ColorStyle {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return { rgbColor: { red: part(0), green: part(2), blue: part(4) } };
}
