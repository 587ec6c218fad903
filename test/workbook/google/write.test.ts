import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { googleWorkbook } from '../../../src/workbook/google/google-workbook.ts';
import { undoLastWrite } from '../../../src/workbook/google/undo-last-write.ts';
import type { Change, TabLayout } from '../../../src/workbook/workbook.ts';
import { atGoogle, type AtGoogle } from '../../platform/google/at-google.ts';

const LAYOUT: TabLayout = {
  title: 'Organizations',
  hidden: false,
  columns: [
    { header: 'Signer ID', width: 10 },
    { header: 'Organization', width: 40 },
    { header: 'Status', width: 16, choices: ['Listed', 'Withdrawn'] },
    { header: 'Notes', width: 40 },
  ],
};

const FIRST: readonly Change[] = [
  {
    type: 'add-tab',
    tabId: 11,
    layout: LAYOUT,
    rows: [
      ['o-1', 'Northfield Tenants', 'Listed', ''],
      ['o-2', '=HYPERLINK("x")', 'Listed', ''],
      ['o-3', '007', 'Listed', ''],
    ],
  },
];

function lines(here: AtGoogle, id: string): readonly string[] {
  const rows = here.server.grid(id, 'Organizations').map((row) => row.join('|'));
  return rows.slice(0, rows.findLastIndex((row) => row !== '') + 1);
}

