import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';

const WHITE = { red: 1, green: 1, blue: 1 };

/** As recorded: some defaults are sent (`bold: false`), others are not (a black `{}`). */
export const DEFAULT_FORMAT: sheets_v4.Schema$CellFormat = {
  backgroundColor: WHITE,
  padding: { top: 2, right: 3, bottom: 2, left: 3 },
  verticalAlignment: 'BOTTOM',
  wrapStrategy: 'OVERFLOW_CELL',
  textFormat: {
    foregroundColor: {},
    fontFamily: 'arial,sans,sans-serif',
    fontSize: 10,
    bold: false,
    italic: false,
    strikethrough: false,
    underline: false,
    foregroundColorStyle: { rgbColor: {} },
  },
  backgroundColorStyle: { rgbColor: WHITE },
};

const THEME: sheets_v4.Schema$SpreadsheetTheme = {
  primaryFontFamily: 'Arial',
  themeColors: [
    { colorType: 'TEXT', color: { rgbColor: {} } },
    { colorType: 'BACKGROUND', color: { rgbColor: WHITE } },
    ...(
      [
        ['ACCENT1', 0.25882354, 0.52156866, 0.95686275],
        ['ACCENT2', 0.91764706, 0.2627451, 0.20784314],
        ['ACCENT3', 0.9843137, 0.7372549, 0.015686275],
        ['ACCENT4', 0.20392157, 0.65882355, 0.3254902],
        ['ACCENT5', 1, 0.42745098, 0.003921569],
        ['ACCENT6', 0.27450982, 0.7411765, 0.7764706],
        ['LINK', 0.06666667, 0.33333334, 0.8],
      ] as const
    ).map(([colorType, red, green, blue]) => ({
      colorType,
      color: { rgbColor: { red, green, blue } },
    })),
  ],
};

export function defaultProperties(
  title: string,
  locale = 'en_US',
  timeZone = 'Etc/GMT',
): sheets_v4.Schema$SpreadsheetProperties {
  return {
    title,
    locale,
    autoRecalc: 'ON_CHANGE',
    timeZone,
    defaultFormat: DEFAULT_FORMAT,
    spreadsheetTheme: THEME,
  };
}

export const ROW_HEIGHT = 21;
export const COLUMN_WIDTH = 100;
