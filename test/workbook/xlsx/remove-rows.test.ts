import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { layoutOf } from '../../../src/master/schema/column.ts';
import { INDIVIDUALS } from '../../../src/master/schema/individuals.ts';
import { ORGANIZATIONS } from '../../../src/master/schema/organizations.ts';
import type { Change } from '../../../src/workbook/workbook.ts';
import { hasOffice, resaved } from './office.ts';
import { partsOf, scratchFolder, workbookAt, zipTo } from './parts.ts';

const folder = scratchFolder();
const HEADERS = ORGANIZATIONS.columns.length;
const SHEET = 'xl/worksheets/sheet1.xml';
const OTHER = 'xl/worksheets/sheet2.xml';
const RELS = 'xl/worksheets/_rels/sheet1.xml.rels';
const BOOK = 'xl/workbook.xml';

/** Nine signers in rows 1 to 9; those of rows 3, 4 and 7 became part of others. */
const NAMES = Array.from({ length: 9 }, (_, at) => [`O-000${at + 1}`, `Group ${at + 1}`, 'Listed']);
const GONE = [3, 4, 7];
const LEFT = NAMES.filter((_, at) => !GONE.includes(at + 1));

const MASTER: readonly Change[] = [
  { type: 'add-tab', tabId: 1001, layout: layoutOf(ORGANIZATIONS, 'en'), rows: NAMES },
  {
    type: 'add-tab',
    tabId: 1002,
    layout: layoutOf(INDIVIDUALS, 'en'),
    rows: [['I-0001', 'Ann Lee']],
  },
];

const MERGE: readonly Change[] = [
  ...GONE.map((row): Change => {
    return { type: 'write-cells', tabId: 1001, row, column: 0, values: ['', '', ''] };
  }),
  { type: 'remove-blank-rows', tabId: 1001, rows: GONE },
];

type Parts = Map<string, string>;

/** A person's work on the file, part by part. */
type Work = (parts: Parts) => void;

const inPart =
  (name: string, before: string, added: string): Work =>
  (parts) => {
    const text = parts.get(name) ?? '';
    if (!text.includes(before)) throw new Error(`${name} has no ${before}`);
    parts.set(name, text.replace(before, added + before));
  };
/** After the cells of the list. */
const below = (added: string): Work => inPart(SHEET, '<pageMargins', added);
const named = (name: string, target: string): Work =>
  inPart(BOOK, '</definedNames>', `<definedName name="${name}">${target}</definedName>`);
const part =
  (name: string): Work =>
  (parts) => {
    parts.set(name, '<x/>');
  };
const related = (kind: string, target: string): Work =>
  inPart(
    RELS,
    '</Relationships>',
    `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`,
  );
const rule = (sqref: string, formula: string): Work =>
  below(
    `<conditionalFormatting sqref="${sqref}"><cfRule type="expression" dxfId="0" priority="9"><formula>${formula}</formula></cfRule></conditionalFormatting>`,
  );
const anchoredAt =
  (row: number): Work =>
  (parts) => {
    related('drawing', '../drawings/drawing1.xml')(parts);
    parts.set(
      'xl/drawings/drawing1.xml',
      `<xdr:wsDr xmlns:xdr="x"><xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>${row}</xdr:row></xdr:from></xdr:twoCellAnchor></xdr:wsDr>`,
    );
  };

/** What might point to a cell that would move: the rows stay, blank. */
const HELD: readonly (readonly [string, Work])[] = [
  [
    'a formula, wherever it is',
    inPart(OTHER, '</row></sheetData>', '<c r="P1"><f>SUM(Organizations!A1:A9)</f><v>0</v></c>'),
  ],
  ['merged cells', below('<mergeCells count="1"><mergeCell ref="A8:B8"/></mergeCells>')],
  ['a link', below('<hyperlinks><hyperlink ref="B9" location="Individuals!A1"/></hyperlinks>')],
  [
    'a link from elsewhere',
    (parts) => {
      inPart(
        OTHER,
        '<pageMargins',
        '<hyperlinks><hyperlink ref="B2" location="Organizations!A9"/></hyperlinks>',
      )(parts);
    },
  ],
  [
    'a drop-down elsewhere',
    inPart(
      OTHER,
      '<pageMargins',
      '<dataValidations><dataValidation type="list" sqref="B2"><formula1>Organizations!B2:B9</formula1></dataValidation></dataValidations>',
    ),
  ],
  ['page breaks', below('<rowBreaks count="1"><brk id="6"/></rowBreaks>')],
  ['a rule that begins there', rule('A8:B9', 'TRUE')],
  ['a rule that names a row', rule('A2:B9', '$A$8=1')],
  ['a rule that looks at another tab', rule('A2:B9', 'Individuals!A2=1')],
  ['a name', named('Ours', 'Organizations!$B$8')],
  ['a print area', named('_xlnm.Print_Area', 'Organizations!$A$1:$B$9')],
  ['a chart', part('xl/charts/chart1.xml')],
  ['a table', part('xl/tables/table1.xml')],
  ['a pivot table', part('xl/pivotTables/pivotTable1.xml')],
  ['what no version of Excel had', part('xl/wonders/wonder1.xml')],
  ['a relation of no known kind', related('wonder', '../media/wonder1.xml')],
  ['an extension', below('<extLst><ext uri="{x}"/></extLst>')],
  ['a picture beside a row below', anchoredAt(5)],
  [
    'a note on a row below',
    inPart(
      'xl/comments1.xml',
      '</commentList>',
      '<comment ref="B9" authorId="0"><text><t>ask</t></text></comment>',
    ),
  ],
];

