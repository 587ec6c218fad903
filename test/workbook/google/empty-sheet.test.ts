import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { googleWorkbook } from '../../../src/workbook/google/google-workbook.ts';
import { undoLastWrite } from '../../../src/workbook/google/undo-last-write.ts';
import type { Change } from '../../../src/workbook/workbook.ts';
import type { Fault } from '../../google-server/faults.ts';
import type { Person } from '../../google-server/person.ts';
import { atGoogle, type AtGoogle } from '../../platform/google/at-google.ts';

const FIRST: readonly Change[] = [
  {
    type: 'add-tab',
    tabId: 11,
    layout: {
      title: 'Organizations',
      hidden: false,
      columns: [{ header: 'Signer ID', width: 10 }],
    },
    rows: [['o-1']],
  },
];

const OWN = new Set([11]);

type Act = (person: Person) => void;

/** What somebody may have done to the tab, each of which keeps it. */
const TRACES: readonly (readonly [string, Act])[] = [
  [
    'typed a name',
    (person) => {
      person.type('Sheet1', 'B7', 'Northfield Tenants');
    },
  ],
  [
    'typed a zero',
    (person) => {
      person.type('Sheet1', 'A1', '0');
    },
  ],
  [
    'left a note',
    (person) => {
      person.note('Sheet1', 'A1', 'ask Ann');
    },
  ],
  [
    'named it',
    (person) => {
      person.renameTab('Sheet1', 'Draft');
    },
  ],
  [
    'added a column',
    (person) => {
      person.insertColumns('Sheet1', 'B');
    },
  ],
  [
    'protected it',
    (person) => {
      person.protect('Sheet1', 'A1:B2');
    },
  ],
  [
    'set a filter',
    (person) => {
      person.filter('Sheet1', 'A1:B2');
    },
  ],
  [
    'coloured cells',
    (person) => {
      person.request({
        repeatCell: {
          range: { sheetId: 0, endRowIndex: 2, endColumnIndex: 2 },
          cell: { userEnteredFormat: { backgroundColorStyle: { rgbColor: { red: 1 } } } },
          fields: 'userEnteredFormat.backgroundColorStyle',
        },
      });
    },
  ],
  [
    'froze a row',
    (person) => {
      person.request({
        updateSheetProperties: {
          properties: { sheetId: 0, gridProperties: { frozenRowCount: 1 } },
          fields: 'gridProperties.frozenRowCount',
        },
      });
    },
  ],
];

const FAULTS: readonly (readonly [string, Fault])[] = [
  ['a refusal', { type: 'status', status: 403 }],
  ['a server error', { type: 'status', status: 503 }],
  ['a connection that breaks before', { type: 'reset-before' }],
  ['a connection that breaks after', { type: 'reset-after' }],
  ['a reply cut off', { type: 'truncated' }],
];

describe('the empty tab of a new spreadsheet', () => {
  let here: AtGoogle;
  let id: string;
  beforeEach(async () => {
    here = await atGoogle();
    here.limit(15_000);
    id = here.server.addSpreadsheet();
  });
  afterEach(async () => here.close());

  const visible = (): readonly string[] =>
    here.server.tabs(id).filter((title) => !title.startsWith('_'));
  const firstWrite = async () => {
    const book = googleWorkbook(await here.connect(), id);
    await book.write(FIRST, await book.read());
    return book;
  };

  it('goes after the first write, so that the spreadsheet opens on the list', async () => {
    const book = await firstWrite();
    expect(visible()).toEqual(['Sheet1', 'Organizations']);
    await book.removeEmptyTab?.(OWN);
    expect(visible()).toEqual(['Organizations']);
    expect(book.findings?.()).toEqual([]);
  });

  it.each(TRACES)('stays where somebody %s before', async (_what, act) => {
    act(here.server.person(id));
    const book = await firstWrite();
    const before = visible();
    await book.removeEmptyTab?.(OWN);
    expect(visible()).toEqual(before);
    expect(await shown()).toEqual(before);
  });

  it.each(TRACES)('stays where somebody %s after the write', async (_what, act) => {
    const book = await firstWrite();
    act(here.server.person(id));
    const before = visible();
    await book.removeEmptyTab?.(OWN);
    expect(visible()).toEqual(before);
    expect(await shown()).toEqual(before);
  });

  it('is hidden by nobody where there is a trace of somebody', async () => {
    here.server.person(id).note('Sheet1', 'A1', 'ask Ann');
    const book = await firstWrite();
    const before = here.server.calls.length;
    await book.removeEmptyTab?.(OWN);
    const writes = here.server.calls.slice(before).filter(({ kind }) => kind === 'write');
    expect(writes).toEqual([]);
  });

  it('is shown again where somebody was quicker', async () => {
    const book = await firstWrite();
    here.server.between({ method: 'spreadsheets.batchUpdate' }, () => {
      here.server.person(id).type('Sheet1', 'A1', 'Northfield Tenants');
    });
    await book.removeEmptyTab?.(OWN);
    expect(await shown()).toEqual(['Sheet1', 'Organizations']);
  });

  it('stays in a spreadsheet that has other tabs', async () => {
    here.server.person(id).addTab('Budget');
    await (await firstWrite()).removeEmptyTab?.(OWN);
    expect(visible()).toEqual(['Sheet1', 'Budget', 'Organizations']);
  });

  it('stays once there was a second write: somebody keeps it', async () => {
    const book = await firstWrite();
    await book.write(
      [{ type: 'write-cells', tabId: 11, row: 1, column: 0, values: ['o-2'] }],
      await book.read(),
    );
    await book.removeEmptyTab?.(OWN);
    expect(visible()).toEqual(['Sheet1', 'Organizations']);
  });

  it('goes at the next run where the first was cut off after it had written', async () => {
    await firstWrite();
    const book = googleWorkbook(await here.connect(), id);
    await book.read();
    await book.removeEmptyTab?.(OWN);
    expect(visible()).toEqual(['Organizations']);
  });

  it('comes again when the first write is taken back: a spreadsheet needs one', async () => {
    const book = await firstWrite();
    await book.removeEmptyTab?.(OWN);
    const undone = await undoLastWrite(await here.connect(), id);
    expect(undone).toMatchObject({ removedTabs: 1 });
    expect(visible()).toHaveLength(1);
    expect(visible()).not.toContain('Organizations');
  });

  describe.each([
    ['hidden', 1],
    ['deleted', 2],
  ])('while it is %s', (_what, nth) => {
    it.each(FAULTS)('%s harms nothing', async (_name, fault) => {
      const book = await firstWrite();
      here.server.fail({ method: 'spreadsheets.batchUpdate', nth }, fault);
      await book.removeEmptyTab?.(OWN);
      const stays = fault.type === 'status' && fault.status === 403;
      expect(visible()).toEqual(stays ? ['Sheet1', 'Organizations'] : ['Organizations']);
      expect(book.findings?.().map(({ code }) => code)).toEqual(stays ? ['empty-tab-stays'] : []);
      const { tabs } = await googleWorkbook(await here.connect(), id).read();
      expect(tabs.find(({ title }) => title === 'Organizations')?.rows).toEqual([
        ['Signer ID'],
        ['o-1'],
      ]);
    });
  });

  /** Titles of the tabs that people see. */
  async function shown(): Promise<readonly string[]> {
    const { tabs } = await googleWorkbook(await here.connect(), id).read();
    return tabs.filter(({ hidden }) => !hidden).map(({ title }) => title);
  }
});
