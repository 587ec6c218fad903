import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MasterChanged } from '../../src/workbook/master-changed.ts';
import type { Change, Tab, TabLayout, Workbook } from '../../src/workbook/workbook.ts';

/** What somebody does in a workbook by hand. Rows and columns count from 0. */
export interface Hand {
  /** As typed: `=A1` becomes a formula; '' empties the cell. */
  type(tab: string, row: number, column: number, text: string): Promise<void>;
  /** Sorts all rows below the first by a column, Z to A. */
  sortDown(tab: string, column: number): Promise<void>;
  /** A blank row; the one that stood there moves down. */
  insertRow(tab: string, row: number): Promise<void>;
  renameTab(tab: string, title: string): Promise<void>;
  addTab(title: string): Promise<void>;
  /** Gives a cell a format for numbers. */
  look(tab: string, row: number, column: number, pattern: string): Promise<void>;
}

export interface OpenedWorkbook {
  readonly workbook: Workbook;
  /** The same master as another run, on another machine, has it. */
  readonly elsewhere: Workbook;
  readonly hand: Hand;
  close(): Promise<void>;
}

const SIGNERS: TabLayout = {
  title: 'Signers',
  hidden: false,
  columns: [
    { header: 'ID', width: 10 },
    { header: 'Name', width: 40 },
    { header: 'Status', width: 16, choices: ['Listed', 'Withdrawn'] },
  ],
};
const MEMORY: TabLayout = {
  title: '_memory',
  hidden: true,
  columns: [{ header: 'Key', width: 20 }],
};

/** Counts of two kinds on each day, as the Summary tab has them. */
const FIGURES: TabLayout = {
  title: 'Figures',
  hidden: false,
  columns: [
    { header: 'Figure', width: 20, kind: 'date' },
    { header: 'Count', width: 12, kind: 'number' },
  ],
  sections: [
    { start: 1, length: 1 },
    {
      start: 2,
      chart: { type: 'columns', title: 'A day', description: 'Columns', labels: 0, values: [1] },
    },
  ],
};
const COUNTS = [
  ['all', '1234'],
  ['2026-04-30', '0'],
  ['007', '1e5'],
  ['2026-02-30', '=1+1'],
];

const ROWS = [
  ['s-1', 'Harbor Tenants Union', 'Listed'],
  ['s-2', 'Asociación de Vecinos', 'Listed'],
  ['s-3', 'Northside Clinic', 'Withdrawn'],
];

const SETUP: readonly Change[] = [
  { type: 'add-tab', tabId: 41, layout: SIGNERS, rows: ROWS },
  { type: 'add-tab', tabId: 42, layout: MEMORY, rows: [['k-1']] },
];

/** Texts that a spreadsheet would turn into something else if it could. */
const AWKWARD = [
  '=1+1',
  '+1 555 0100',
  '-x',
  '@SUM',
  '00501',
  '1-2',
  '3-1-1 Coalition',
  'TRUE',
  '1e5',
  "'quoted",
  'two\nlines',
  '  spaces  ',
  '<b>&amp;</b>',
  'zero\u200bwidth',
  '👩🏽‍🌾',
];

function write(row: number, column: number, ...values: string[]): Change {
  return { type: 'write-cells', tabId: 41, row, column, values };
}

async function tabOf(workbook: Workbook, id = 41): Promise<Tab | undefined> {
  return (await workbook.read()).tabs.find((tab) => tab.id === id);
}

async function rowsOf(workbook: Workbook): Promise<readonly (readonly string[])[]> {
  return (await tabOf(workbook))?.rows ?? [];
}

