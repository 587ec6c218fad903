import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { layoutOf } from '../../../src/master/schema/column.ts';
import { MEMORY } from '../../../src/master/schema/memory-tab.ts';
import { TAB_NAMES, TABS } from '../../../src/master/schema/tabs.ts';
import { partsOf, scratchFolder, workbookAt } from './parts.ts';

const folder = scratchFolder();
const run = promisify(execFile);

const ROWS = [
  ['O-0001', 'Harbor Neighbors', 'Listed'],
  ['O-0002', 'Río Verde Alliance', ' needs AUTHORITY '],
  ['O-0003', 'Elm Street Tenants', 'perhaps'],
];

/** A workbook with every tab of a master; the signers of `ROWS` on the first. */
async function master(name: string) {
  const path = join(folder, name);
  const workbook = workbookAt(path);
  const tabs = [...TAB_NAMES.map((each) => TABS[each]), MEMORY];
  await workbook.write(
    tabs.map((spec, at) => ({
      type: 'add-tab' as const,
      tabId: 1001 + at,
      layout: layoutOf(spec, 'en'),
      rows: spec === TABS.Organizations ? ROWS : [],
    })),
    await workbook.read(),
  );
  const parts = await partsOf(path);
  const text = (part: string): string => parts.get(part)?.toString() ?? '';
  return { path, workbook, text };
}

describe('a new master in a file', () => {
  it('has a header band with a note on each header, names in sight, and a filter', async () => {
    const { text } = await master('looks.xlsx');
    const sheet = text('xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<pane xSplit="2" ySplit="1" topLeftCell="C2"');
    expect(sheet).toContain('<row r="1" ht="32" customHeight="1">');
    expect(sheet).toContain('<autoFilter ref="A1:P4"/>');
    const notes = text('xl/comments1.xml').match(/<comment ref="[A-P]1"/g);
    expect(notes).toHaveLength(TABS.Organizations.columns.length);
    expect(text('xl/drawings/vmlDrawing1.vml').match(/<x:Row>0</g)).toHaveLength(
      notes?.length ?? 0,
    );
    expect(text('xl/styles.xml')).toContain('<fgColor rgb="FF1F4E79"/>');
    expect(text('xl/styles.xml')).toContain('wrapText="1"');
  });

  it('prints each tab across a landscape page with its header on all', async () => {
    const { text } = await master('print.xlsx');
    const workbook = text('xl/workbook.xml');
    for (const [at, name] of TAB_NAMES.entries()) {
      const sheet = text(`xl/worksheets/sheet${at + 1}.xml`);
      expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
      expect(sheet).toMatch(
        /<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="\d"\/>/,
      );
      expect(workbook).toContain(
        `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${name}'!$1:$1</definedName>`,
      );
    }
  });

  it('leaves its memory plain', async () => {
    const { text } = await master('memory.xlsx');
    const memory = text(`xl/worksheets/sheet${TAB_NAMES.length + 1}.xml`);
    expect(memory).not.toMatch(/autoFilter|legacyDrawing|pageSetup|xSplit|conditionalFormatting/);
  });

  it('has its filter reach the rows that are added below', async () => {
    const { path, workbook } = await master('grown.xlsx');
    const row = {
      type: 'write-cells',
      tabId: 1001,
      row: 4,
      column: 0,
      values: ['O-0004'],
    } as const;
    await workbook.write([row], await workbook.read());
    const parts = await partsOf(path);
    expect(parts.get('xl/worksheets/sheet1.xml')?.toString()).toContain(
      '<autoFilter ref="A1:P5"/>',
    );
    expect(parts.get('xl/workbook.xml')?.toString()).toContain(
      `localSheetId="0" hidden="1">'Organizations'!$A$1:$P$5</definedName>`,
    );
  });

  it('says nothing of looks in a later write', async () => {
    const { path, workbook } = await master('later.xlsx');
    const before = await partsOf(path);
    const cell = {
      type: 'write-cells',
      tabId: 1001,
      row: 1,
      column: 2,
      values: ['Excluded'],
    } as const;
    await workbook.write([cell], await workbook.read());
    const after = await partsOf(path);
    const changed = [...after].filter(([name, bytes]) => !before.get(name)?.equals(bytes));
    expect(changed.map(([name]) => name).sort()).toEqual([
      'xl/sharedStrings.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    const head = (bytes: Buffer | undefined): string =>
      (bytes?.toString() ?? '').split('<sheetData>')[0] ?? '';
    expect(head(after.get('xl/worksheets/sheet1.xml'))).toBe(
      head(before.get('xl/worksheets/sheet1.xml')),
    );
  });

  it('keeps counts as numbers, which sort as such', async () => {
    const { workbook } = await master('numbers.xlsx');
    const responses = TABS.Organizations.columns.findIndex(({ key }) => key === 'responses');
    const cells = ['9', '10', '2'].map((count, at) => ({
      type: 'write-cells' as const,
      tabId: 1001,
      row: at + 1,
      column: responses,
      values: [count],
      kinds: ['number' as const],
    }));
    await workbook.write(cells, await workbook.read());
    const [tab] = (await workbook.read()).tabs;
    expect([1, 2, 3].map((row) => tab?.numbers?.get(`${row}:${responses}`))).toEqual([9, 10, 2]);
  });
});

/** soffice, where this machine has it. */
const office = await run('soffice', ['--version']).then(
  () => true,
  () => false,
);
if (!office) console.warn('soffice is not installed: nothing was printed.');

(office ? it : it.skip)(
  'colours rows by their status in LibreOffice, whatever its case',
  async () => {
    const { path } = await master('colours.xlsx');
    await run('soffice', ['--headless', '--convert-to', 'html', '--outdir', folder, path], {
      timeout: 120_000,
    });
    const html = await readFile(join(folder, 'colours.html'), 'utf8');
    const colourOf = (name: string): string | undefined =>
      new RegExp(`bgcolor="#(\\w{6})"[^>]*>(?:<font[^>]*>)?${name}`, 'i').exec(html)?.[1];
    expect(colourOf('Harbor Neighbors')).toBe('EAF5EC');
    expect(colourOf('Elm Street Tenants')).toBe('FFD9B8');
    expect(html).toContain('FFF1CC');
  },
  150_000,
);
