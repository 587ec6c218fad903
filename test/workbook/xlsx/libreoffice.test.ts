import { cp, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Change } from '../../../src/workbook/workbook.ts';
import { run } from '../../cli/run.ts';
import { convert, hasOffice, resaved } from './office.ts';
import { partsOf, scratchFolder, workbookAt, zipTo } from './parts.ts';
import { PERSON_WORKBOOK } from './person-workbook.ts';

if (!hasOffice) console.warn('LibreOffice (soffice) is not here: its tests are skipped.');

const folder = scratchFolder();

/** One tab as LibreOffice shows it; tabs count from 1. */
async function shownIn(path: string, tab: number, into: string): Promise<readonly string[][]> {
  const options = `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,${tab}`;
  const base = (await convert(path, options, join(folder, into))).replace(/\.xlsx$/, '');
  const name = (await readdir(join(folder, into))).find((each) => each.startsWith(basename(base)));
  return parse(await readFile(join(folder, into, name ?? '')), { relax_column_count: true });
}

const ROWS = [
  ['s-1', '=HYPERLINK("https://example.org")', '007'],
  ['s-2', 'Río Verde Alliance, "North"', '+1 555 0100'],
  ['s-3', '  blanks  ', '1-2'],
  ['s-4', 'two\nlines', 'TRUE'],
  ['s-5', '_x0041_ & <b>', '-'],
];

const MASTER: readonly Change[] = [
  {
    type: 'add-tab',
    tabId: 900,
    layout: { title: 'undersigned', hidden: true, columns: [{ header: 'Key', width: 10 }] },
    rows: [['version']],
  },
  {
    type: 'add-tab',
    tabId: 12,
    layout: {
      title: 'Organizations',
      hidden: false,
      columns: [
        { header: 'Signer ID', width: 10 },
        { header: 'Organization', width: 40 },
        { header: 'Status', width: 20, choices: ['Listed', 'Withdrawn'] },
      ],
    },
    rows: ROWS,
  },
];

const HEADER = ['Signer ID', 'Organization', 'Status'];

(hasOffice ? describe : describe.skip)('with LibreOffice', () => {
  it('cases 24 and 25: a new workbook shows what was written, and comes back from being saved there', async () => {
    const path = join(folder, 'new.xlsx');
    await workbookAt(path).write(MASTER, await workbookAt(path).read());
    expect(await shownIn(path, 2, 'shown')).toEqual([HEADER, ...ROWS]);

    const saved = workbookAt(await resaved(path, join(folder, 'saved')));
    const { tabs } = await saved.read();
    expect(tabs.map(({ id, title, hidden }) => [id, title, hidden])).toEqual([
      [900, 'undersigned', true],
      [12, 'Organizations', false],
    ]);
    expect(tabs[1]?.rows).toEqual([HEADER, ...ROWS]);

    await saved.write(
      [
        { type: 'write-cells', tabId: 12, row: 2, column: 1, values: ['=1+2', '007'] },
        { type: 'write-cells', tabId: 12, row: 6, column: 0, values: ['s-6', 'Ñandú', '1-2'] },
      ],
      await saved.read(),
    );
    const expected = [
      HEADER,
      ROWS[0],
      ['s-2', '=1+2', '007'],
      ...ROWS.slice(2),
      ['s-6', 'Ñandú', '1-2'],
    ];
    expect((await saved.read()).tabs[1]?.rows).toEqual(expected);
    expect(await shownIn(saved.location, 2, 'patched')).toEqual(expected);
  }, 120_000);

  it("a person's workbook opens after a write, with its chart, notes, rules and grown table in place", async () => {
    const path = join(folder, 'person.xlsx');
    await zipTo(path, PERSON_WORKBOOK);
    const workbook = workbookAt(path);
    await workbook.write(
      [
        { type: 'write-cells', tabId: 7, row: 2, column: 2, values: ['Listed'] },
        { type: 'write-cells', tabId: 7, row: 4, column: 0, values: ['s-4', 'New', 'Listed'] },
      ],
      await workbook.read(),
    );
    const shown = await shownIn(path, 1, 'person');
    expect(shown[4]?.slice(0, 3)).toEqual(['s-4', 'New', 'Listed']);
    const parts = await partsOf(await resaved(path, join(folder, 'resaved')));
    const text = (name: string): string => parts.get(name)?.toString() ?? '';
    expect(text('xl/charts/chart1.xml')).toContain('$E$2:$E$4');
    expect(text('xl/comments1.xml')).toContain('Call them again');
    expect(text('xl/tables/table1.xml')).toContain('ref="A1:E5"');
    expect(text('xl/worksheets/sheet1.xml')).toContain('conditionalFormatting sqref="C2:C5"');
  }, 120_000);

  it('the demo letter prints on eight pages at most: no tab falls apart into strips of columns', async () => {
    const home = join(folder, 'demo');
    await cp('fixtures/safe-streets', join(home, 'fixtures/safe-streets'), { recursive: true });
    await cp('config/safe-streets.example.yaml', join(home, 'config/demo.yaml'));
    expect((await run(['sync'], home)).status).toBe(0);
    const path = join(home, 'out/safe-streets.xlsx');
    const pdf = (await convert(path, 'pdf', join(folder, 'printed'))).replace(/xlsx$/, 'pdf');
    const pages = (await readFile(pdf, 'latin1')).match(/\/Type\s*\/Page\b/g) ?? [];
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.length).toBeLessThanOrEqual(8);
  }, 120_000);
});