describe('googleWorkbook', () => {
  let here: AtGoogle;
  let id: string;
  beforeEach(async () => {
    here = await atGoogle();
    here.limit(15_000);
    id = here.server.addSpreadsheet();
  });
  afterEach(async () => here.close());

  it('writes a new master in one call and reads it in one', async () => {
    const google = await here.connect();
    const book = googleWorkbook(google, id);
    await book.write(FIRST, await book.read());
    expect(google.calls).toBe(2);
    expect(lines(here, id)).toEqual([
      'Signer ID|Organization|Status|Notes',
      'o-1|Northfield Tenants|Listed',
      'o-2|=HYPERLINK("x")|Listed',
      'o-3|007|Listed',
    ]);
    const { tabs } = await book.read();
    expect(tabs.map((tab) => tab.title)).toEqual(['Sheet1', 'Organizations']);
    expect(tabs[1]?.formulas.size).toBe(0);
  });

  it('takes a write back that met a sorted tab', async () => {
    const google = await here.connect();
    const book = googleWorkbook(google, id);
    await book.write(FIRST, await book.read());
    const base = await book.read();
    here.server.between({ method: 'spreadsheets.batchUpdate' }, () => {
      here.server.person(id).sort('Organizations', 'A2:D4', 'A', 'DESCENDING');
    });
    const change: Change = {
      type: 'write-cells',
      tabId: 11,
      row: 1,
      column: 2,
      values: ['Withdrawn'],
    };
    await expect(book.write([change], base)).rejects.toThrow('Someone else changed');
    expect(lines(here, id)).toEqual([
      'Signer ID|Organization|Status|Notes',
      'o-3|007|Listed',
      'o-2|=HYPERLINK("x")|Listed',
      'o-1|Northfield Tenants|Listed',
    ]);
  });

  it('undoes the last write', async () => {
    const google = await here.connect();
    const book = googleWorkbook(google, id);
    await book.write(FIRST, await book.read());
    const change: Change = {
      type: 'write-cells',
      tabId: 11,
      row: 1,
      column: 2,
      values: ['Withdrawn'],
    };
    const more: Change = {
      type: 'write-cells',
      tabId: 11,
      row: 4,
      column: 0,
      values: ['o-4', 'New', 'Listed'],
    };
    await book.write([change, more], await book.read());
    here.server.person(id).sort('Organizations', 'A2:D5', 'A', 'DESCENDING');
    expect(await undoLastWrite(google, id)).toMatchObject({ restored: 4, kept: 0, removedTabs: 0 });
    expect(lines(here, id)).toEqual([
      'Signer ID|Organization|Status|Notes',
      '',
      'o-3|007|Listed',
      'o-2|=HYPERLINK("x")|Listed',
      'o-1|Northfield Tenants|Listed',
    ]);
  });

  const change = (row: number, column: number, ...values: string[]): Change => ({
    type: 'write-cells',
    tabId: 11,
    row,
    column,
    values,
  });
  const setUp = async () => {
    const book = googleWorkbook(await here.connect(), id);
    await book.write(FIRST, await book.read());
    return book;
  };

  it('makes frozen bold headers, drop-downs and hidden tabs', async () => {
    const book = await setUp();
    const memory: Change = {
      type: 'add-tab',
      tabId: 12,
      layout: { ...LAYOUT, title: '_memory', hidden: true },
      rows: [],
    };
    await book.write([memory], await book.read());
    const sheets = here.server.state.spreadsheets[id]?.sheets ?? [];
    const organizations = sheets.find((sheet) => sheet.properties.sheetId === 11);
    expect(organizations?.properties.gridProperties?.frozenRowCount).toBe(1);
    const cells = here.server.cells(id, 'Organizations');
    expect(cells['A1']?.userEnteredFormat?.textFormat?.bold).toBe(true);
    expect(cells['A2']?.userEnteredFormat?.textFormat?.bold).toBeUndefined();
    expect(cells['C1']?.dataValidation).toBeUndefined();
    for (const cell of ['C2', 'C90']) {
      expect(cells[cell]?.dataValidation).toMatchObject({
        condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'Listed' }, {}] },
        showCustomUi: true,
      });
      expect(cells[cell]?.dataValidation?.strict ?? false).toBe(false);
    }
    expect(sheets.find((sheet) => sheet.properties.sheetId === 12)?.properties.hidden).toBe(true);
  });

  it('gives rows beyond the grid the same drop-downs and text format', async () => {
    const book = await setUp();
    await book.write([change(400, 0, 'o-9', 'Far below')], await book.read());
    const cells = here.server.cells(id, 'Organizations');
    expect(cells['C401']?.dataValidation?.condition?.type).toBe('ONE_OF_LIST');
    here.server.person(id).type('Organizations', 'B401', '1-2');
    expect(here.server.grid(id, 'Organizations')[400]?.[1]).toBe('1-2');
  });

  it('case 14: dates, numbers and formulas in people’s columns are no changes', async () => {
    const book = await setUp();
    const person = here.server.person(id);
    person.type('Organizations', 'E1', 'Called');
    person.type('Organizations', 'E2', '3/4/2026');
    person.type('Organizations', 'F2', '12.50');
    person.type('Organizations', 'G2', '=A2&"!"');
    person.type('Organizations', 'H2', 'TRUE');
    await book.write([change(1, 0, 'o-1', 'Northfield Tenants', 'Withdrawn')], await book.read());
    expect(lines(here, id)[1]).toBe('o-1|Northfield Tenants|Withdrawn||3/4/2026|12.5|o-1!|TRUE');
    expect(here.server.cells(id, 'Organizations')['G2']?.userEnteredValue?.formulaValue).toBe(
      '=A2&"!"',
    );
    await undoLastWrite(await here.connect(), id);
    expect(lines(here, id)[1]).toBe('o-1|Northfield Tenants|Listed||3/4/2026|12.5|o-1!|TRUE');
  });

  it('a protected tab says whom to let in (77), and stays as it is', async () => {
    const book = await setUp();
    const before = lines(here, id);
    here.server.person(id).protect('Organizations', 'A1:D50');
    const base = await book.read();
    await expect(book.write([change(1, 2, 'Withdrawn')], base)).rejects.toMatchObject({
      exitCode: 77,
      message: expect.stringContaining('The tab "Organizations"'),
      hint: expect.stringContaining('Protect sheets and ranges'),
    });
    expect(lines(here, id)).toEqual(before);
  });

  it('a tab that people have under the same name is left alone (65)', async () => {
    here.server.person(id).addTab('ORGANIZATIONS');
    const book = googleWorkbook(await here.connect(), id);
    await expect(book.write(FIRST, await book.read())).rejects.toMatchObject({ exitCode: 65 });
    expect(here.server.tabs(id)).toEqual(['Sheet1', 'ORGANIZATIONS']);
  });

  it('undo keeps what people have typed since, wherever the row is now', async () => {
    const book = await setUp();
    await book.write([change(1, 1, 'Northfield', 'Withdrawn')], await book.read());
    here.server.person(id).type('Organizations', 'C2', 'Excluded');
    here.server.person(id).sort('Organizations', 'A2:D4', 'A', 'DESCENDING');
    expect(await undoLastWrite(await here.connect(), id)).toMatchObject({ restored: 1, kept: 1 });
    expect(lines(here, id)[3]).toBe('o-1|Northfield Tenants|Excluded');
  });

  it('undo takes away the tabs of the first write, and then there is nothing left to undo', async () => {
    await setUp();
    const google = await here.connect();
    expect(await undoLastWrite(google, id)).toMatchObject({ removedTabs: 1 });
    expect(here.server.tabs(id)).not.toContain('Organizations');
    await expect(undoLastWrite(google, id)).rejects.toMatchObject({ exitCode: 65 });
  });

  it('undo leaves tabs in which people have worked', async () => {
    await setUp();
    here.server.person(id).type('Organizations', 'D2', 'called them');
    await expect(undoLastWrite(await here.connect(), id)).rejects.toMatchObject({
      exitCode: 65,
      message: expect.stringContaining('"Organizations"'),
    });
    expect(here.server.tabs(id)).toContain('Organizations');
  });

  it('a hidden tab that people changed is not relied on (65)', async () => {
    const book = await setUp();
    here.server.person(id).type('_undersigned_before', 'A1', 'scribble');
    await expect(book.read()).rejects.toMatchObject({ exitCode: 65 });
  });

  it('reads with an account that may only read', async () => {
    await setUp();
    const book = googleWorkbook(await here.connect('read-only'), id);
    expect((await book.read()).tabs.map((tab) => tab.title)).toEqual(['Sheet1', 'Organizations']);
  });
});