/** The behaviour that both kinds of workbook promise; `open` gives an empty one each time. */
export function describeWorkbook(name: string, open: () => Promise<OpenedWorkbook>): void {
  describe(`${name}, as every workbook`, () => {
    let opened: OpenedWorkbook;
    let workbook: Workbook;
    beforeEach(async () => {
      opened = await open();
      workbook = opened.workbook;
    });
    afterEach(async () => opened.close());

    const change = async (...changes: Change[]) => workbook.write(changes, await workbook.read());
    const setUp = async () => change(...SETUP);

    it('gives back what it was given', async () => {
      await setUp();
      const { exists, tabs } = await workbook.read();
      expect(exists).toBe(true);
      expect(tabs.find((tab) => tab.id === 41)).toMatchObject({
        title: 'Signers',
        hidden: false,
        rows: [['ID', 'Name', 'Status'], ...ROWS],
      });
      expect(tabs.find((tab) => tab.id === 42)).toMatchObject({
        title: '_memory',
        hidden: true,
        rows: [['Key'], ['k-1']],
      });
    });

    it('cases 24 and 25: keeps every text a text', async () => {
      await setUp();
      await change(...AWKWARD.map((text, index) => write(4 + index, 1, text)));
      const tab = await tabOf(workbook);
      expect(tab?.rows.slice(4).map((row) => row[1])).toEqual(AWKWARD);
      expect([...(tab?.formulas ?? [])]).toEqual([]);
    });

    it('keeps counts and days as numbers, and whatever else stands beside them as text', async () => {
      await change({ type: 'add-tab', tabId: 43, layout: FIGURES, rows: COUNTS });
      const first = await tabOf(workbook, 43);
      expect(first?.rows).toEqual([['Figure', 'Count'], ...COUNTS]);
      expect([...(first?.numbers ?? [])]).toEqual([
        ['1:1', 1234],
        ['2:0', 46_142],
        ['2:1', 0],
      ]);
      await change(
        {
          type: 'write-cells',
          tabId: 43,
          row: 2,
          column: 1,
          values: ['5'],
          kinds: ['number'],
        },
        {
          type: 'write-cells',
          tabId: 43,
          row: 5,
          column: 0,
          values: ['2026-05-01', '12', '12'],
          kinds: ['date', 'number', 'text'],
        },
        { type: 'write-cells', tabId: 43, row: 1, column: 1, values: ['1235'] },
      );
      const second = await tabOf(workbook, 43);
      expect(second?.rows.slice(1, 3)).toEqual([
        ['all', '1235'],
        ['2026-04-30', '5'],
      ]);
      expect(second?.rows[5]).toEqual(['2026-05-01', '12', '12']);
      expect([...(second?.numbers ?? [])]).toEqual([
        ['2:0', 46_142],
        ['2:1', 5],
        ['5:0', 46_143],
        ['5:1', 12],
      ]);
      expect([...(second?.formulas ?? [])]).toEqual([]);
    });

    it('takes a number as what it is, however people make it look', async () => {
      await change({ type: 'add-tab', tabId: 43, layout: FIGURES, rows: COUNTS });
      await opened.hand.look('Figures', 1, 1, '#,##0');
      const tab = await tabOf(workbook, 43);
      expect(tab?.rows[1]).toEqual(['all', '1,234']);
      expect(tab?.numbers?.get('1:1')).toBe(1234);
    });

    it('writes nothing but the cells that were named', async () => {
      await setUp();
      await change(write(1, 2, 'Withdrawn'), write(3, 1, 'Northside Clinics', 'Listed'));
      expect(await rowsOf(workbook)).toEqual([
        ['ID', 'Name', 'Status'],
        ['s-1', 'Harbor Tenants Union', 'Withdrawn'],
        ['s-2', 'Asociación de Vecinos', 'Listed'],
        ['s-3', 'Northside Clinics', 'Listed'],
      ]);
    });

    it('empties cells, and leaves out what is blank at the end of rows and tabs', async () => {
      await setUp();
      await change(write(2, 1, '', ''), write(3, 0, '', '', ''));
      expect(await rowsOf(workbook)).toEqual([['ID', 'Name', 'Status'], ROWS[0], ['s-2']]);
    });

    it('writes below the last row, however far', async () => {
      await setUp();
      await change(write(4, 0, 's-4', 'Fourth'), write(1500, 0, 's-5', 'Fifth', 'Listed'));
      const rows = await rowsOf(workbook);
      expect(rows[4]).toEqual(['s-4', 'Fourth']);
      expect(rows[1500]).toEqual(['s-5', 'Fifth', 'Listed']);
      expect(rows).toHaveLength(1501);
    });

    it('reads back control characters and over-long texts as what it wrote', async () => {
      await setUp();
      const lone = 'a\ud800b';
      await change(write(4, 0, 'bell\u0007', lone, 'x'.repeat(60_000)));
      const [bell, broken, long = ''] = (await rowsOf(workbook))[4] ?? [];
      expect(bell).toBe('bell');
      expect(broken).toBe('a\ufffdb');
      expect(long.length).toBeGreaterThan(10_000);
      expect(long.endsWith('[cut]')).toBe(true);
    });

    it('leaves what people add where it is', async () => {
      await setUp();
      await opened.hand.type('Signers', 0, 3, 'Called?');
      await opened.hand.type('Signers', 2, 3, 'yes');
      await opened.hand.addTab('Budget');
      await opened.hand.type('Budget', 0, 0, 'rent');
      await change(write(2, 2, 'Withdrawn'));
      expect((await rowsOf(workbook))[2]).toEqual([
        's-2',
        'Asociación de Vecinos',
        'Withdrawn',
        'yes',
      ]);
      const { tabs } = await workbook.read();
      expect(tabs.find((tab) => tab.title === 'Budget')?.rows).toEqual([['rent']]);
    });

    it('knows a tab by its ID when people rename it', async () => {
      await setUp();
      await opened.hand.renameTab('Signers', 'Who signed');
      await change(write(1, 2, 'Withdrawn'));
      const tab = await tabOf(workbook);
      expect([tab?.title, tab?.rows[1]?.[2]]).toEqual(['Who signed', 'Withdrawn']);
    });

    it('says where people have put formulas', async () => {
      await setUp();
      await opened.hand.type('Signers', 1, 3, '=A2');
      expect([...((await tabOf(workbook))?.formulas ?? [])]).toEqual(['1:3']);
    });

    it('gives every write a revision of its own, and none to a write without changes', async () => {
      const revisions = [(await workbook.read()).revision];
      await setUp();
      revisions.push((await workbook.read()).revision);
      await change();
      expect((await workbook.read()).revision).toBe(revisions[1]);
      await change(write(1, 2, 'Withdrawn'));
      revisions.push((await workbook.read()).revision);
      expect(new Set(revisions).size).toBe(3);
    });

    it('case 27: lets only the first of two writers through', async () => {
      await setUp();
      const mine = await workbook.read();
      const theirs = await opened.elsewhere.read();
      await opened.elsewhere.write([write(4, 0, 's-4', 'Theirs')], theirs);
      await expect(workbook.write([write(4, 0, 's-4', 'Mine')], mine)).rejects.toThrow(
        MasterChanged,
      );
      expect((await rowsOf(workbook))[4]).toEqual(['s-4', 'Theirs']);
    });

    it('case 27: lets only the first of two writers make the tabs', async () => {
      const mine = await workbook.read();
      const theirs = await opened.elsewhere.read();
      await opened.elsewhere.write(SETUP, theirs);
      await expect(workbook.write(SETUP, mine)).rejects.toThrow(MasterChanged);
      expect(await rowsOf(workbook)).toHaveLength(4);
    });

    it('case 13: loses nothing when people sort, insert or type between read and write', async () => {
      await setUp();
      const acts: readonly ((hand: Hand) => Promise<void>)[] = [
        (hand) => hand.type('Signers', 1, 2, 'Typed by hand'),
        (hand) => hand.sortDown('Signers', 0),
        (hand) => hand.insertRow('Signers', 1),
        (hand) => hand.type('Signers', 5, 1, 'Typed below'),
      ];
      for (const act of acts) {
        const base = await workbook.read();
        await act(opened.hand);
        const before = await rowsOf(opened.elsewhere);
        const last = base.tabs.find((tab) => tab.id === 41)?.rows.length ?? 0;
        const changes = [write(1, 1, 'Written', 'Withdrawn'), write(last, 0, 's-9', 'New')];
        await expect(workbook.write(changes, base)).rejects.toThrow(MasterChanged);
        expect(await rowsOf(opened.elsewhere)).toEqual(before);
      }
    });
  });
}
