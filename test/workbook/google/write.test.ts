import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { googleWorkbook } from '../../../src/workbook/google/google-workbook.ts';
import { undoLastWrite } from '../../../src/workbook/google/undo.ts';
import type { Change, TabLayout } from '../../../src/workbook/workbook.ts';
import { atGoogle, type AtGoogle } from '../../google/at-google.ts';

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
});
