import type { CellKind, ColumnLayout, TabLayout } from '../workbook.ts';
import { columnName, MAX_ROWS } from './cell-ref.ts';
import { barLooks, dataBars } from './data-bars.ts';
import { MAIN_NAMESPACE } from './template.ts';
import { escapeXml } from './text.ts';

/** Excel's limit for a list that is written into the drop-down itself. */
const LONGEST_LIST = 255;

/**
 * The XML of a tab without rows: header frozen, widths, drop-downs down to the last
 * row that there can be. A drop-down offers its choices and lets other input pass;
 * of choices that Excel cannot hold in a list (with a comma, or too many), those
 * that fit are offered.
 */
export function newTabXml(
  layout: TabLayout,
  about: {
    readonly styleOf: (kind: CellKind) => string;
    readonly selected: boolean;
    readonly namespace?: string;
  },
): string {
  const { columns } = layout;
  const cols = columns
    .map((each, index) => columnXml(each, index, about.styleOf(each.kind ?? 'text')))
    .join('');
  const bars = dataBars(layout);
  const lists = columns.flatMap((each, index) => dropDown(each, index));
  const validations =
    lists.length === 0
      ? ''
      : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    `<worksheet xmlns="${about.namespace ?? MAIN_NAMESPACE}">`,
    '<dimension ref="A1"/>',
    `<sheetViews><sheetView${about.selected ? ' tabSelected="1"' : ''} workbookViewId="0">`,
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>',
    '<sheetFormatPr defaultRowHeight="15"/>',
    cols === '' ? '' : `<cols>${cols}</cols>`,
    '<sheetData/>',
    ...bars.map(({ rule }) => rule),
    validations,
    barLooks(bars),
    '</worksheet>',
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
