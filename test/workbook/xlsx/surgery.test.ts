import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Change } from '../../../src/workbook/workbook.ts';
import { changedParts, partsOf, scratchFolder, workbookAt, zipTo } from './parts.ts';
import { PERSON_WORKBOOK } from './person-workbook.ts';

const folder = scratchFolder();
let files = 0;

async function changed(changes: readonly Change[], parts = PERSON_WORKBOOK) {
  files += 1;
  const path = join(folder, `person-${files}.xlsx`);
  await zipTo(path, parts);
  const before = await partsOf(path);
  const workbook = workbookAt(path);
  await workbook.write(changes, await workbook.read());
  const after = await partsOf(path);
  const text = (name: string): string => after.get(name)?.toString() ?? '';
  const rowOf = (number: number, sheet = 1): string =>
    new RegExp(`<row r="${number}".*?</row>`, 's').exec(
      text(`xl/worksheets/sheet${sheet}.xml`),
    )?.[0] ?? '';
  return { path, before, text, rowOf, tabs: (await workbook.read()).tabs };
}

const cell = (row: number, column: number, ...values: string[]): Change => ({
  type: 'write-cells',
  tabId: 7,
  row,
  column,
  values,
});

describe('a workbook that people have made their own', () => {
  it('is read as people see it', async () => {
    const path = join(folder, 'read.xlsx');
    await zipTo(path, PERSON_WORKBOOK);
    const { tabs } = await workbookAt(path).read();
    expect(tabs).toEqual([
      {
        id: 7,
        title: 'Organizations',
        hidden: false,
        rows: [
          ['Signer ID', 'Organization', 'Status', 'Mine', 'Twice'],
          ['s-1', 'Harbor Neighbors', 'Listed', '2023-03-15', '32'],
          ['s-2', 'Río Verde Alliance', 'Needs authority', '12.5', '36'],
          ['s-3', 'Elm Street Tenants', 'Listed', 'TRUE', '36'],
        ],
        formulas: new Set(['1:4', '2:4', '3:4']),
        numbers: new Map([
          ['1:3', 45_000],
          ['2:3', 12.5],
        ]),
      },
      {
        id: 3,
        title: 'Count & co',
        hidden: false,
        rows: [['2', 'ab', '#DIV/0!']],
        formulas: new Set(['0:0', '0:1', '0:2']),
      },
      {
        id: 9,
        title: 'Loose',
        hidden: true,
        rows: [['one', 'two > one'], ['3'], [], [], ['', '', '0.5']],
        formulas: new Set(),
        numbers: new Map([
          ['1:0', 3],
          ['4:2', 0.5],
        ]),
      },
    ]);
  });

  it('case 14: keeps every part but the sheet, byte for byte, and has its formulas calculated anew', async () => {
    const { path, before, text } = await changed([cell(1, 1, 'Harbor Neighbors United')]);
    expect(await changedParts(before, path)).toEqual([
      'xl/sharedStrings.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    expect(text('xl/sharedStrings.xml')).toBe(
      PERSON_WORKBOOK['xl/sharedStrings.xml']
        ?.replace('count="12" uniqueCount="8"', 'count="12" uniqueCount="9"')
        .replace('</sst>', '<si><t>Harbor Neighbors United</t></si></sst>'),
    );
    expect(text('xl/workbook.xml')).toBe(
      PERSON_WORKBOOK['xl/workbook.xml']?.replace(
        'calcId="191029"',
        'calcId="191029" fullCalcOnLoad="1"',
      ),
    );
  });

  it('keeps every letter of a sheet but the cells that change', async () => {
    const { text } = await changed([cell(1, 1, 'Harbor Neighbors United')]);
    expect(text('xl/worksheets/sheet1.xml')).toBe(
      PERSON_WORKBOOK['xl/worksheets/sheet1.xml']
        ?.replace('<row r="2" spans="1:5"', '<row r="2"')
        .replace('<c r="B2" s="2" t="s"><v>4</v></c>', '<c r="B2" s="2" t="s"><v>8</v></c>'),
    );
  });

  it('keeps the format of a cell that is cleared', async () => {
    const { rowOf } = await changed([cell(1, 1, '', '')]);
    expect(rowOf(2)).toContain('<c r="B2" s="2"/><c r="D2"');
  });

  it('gives a new cell the format of its column', async () => {
    const { rowOf } = await changed([cell(5, 0, 's-4', 'New group')]);
    expect(rowOf(6)).toContain('<c r="B6" s="1" t="s">');
  });

  it('writes what Excel would read anew as text that stays one when it is edited', async () => {
    const { rowOf, text, tabs } = await changed([cell(1, 2, '=1+2', '007'), cell(2, 2, '+1 555')]);
    expect(text('xl/styles.xml')).toContain(
      '<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    );
    expect(text('xl/styles.xml')).toContain(
      'applyAlignment="1" quotePrefix="1"><alignment wrapText="1"/></xf>',
    );
    expect(rowOf(2)).toContain('<c r="C2" s="4" t="s"><v>8</v></c>');
    expect(tabs[0]?.rows[1]?.slice(2, 4)).toEqual(['=1+2', '007']);
    expect(tabs[0]?.formulas.has('1:2')).toBe(false);
  });

  it('lets a table, its filter and its rules grow with the rows below it, not its neighbours', async () => {
    const { path, before, text } = await changed([
      cell(4, 0, 's-4', 'D', 'Listed'),
      cell(5, 0, 's-5'),
    ]);
    expect(await changedParts(before, path)).toEqual([
      'xl/sharedStrings.xml',
      'xl/tables/table1.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    expect(text('xl/tables/table1.xml')).toContain(
      'ref="A1:E6" totalsRowShown="0"><autoFilter ref="A1:E6"/>',
    );
    expect(text('xl/worksheets/sheet1.xml')).toContain('<conditionalFormatting sqref="C2:C6">');
    expect(text('xl/worksheets/sheet1.xml')).toContain('allowBlank="1" sqref="C2:C6"');
    expect(text('xl/worksheets/sheet1.xml')).toContain('<dimension ref="A1:E6"/>');
  });

  it('leaves a table alone when rows are added further down', async () => {
    const { text } = await changed([cell(9, 0, 's-9')]);
    expect(text('xl/tables/table1.xml')).toBe(PERSON_WORKBOOK['xl/tables/table1.xml']);
  });

  it('writes a shared formula out where the cell that holds it gives way', async () => {
    const { path, before, rowOf, text } = await changed([cell(1, 4, 'text')]);
    expect(rowOf(3)).toContain('<c r="E3"><f>LEN(B3)*2</f><v>36</v></c>');
    expect(rowOf(4)).toContain('<c r="E4"><f>LEN(B4)*2</f><v>36</v></c>');
    expect(await changedParts(before, path)).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/calcChain.xml',
      'xl/sharedStrings.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    expect(text('xl/_rels/workbook.xml.rels')).not.toContain('calcChain');
    expect(text('[Content_Types].xml')).not.toContain('calcChain');
  });

  it('case 26: puts cells in their place where the file gives neither rows nor cells an address', async () => {
    const { tabs, text } = await changed([
      { type: 'write-cells', tabId: 9, row: 0, column: 0, values: ['ONE'] },
      { type: 'write-cells', tabId: 9, row: 1, column: 1, values: ['b2', 'c2'] },
      { type: 'write-cells', tabId: 9, row: 2, column: 0, values: ['a3'] },
      { type: 'write-cells', tabId: 9, row: 5, column: 0, values: ['a6'] },
    ]);
    expect(tabs[2]?.rows).toEqual([
      ['ONE', 'two > one'],
      ['3', 'b2', 'c2'],
      ['a3'],
      [],
      ['', '', '0.5'],
      ['a6'],
    ]);
    expect(text('xl/worksheets/sheet3.xml')).toContain('<x:autoFilter ref="A1:C3"/>');
    expect(text('xl/workbook.xml')).toContain('>Loose!$A$1:$C$3</definedName>');
  });

  it('adds tabs behind those of people, and touches no sheet of theirs', async () => {
    const { path, before, tabs, text } = await changed([
      {
        type: 'add-tab',
        tabId: 7_000_000,
        layout: { title: "Staff's log", hidden: false, columns: [{ header: 'When', width: 20 }] },
        rows: [['2024-05-01']],
      },
    ]);
    expect(await changedParts(before, path)).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/sharedStrings.xml',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet4.xml',
    ]);
    expect(tabs.map(({ id, title }) => [id, title])).toEqual([
      [7, 'Organizations'],
      [3, 'Count & co'],
      [9, 'Loose'],
      [7_000_000, "Staff's log"],
    ]);
    expect(text('xl/worksheets/sheet4.xml')).not.toContain('tabSelected');
  });

  it('makes a tab anew that people deleted, whose name Excel kept', async () => {
    const { 'xl/workbook.xml': xml = '' } = PERSON_WORKBOOK;
    const left = '<definedName name="_undersigned_tab_50" hidden="1">#REF!$A$1</definedName>';
    const { tabs, text } = await changed(
      [
        {
          type: 'add-tab',
          tabId: 50,
          layout: { title: 'Log', hidden: false, columns: [] },
          rows: [['x']],
        },
      ],
      {
        ...PERSON_WORKBOOK,
        'xl/workbook.xml': xml.replace('<definedNames>', `<definedNames>${left}`),
      },
    );
    expect(tabs.map(({ id }) => id)).toEqual([7, 3, 9, 50]);
    expect(text('xl/workbook.xml').match(/_undersigned_tab_50/g)).toHaveLength(1);
  });

  it('refuses a new tab whose title a tab of people has', async () => {
    const layout = { title: 'ORGANIZATIONS', hidden: false, columns: [] };
    await expect(changed([{ type: 'add-tab', tabId: 1, layout, rows: [] }])).rejects.toMatchObject({
      exitCode: 65,
    });
  });

  it('gives the same bytes for the same changes', async () => {
    const changes = [cell(1, 1, 'A'), cell(8, 0, 's-8', '=x')];
    const [one, two] = [await changed(changes), await changed(changes)];
    expect((await readFile(one.path)).equals(await readFile(two.path))).toBe(true);
  });

  const { 'xl/workbook.xml': workbookXml = '', 'xl/styles.xml': stylesXml = '' } = PERSON_WORKBOOK;
  const withPrefix = (xml: string): string =>
    xml.replace(/<(\/?)(?=[a-z])/g, '<$1x:').replace(' xmlns="', ' xmlns:x="');
  const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
  const strict = (xml: string): string =>
    xml
      .replaceAll(MAIN, STRICT)
      .replaceAll(
        'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
        'http://purl.oclc.org/ooxml/officeDocument/relationships',
      );

  it.each([
    [
      'with prefixes on every element',
      MAIN,
      {
        ...PERSON_WORKBOOK,
        'xl/workbook.xml': withPrefix(workbookXml),
        'xl/styles.xml': withPrefix(stylesXml),
      },
    ],
    [
      'in the strict dialect of the format',
      STRICT,
      Object.fromEntries(Object.entries(PERSON_WORKBOOK).map(([name, xml]) => [name, strict(xml)])),
    ],
    [
      'without styles',
      MAIN,
      {
        ...Object.fromEntries(
          Object.entries(PERSON_WORKBOOK).filter(([name]) => name !== 'xl/styles.xml'),
        ),
        'xl/_rels/workbook.xml.rels': (PERSON_WORKBOOK['xl/_rels/workbook.xml.rels'] ?? '').replace(
          /<Relationship Id="rId5"[^>]*>/,
          '',
        ),
      },
    ],
  ])('is changed rightly %s', async (_, namespace, parts) => {
    const layout = { title: 'Log', hidden: true, columns: [{ header: 'When', width: 20 }] };
    const { tabs, text } = await changed(
      [cell(1, 1, '=x', 'Listed'), { type: 'add-tab', tabId: 50, layout, rows: [['2024-05-01']] }],
      parts,
    );
    expect(tabs[0]?.rows[1]?.slice(0, 3)).toEqual(['s-1', '=x', 'Listed']);
    expect(tabs[3]).toMatchObject({
      id: 50,
      title: 'Log',
      hidden: true,
      rows: [['When'], ['2024-05-01']],
    });
    expect(text('xl/worksheets/sheet4.xml')).toContain(`<worksheet xmlns="${namespace}">`);
  });
});
