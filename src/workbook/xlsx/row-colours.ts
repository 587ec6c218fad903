import type { Tone } from '../palette.ts';
import { rowRules } from '../row-rules.ts';
import type { TabLayout } from '../workbook.ts';
import { columnName } from '../column-name.ts';
import { MAX_ROWS } from './cell-ref.ts';
import { escapeXml } from './text.ts';

/**
 * The rules that colour the rows of a tab by what they say in a column (see `rowRules`).
 * They reach to the last row that there can be.
 *
 * @param from the priority of the first of them; each has its own
 */
export function rowColours(
  { columns, looks }: TabLayout,
  toneIndex: (tone: Tone) => number,
  from: number,
): string {
  if (!looks?.colours || columns.length === 0) return '';
  const rules = rowRules(looks.colours);
  const xml = rules.map(
    ([formula, tone], at) =>
      `<cfRule type="expression" dxfId="${toneIndex(tone)}" priority="${from + at}"><formula>${escapeXml(formula)}</formula></cfRule>`,
  );
  const last = columnName(columns.length - 1);
  return `<conditionalFormatting sqref="A2:${last}${MAX_ROWS}">${xml.join('')}</conditionalFormatting>`;
}
