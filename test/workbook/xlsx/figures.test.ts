import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { child, parseXml } from '../../../src/workbook/xlsx/xml.ts';
import type { Change, TabLayout } from '../../../src/workbook/workbook.ts';
import { hasOffice, resaved } from './office.ts';
import { partsOf, scratchFolder, workbookAt, zipTo } from './parts.ts';
import { PERSON_WORKBOOK } from './person-workbook.ts';

/** A tab of counts and days, with lines and bars, that is added to a workbook people had before. */

const folder = scratchFolder();

const LAYOUT: TabLayout = {
  title: 'Figures',
  hidden: false,
  columns: [
    { header: 'About', width: 10 },
    { header: 'Figure', width: 20, kind: 'date' },
    { header: 'Count', width: 12, kind: 'number' },
  ],
  sections: [{ start: 1, length: 2 }, { start: 3 }],
};
const ROWS = [
  ['Signers', 'all', '12'],
  ['Signers', 'listed', ''],
  ['Day', '2026-04-30', '3'],
];
const MORE: Change = {
  type: 'write-cells',
  tabId: 50,
  row: 4,
  column: 0,
  values: ['Day', '2026-05-01', '4'],
  kinds: ['text', 'date', 'number'],
};

const { 'xl/workbook.xml': workbook = '', 'xl/styles.xml': styles = '' } = PERSON_WORKBOOK;
const withPrefix = (xml: string): string =>
  xml.replace(/<(\/?)(?=[a-z])/g, '<$1x:').replace(' xmlns="', ' xmlns:x="');
const without = /<numFmts.*<\/numFmts>/;
const plain = styles.replace(without, '').replaceAll('numFmtId="164"', 'numFmtId="14"');
const since1904 = workbook.replace(/<workbookPr[^>]*\/>/, '<workbookPr date1904="1"/>');

const WORKBOOKS = {
  'as Excel saves it': {},
  'without formats of its own': { 'xl/styles.xml': plain },
  'with prefixes on every element': {
    'xl/workbook.xml': withPrefix(workbook),
    'xl/styles.xml': withPrefix(styles),
  },
};

async function figuresIn(parts: Readonly<Record<string, string>>) {
  const path = join(folder, `${randomUUID()}.xlsx`);
  await zipTo(path, { ...PERSON_WORKBOOK, ...parts });
  const book = workbookAt(path);
  const add: Change = { type: 'add-tab', tabId: 50, layout: LAYOUT, rows: ROWS };
  await book.write([add], await book.read());
  await book.write([MORE], await book.read());
  const tab = (await book.read()).tabs.find(({ id }) => id === 50);
  const text = (await partsOf(path)).get('xl/styles.xml')?.toString() ?? '';
  return { path, tab, styles: parseXml(text) };
}

describe('figures in a workbook', () => {
  it.each(Object.entries(WORKBOOKS))('%s are numbers and days', async (_name, parts) => {
    const { tab, styles: after } = await figuresIn(parts);
    expect(tab?.rows).toEqual([
      ['About', 'Figure', 'Count'],
      ['Signers', 'all', '12'],
      ['Signers', 'listed'],
      ['Day', '2026-04-30', '3'],
      ['Day', '2026-05-01', '4'],
    ]);
    expect([...(tab?.numbers ?? [])]).toEqual([
      ['1:2', 12],
      ['3:1', 46_142],
      ['3:2', 3],
      ['4:1', 46_143],
      ['4:2', 4],
    ]);
    for (const list of ['numFmts', 'fonts', 'borders', 'cellXfs']) {
      const element = child(after, list);
      expect([list, element?.attributes['count']]).toEqual([
        list,
        String(element?.children.length),
      ]);
    }
    expect(after.children.map(({ name }) => name).slice(0, 4)).toEqual([
      'numFmts',
      'fonts',
      'fills',
      'borders',
    ]);
  });

  it('that counts from 1904 are numbers, but its days are text', async () => {
    expect(since1904).toContain('date1904');
    const { tab } = await figuresIn({ 'xl/workbook.xml': since1904 });
    expect(tab?.rows[4]).toEqual(['Day', '2026-05-01', '4']);
    expect([...(tab?.numbers?.keys() ?? [])]).toEqual(['1:2', '3:2', '4:2']);
  });

  (hasOffice ? it : it.skip)(
    'come back from LibreOffice as they were (skipped without soffice)',
    async () => {
      const { path, tab } = await figuresIn({});
      const { tabs } = await workbookAt(await resaved(path, join(folder, 'resaved'))).read();
      const after = tabs.find(({ title }) => title === 'Figures');
      expect(after?.rows).toEqual(tab?.rows);
      expect(after?.numbers).toEqual(tab?.numbers);
    },
    120_000,
  );
});