/** What stays right without the rows. */
const FREE: readonly (readonly [string, Work])[] = [
  ['nothing else', () => undefined],
  ['a rule over the whole list', rule('A2:B10', '$B2=&quot;x&quot;')],
  ['a rule over columns', rule('A:B', '$B1=&quot;x&quot;')],
  ['a rule above', rule('A1:B1', 'TRUE')],
  ['a picture beside the header', anchoredAt(0)],
  ['a theme', part('xl/theme/theme1.xml')],
  ['a row of another height', inPart(SHEET, 'r="10"', 'ht="40" customHeight="1" ')],
];

let fresh: Record<string, string>;
let files = 0;
beforeAll(async () => {
  const path = join(folder, 'fresh.xlsx');
  await workbookAt(path).write(MASTER, await workbookAt(path).read());
  fresh = texts(await partsOf(path));
});

const texts = (parts: ReadonlyMap<string, Buffer>): Record<string, string> =>
  Object.fromEntries([...parts].map(([name, bytes]) => [name, bytes.toString()]));

async function at(work: Work): Promise<string> {
  const parts = new Map(Object.entries(fresh));
  work(parts);
  files += 1;
  const path = join(folder, `held-${files}.xlsx`);
  await zipTo(path, Object.fromEntries(parts));
  return path;
}

/** The rows of the list below its header, cut to three cells. */
async function rowsAt(path: string): Promise<readonly (readonly string[])[]> {
  const { tabs } = await workbookAt(path).read();
  const list = tabs.find(({ title }) => title === 'Organizations');
  return (list?.rows ?? []).slice(1).map((row) => row.slice(0, 3));
}

async function merged(path: string, changes = MERGE): Promise<Record<string, string>> {
  const workbook = workbookAt(path);
  await workbook.write(changes, await workbook.read());
  return texts(await partsOf(path));
}

describe('blank rows among signers', () => {
  it.each(FREE)('go beside %s', async (_what, work) => {
    const path = await at(work);
    await merged(path);
    expect(await rowsAt(path)).toEqual(LEFT);
  });

  it.each(HELD)('stay beside %s', async (_what, work) => {
    const path = await at(work);
    await merged(path);
    const blank = NAMES.map((row, at) => (GONE.includes(at + 1) ? [] : row));
    expect(await rowsAt(path)).toEqual(blank);
  });

  it('take filter, rules and the noted extent with them', async () => {
    const parts = await merged(await at(rule('A2:B10', '$B2=&quot;x&quot;')));
    const sheet = parts[SHEET] ?? '';
    expect(sheet).toContain('<dimension ref="A1:P7"/>');
    expect(sheet).toContain('<autoFilter ref="A1:P7"/>');
    expect(sheet).toContain('<conditionalFormatting sqref="A2:B7">');
    expect(sheet).toContain('sqref="C2:C1048576"');
    expect(parts[BOOK]).toContain("'Organizations'!$A$1:$P$7");
    const places = [...sheet.matchAll(/<row r="(\d+)"[^>]*>(.*?)<\/row>/gs)].map(
      ([, row = '', cells = '']) => [
        row,
        [...cells.matchAll(/ r="[A-Z]+(\d+)"/g)].every(([, own]) => own === row),
      ],
    );
    expect(places).toEqual(['1', '2', '3', '4', '5', '6', '7'].map((row) => [row, true]));
  });

  it('leave rows that are added below in the same write right below the list', async () => {
    const path = await at(() => undefined);
    const added: Change = {
      type: 'write-cells',
      tabId: 1001,
      row: 10,
      column: 0,
      values: ['O-0010', 'Group 10', 'Listed'],
    };
    const parts = await merged(path, [...MERGE, added]);
    expect(await rowsAt(path)).toEqual([...LEFT, ['O-0010', 'Group 10', 'Listed']]);
    expect(parts[SHEET]).toContain('<autoFilter ref="A1:P8"/>');
  });

  it('stay where somebody wrote something beside the list', async () => {
    const path = await at(() => undefined);
    const beside: Change = {
      type: 'write-cells',
      tabId: 1001,
      row: 4,
      column: HEADERS + 1,
      values: ['call them'],
    };
    await workbookAt(path).write([beside], await workbookAt(path).read());
    await merged(path);
    expect((await rowsAt(path)).map(([id = '']) => id)).toEqual([
      'O-0001',
      'O-0002',
      '',
      'O-0005',
      'O-0006',
      'O-0008',
      'O-0009',
    ]);
  });

  (hasOffice ? it : it.skip)(
    'go from a file that LibreOffice saved, and it reads what is left',
    async () => {
      const path = await resaved(await at(() => undefined), join(folder, 'saved'));
      const workbook = workbookAt(path);
      await workbook.write(MERGE, await workbook.read());
      expect(await rowsAt(path)).toEqual(LEFT);
      expect(await rowsAt(await resaved(path, join(folder, 'again')))).toEqual(LEFT);
    },
  );
});
