import { BAND, HAIRLINE, type Paint, type Tone, TONES } from '../palette.ts';
import type { CellKind, ColumnLayout } from '../workbook.ts';
import type { BookPart } from './book.ts';
import { append, setAttribute, splice } from './splice.ts';
import { child, childrenOf, parseXml, type XmlElement } from './xml.ts';

/** The number format "Text": what is typed into such a cell stays as it was typed. */
const TEXT_FORMAT = '49';

/** General: a count as it is, a score with its decimals. */
const NUMBER_FORMAT = '0';
/** The same in every country, unlike the built-in formats of dates. */
const DAY_CODE = 'yyyy-mm-dd';
/** Those below are Excel's own. */
const FIRST_OWN_FORMAT = 164;

/** Texts that Excel, in English or Spanish, would read as a formula, number, date or truth value once edited. */
const READ_ANEW =
  /^\s*(?:[=+\-@'#\d.,$€£¥(%]|(?:jan|ene|feb|mar|apr|abr|may|jun|jul|aug|ago|sep|oct|nov|dec|dic)[a-z]*[\s./-]*\d|(?:true|false|verdadero|falso)\s*$)/i;

/** The formats of cells, by style index, and the styles that the tool adds for its own. */
export interface Styles {
  /** The format code of a style: "General", "0%", "m/d/yyyy". */
  readonly formatCode: (style: number) => string;
  /** Style index of a cell in a tab of the tool's own; `first` of the row that begins a section. */
  readonly own: (column: ColumnLook, first?: boolean) => string;
  /** Of the header of a column of such cells. */
  readonly header: (column: ColumnLook) => string;
  /** The index of what a rule for rows of this tone puts on them. */
  readonly tone: (tone: Tone) => number;
  /**
   * The style that keeps `text` a text when a person edits the cell: the same where
   * it does already, else its twin with Excel's mark for it (`quotePrefix`).
   */
  readonly forText: (style: string, text: string) => string;
  /** The part with all styles asked for so far; its very text where none was added. */
  readonly xml: () => string;
}

type ColumnLook = Pick<ColumnLayout, 'kind' | 'wrap' | 'theirs'>;

export function stylesOf(part: Pick<BookPart, 'text' | 'root'>): Styles {
  const { text, root } = part;
  const xfs = childrenOf(child(root, 'cellXfs'), 'xf');
  const fonts = childrenOf(child(root, 'fonts'), 'font');
  const fills = childrenOf(child(root, 'fills'), 'fill');
  const borders = childrenOf(child(root, 'borders'), 'border');
  const tones = childrenOf(child(root, 'dxfs'), 'dxf');
  const formats = childrenOf(child(root, 'numFmts'), 'numFmt');
  const codes = new Map(
    formats.map(({ attributes }) => [attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '']),
  );
  const rawXfs = xfs.map((xf) => text.slice(xf.start, xf.end));
  const rawFonts = fonts.map((font) => text.slice(font.start, font.end));
  const rawFills = fills.map((fill) => text.slice(fill.start, fill.end));
  const rawTones = tones.map((tone) => text.slice(tone.start, tone.end));
  const rawBorders = borders.map((border) => text.slice(border.start, border.end));
  const rawFormats = formats.map((format) => text.slice(format.start, format.end));
  const keepsText = new Map<string, string>();
  const { prefix } = root;

  const indexIn = (list: string[], xml: string): number => {
    const known = list.indexOf(xml);
    return known >= 0 ? known : list.push(xml) - 1;
  };
  const formatId = (kind: CellKind): string => {
    if (kind !== 'date') return kind === 'text' ? TEXT_FORMAT : NUMBER_FORMAT;
    const known = [...codes].find(([, code]) => code === DAY_CODE)?.[0];
    if (known !== undefined) return known;
    const id = String(Math.max(FIRST_OWN_FORMAT, ...[...codes.keys()].map((each) => +each + 1)));
    codes.set(id, DAY_CODE);
    rawFormats.push(`<${prefix}numFmt numFmtId="${id}" formatCode="${DAY_CODE}"/>`);
    return id;
  };
  const ownXf = (kind: CellKind, look: OwnLook): string => {
    const { paint } = look;
    const font = look.bold ? indexIn(rawFonts, bold(text, fonts[0], prefix, paint?.text)) : 0;
    const fill = paint ? indexIn(rawFills, solid(prefix, paint.fill)) : 0;
    const border = look.border === undefined ? 0 : indexIn(rawBorders, look.border);
    const start = [
      `<${prefix}xf numFmtId="${formatId(kind)}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1"`,
      font === 0 ? '' : ' applyFont="1"',
      fill === 0 ? '' : ' applyFill="1"',
      border === 0 ? '' : ' applyBorder="1"',
    ].join('');
    const align = [
      look.align === undefined ? '' : ` horizontal="${look.align}"`,
      ` vertical="${paint ? 'center' : 'top'}"`,
      look.wrap === true ? ' wrapText="1"' : '',
    ].join('');
    const end = ` applyAlignment="1"><${prefix}alignment${align}/></${prefix}xf>`;
    return String(indexIn(rawXfs, start + end));
  };
  const twin = (style: string): string => {
    const xf = xfs[Number(style)];
    if (!xf || xf.attributes['numFmtId'] === TEXT_FORMAT) return style;
    if (xf.attributes['quotePrefix'] === '1' || xf.attributes['quotePrefix'] === 'true')
      return style;
    const raw = text.slice(xf.start, xf.end);
    const openEnd = xf.openEnd - xf.start;
    const marked = splice(raw, [setAttribute(raw, { start: 0, openEnd }, 'quotePrefix', '1')]);
    return String(indexIn(rawXfs, marked));
  };

  return {
    formatCode: (style) => {
      const id = xfs[style]?.attributes['numFmtId'] ?? '0';
      return codes.get(id) ?? BUILT_IN[Number(id)] ?? 'General';
    },
    own: ({ kind = 'text', wrap = false }, first = false) =>
      ownXf(kind, {
        bold: first && kind === 'text',
        border: first ? lineAbove(prefix) : hairline(prefix),
        wrap,
        // Days stand below words, so they stand where those do.
        ...(kind === 'date' && { align: 'left' }),
      }),
    header: ({ kind, theirs = false }) =>
      ownXf('text', {
        bold: true,
        wrap: true,
        paint: BAND[theirs ? 'theirs' : 'tool'],
        ...(kind === 'number' && { align: 'right' }),
      }),
    tone: (tone) => indexIn(rawTones, toneXml(prefix, TONES[tone])),
    forText: (style, cell) => {
      if (!READ_ANEW.test(cell)) return style;
      const known = keepsText.get(style) ?? twin(style);
      keepsText.set(style, known);
      return known;
    },
    xml: () => {
      const grown = [
        ...grow(text, child(root, 'cellXfs'), rawXfs, xfs.length),
        ...grow(text, child(root, 'fonts'), rawFonts, fonts.length),
        ...grow(text, child(root, 'fills'), rawFills, fills.length),
        ...grow(text, child(root, 'borders'), rawBorders, borders.length),
        ...growFormats(text, root, rawFormats, formats.length),
        ...growTones(text, root, rawTones, tones.length),
      ];
      return grown.length === 0 ? text : splice(text, grown);
    },
  };
}

interface OwnLook {
  readonly bold: boolean;
  readonly border?: string;
  readonly wrap?: boolean;
  readonly align?: string;
  readonly paint?: Paint;
}

/** The workbook's standard font in bold, and of a colour where one is given. */
function bold(
  text: string,
  font: XmlElement | undefined,
  prefix: string,
  colour: string | undefined,
): string {
  const colourXml = colour === undefined ? '' : `<${prefix}color rgb="FF${colour}"/>`;
  const inner = (font?.children ?? [])
    .filter(({ name }) => name !== 'b' && (name !== 'color' || colour === undefined))
    .map((each) => [each.name, text.slice(each.start, each.end)] as const);
  // Excel wants them in this order: bold and the like, then size, colour, name.
  const before = inner.filter(([name]) => BEFORE_COLOUR.has(name)).map(([, xml]) => xml);
  const after = inner.filter(([name]) => !BEFORE_COLOUR.has(name)).map(([, xml]) => xml);
  return `<${prefix}font><${prefix}b/>${before.join('')}${colourXml}${after.join('')}</${prefix}font>`;
}

const BEFORE_COLOUR = new Set([
  'i',
  'strike',
  'condense',
  'extend',
  'outline',
  'shadow',
  'u',
  'vertAlign',
  'sz',
]);

function solid(prefix: string, colour: string): string {
  return `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="FF${colour}"/><${prefix}bgColor indexed="64"/></${prefix}patternFill></${prefix}fill>`;
}

/** In a rule, unlike in a cell, the colour of the background is the one that shows. */
function toneXml(prefix: string, { fill, text }: Paint): string {
  return `<${prefix}dxf><${prefix}font><${prefix}color rgb="FF${text}"/></${prefix}font><${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}bgColor rgb="FF${fill}"/></${prefix}patternFill></${prefix}fill></${prefix}dxf>`;
}

function hairline(prefix: string): string {
  const line = `<${prefix}bottom style="thin"><${prefix}color rgb="FF${HAIRLINE}"/></${prefix}bottom>`;
  return `<${prefix}border><${prefix}left/><${prefix}right/><${prefix}top/>${line}<${prefix}diagonal/></${prefix}border>`;
}

function lineAbove(prefix: string): string {
  const line = `<${prefix}top style="medium"><${prefix}color rgb="FF9E9E9E"/></${prefix}top>`;
  const none = ['left', 'right', 'bottom', 'diagonal'].map((side) => `<${prefix}${side}/>`);
  return `<${prefix}border>${none[0]}${none[1]}${line}${none[2]}${none[3]}</${prefix}border>`;
}

/** Formats of numbers come first of all, and most workbooks have none of their own. */
function growFormats(text: string, root: XmlElement, all: readonly string[], had: number) {
  const list = child(root, 'numFmts');
  if (list || all.length === had) return grow(text, list, all, had);
  const { prefix, openEnd } = root;
  const xml = `<${prefix}numFmts count="${all.length}">${all.join('')}</${prefix}numFmts>`;
  return [{ start: openEnd, end: openEnd, text: xml }];
}

/** Looks that rules put on cells stand behind the named styles; few workbooks have none. */
function growTones(text: string, root: XmlElement, all: readonly string[], had: number) {
  const list = child(root, 'dxfs');
  const before = child(root, 'cellStyles') ?? child(root, 'cellXfs');
  if (list || all.length === had || !before) return grow(text, list, all, had);
  const { prefix } = root;
  const xml = `<${prefix}dxfs count="${all.length}">${all.join('')}</${prefix}dxfs>`;
  return [{ start: before.end, end: before.end, text: xml }];
}

function grow(text: string, list: XmlElement | undefined, all: readonly string[], had: number) {
  if (!list || all.length === had) return [];
  return [
    setAttribute(text, list, 'count', String(all.length)),
    append(text, list, all.slice(had).join('')),
  ];
}

/** ECMA-376 part 1, 18.8.30, with the dates as Excel shows them in English (United States). */
const BUILT_IN: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '"$"#,##0_);("$"#,##0)',
  6: '"$"#,##0_);[Red]("$"#,##0)',
  7: '"$"#,##0.00_);("$"#,##0.00)',
  8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'm/d/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yyyy h:mm',
  37: '#,##0_);(#,##0)',
  38: '#,##0_);[Red](#,##0)',
  39: '#,##0.00_);(#,##0.00)',
  40: '#,##0.00_);[Red](#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
};

/** A new workbook's styles: what Excel itself asks for, and no more. */
export const PLAIN_STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

export function plainStyles(): Styles {
  return stylesOf({ text: PLAIN_STYLES, root: parseXml(PLAIN_STYLES) });
}
