import type { TabLayout } from '../workbook.ts';
import { columnName } from '../column-name.ts';
import { MAX_ROWS } from './cell-ref.ts';

const COLOUR = 'FF9DC3F0';

export interface DataBars {
  readonly ranges: string;
  readonly rule: string;
  readonly id: string;
}

/** Bars in the counts of each section, from nothing to its largest, which no other's totals dwarf. */
export function dataBars({ columns, sections = [] }: TabLayout): readonly DataBars[] {
  const counts = columns.flatMap(({ kind }, index) =>
    kind === 'number' ? [columnName(index)] : [],
  );
  if (counts.length === 0) return [];
  return sections.map(({ start, length }, index) => {
    const last = length === undefined ? MAX_ROWS : start + length;
    const ranges = counts.map((name) => `${name}${start + 1}:${name}${last}`).join(' ');
    const id = `{00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}}`;
    const rule = [
      `<conditionalFormatting sqref="${ranges}"><cfRule type="dataBar" priority="${index + 1}">`,
      '<dataBar minLength="0" maxLength="100"><cfvo type="num" val="0"/><cfvo type="max"/>',
      `<color rgb="${COLOUR}"/></dataBar><extLst><ext ${X14} uri="${OF_RULE}"><x14:id>${id}</x14:id></ext></extLst>`,
      '</cfRule></conditionalFormatting>',
    ].join('');
    return { ranges, rule, id };
  });
}

/** Of Excel 2010 and later, after [MS-XLSX] 2.3.1: bars of one colour, which the first rules cannot say. */
const X14 = 'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"';
const XM = 'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"';
const OF_RULE = '{B025F937-C7B1-47D3-B67F-A62EFF666E3E}';
const OF_SHEET = '{78C0D931-6437-407d-A8EE-F0AAD7539E65}';

/** What stands at the end of the sheet for them; '' without any. */
export function barLooks(bars: readonly DataBars[]): string {
  if (bars.length === 0) return '';
  const looks = bars.map(
    ({ ranges, id }) =>
      `<x14:conditionalFormatting ${XM}><x14:cfRule type="dataBar" id="${id}"><x14:dataBar minLength="0" maxLength="100" gradient="0"><x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type="max"/></x14:dataBar></x14:cfRule><xm:sqref>${ranges}</xm:sqref></x14:conditionalFormatting>`,
  );
  return `<extLst><ext ${X14} uri="${OF_SHEET}"><x14:conditionalFormattings>${looks.join('')}</x14:conditionalFormattings></ext></extLst>`;
}
