import type { Tone } from '../palette.ts';
import type { ColumnLayout, TabLayout, TabLooks } from '../workbook.ts';
import { columnName } from '../column-name.ts';
import { cellRef, MAX_ROWS, rangeRef } from './cell-ref.ts';
import { barLooks, dataBars } from './data-bars.ts';
import { rowColours } from './row-colours.ts';
import { MAIN_NAMESPACE } from './template.ts';
import { escapeXml } from './text.ts';

/** Excel's limit for a list that is written into the drop-down itself. */
const LONGEST_LIST = 255;

/** In per cent: 65 lines stand on an upright page, in letters of nearly 8 points. */
const UPRIGHT_SCALE = 70;

/** What a new tab has to know beside its layout. */
export interface NewTab {
  readonly styleOf: (column: ColumnLayout) => string;
  readonly toneIndex: (tone: Tone) => number;
  /** It is the one that is shown when the workbook is opened. */
  readonly selected: boolean;
  /** How many rows it begins with, the header not counted. */
  readonly rows: number;
  /** The ID under which its relations name the boxes of its notes; absent where it has none. */
  readonly notes?: string | undefined;
  readonly namespace?: string;
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * The XML of a tab without rows: header and first columns frozen, widths, filter, colours,
 * drop-downs down to the last row that there can be, and how it is printed: landscape and as
 * wide as a page, or upright; the header is on each page. A drop-down offers its choices and lets other input pass;
 * of choices that Excel cannot hold in a list (with a comma, or too many), those that fit
 * are offered.
 */
export function newTabXml(layout: TabLayout, about: NewTab): string {
  const { columns, looks, hidden } = layout;
  const cols = columns.map((each, index) => columnXml(each, index, about.styleOf(each))).join('');
  const bars = dataBars(layout);
  const lists = columns.flatMap((each, index) => dropDown(each, index));
  const validations =
    lists.length === 0
      ? ''
      : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
  const relations = about.notes === undefined ? '' : ` xmlns:r="${RELATIONS}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    `<worksheet xmlns="${about.namespace ?? MAIN_NAMESPACE}"${relations}>`,
    hidden || looks?.upright === true ? '' : '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    '<dimension ref="A1"/>',
    `<sheetViews><sheetView${about.selected ? ' tabSelected="1"' : ''} workbookViewId="0">`,
    frozen(looks?.frozenColumns ?? 0),
    '</sheetView></sheetViews>',
    '<sheetFormatPr defaultRowHeight="15"/>',
    cols === '' ? '' : `<cols>${cols}</cols>`,
    '<sheetData/>',
    looks?.filter === true ? `<autoFilter ref="${filterRange(layout, about.rows)}"/>` : '',
    ...bars.map(({ rule }) => rule),
    rowColours(layout, about.toneIndex, bars.length + 1),
    validations,
    hidden ? '' : page(looks),
    about.notes === undefined ? '' : `<legacyDrawing r:id="${about.notes}"/>`,
    barLooks(bars),
    '</worksheet>',
  ].join('');
}

/** A tab fits the width of landscape pages, as many as it takes (0) or at most `pages`. */
function page({ upright = false, pages = 0 }: TabLooks = {}): string {
  return [
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    upright
      ? `<pageSetup scale="${UPRIGHT_SCALE}" orientation="portrait"/>`
      : `<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="${pages}"/>`,
    '<headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>',
  ].join('');
}

/** The header, and the rows that there are; those that are added right below join them. */
export function filterRange({ columns }: TabLayout, rows: number): string {
  return rangeRef({ top: 0, left: 0, bottom: rows, right: Math.max(0, columns.length - 1) });
}

function frozen(columns: number): string {
  if (columns === 0) {
    return '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/>';
  }
  const corner = cellRef(1, columns);
  return [
    `<pane xSplit="${columns}" ySplit="1" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/>`,
    '<selection pane="topRight"/><selection pane="bottomLeft"/>',
    `<selection pane="bottomRight" activeCell="${corner}" sqref="${corner}"/>`,
  ].join('');
}

function columnXml(column: ColumnLayout, index: number, style: string): string {
  const hidden = column.hidden === true ? ' hidden="1"' : '';
  const at = index + 1;
  return `<col min="${at}" max="${at}" width="${storedWidth(column.width)}" style="${style}"${hidden} customWidth="1"/>`;
}

/** ECMA-376 part 1, 18.3.1.13: characters of 7 pixels (Calibri 11) with 5 of padding, in 1/256. */
function storedWidth(characters: number): number {
  return Math.min(255, Math.trunc(((characters * 7 + 5) / 7) * 256) / 256);
}

function dropDown(column: ColumnLayout, index: number): readonly string[] {
  const choices = fitting(column.choices ?? []);
  if (choices.length === 0) return [];
  const name = columnName(index);
  const list = escapeXml(`"${choices.join(',')}"`);
  return [
    `<dataValidation type="list" allowBlank="1" sqref="${name}2:${name}${MAX_ROWS}"><formula1>${list}</formula1></dataValidation>`,
  ];
}

function fitting(choices: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let length = 0;
  for (const choice of choices) {
    if (/[,"\n]/.test(choice) || choice !== choice.trim()) continue;
    length += choice.length + 1;
    if (length > LONGEST_LIST) break;
    kept.push(choice);
  }
  return kept;
}
