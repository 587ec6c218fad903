import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Google } from '../../../src/google/google.ts';
import { googleWorkbook } from '../../../src/workbook/google/google-workbook.ts';
import { undoLastWrite } from '../../../src/workbook/google/undo.ts';
import type { Change, TabLayout } from '../../../src/workbook/workbook.ts';
import { atGoogle, type AtGoogle } from '../../google/at-google.ts';

const LAYOUT: TabLayout = {
  title: 'Responses',
  hidden: false,
  columns: ['ID', 'Name', 'Text'].map((header) => ({ header, width: 20 })),
};

/** Some five megabytes as a request. */
const ROWS = Array.from({ length: 1200 }, (_, n) => [`r-${n}`, '=1+1', `${n} `.repeat(800)]);
const ADD: Change = { type: 'add-tab', tabId: 41, layout: LAYOUT, rows: ROWS };

describe('a master too large for one request', () => {
  let here: AtGoogle;
  let id: string;
  let google: Google;
  beforeEach(async () => {
    here = await atGoogle();
    here.limit(15_000);
    id = here.server.addSpreadsheet();
    google = await here.connect();
  });
  afterEach(async () => here.close());

  const write = async (...changes: Change[]) => {
    const book = googleWorkbook(google, id);
    await book.write(changes, await book.read());
  };
  const responses = async () =>
    (await googleWorkbook(google, id).read()).tabs.find((tab) => tab.id === 41);

  it('is built on a hidden tab in parts and moved in by one last batch', async () => {
    await write(ADD);
    const tab = await responses();
    expect(tab?.rows.slice(1)).toEqual(ROWS);
    expect(tab?.formulas.size).toBe(0);
    expect(here.server.tabs(id)).toEqual(['Sheet1', '_undersigned_before', 'Responses']);
    const writes = here.server.calls.filter((call) => call.method === 'spreadsheets.batchUpdate');
    expect(writes.length).toBeGreaterThan(2);
    expect(writes.length).toBeLessThan(6);
  });

  it.each([1, 2])('shows nothing before the last batch: killed after part %i', async (part) => {
    const stop = new AbortController();
    google = await here.connect('read-write', {}, stop.signal);
    here.server.between({ method: 'spreadsheets.batchUpdate', nth: part + 1 }, () => {
      stop.abort();
    });
    await expect(write(ADD)).rejects.toMatchObject({ exitCode: 75 });
    google = await here.connect();
    const { tabs } = await googleWorkbook(google, id).read();
    expect(tabs.map((tab) => tab.title)).toEqual(['Sheet1']);
    expect(here.server.tabs(id)).toHaveLength(2);
    await write({ ...ADD, rows: [['r-1']] });
    expect(here.server.tabs(id)).toEqual(['Sheet1', '_undersigned_before', 'Responses']);
  });

  it.each([1, 2, 3])('writes part %i once when its reply is lost', async (part) => {
    here.server.fail({ method: 'spreadsheets.batchUpdate', nth: part }, { type: 'reset-after' });
    await write(ADD);
    expect((await responses())?.rows.slice(1)).toEqual(ROWS);
    expect(here.server.tabs(id)).toHaveLength(3);
  });

  it('grows and fills a tab that is there, and can be undone', async () => {
    await write({ ...ADD, rows: [['r-x', 'kept']] });
    const below: Change[] = ROWS.map((values, n) => ({
      type: 'write-cells',
      tabId: 41,
      row: 2 + n,
      column: 0,
      values,
    }));
    await write(...below);
    expect((await responses())?.rows.slice(2)).toEqual(ROWS);
    expect(await undoLastWrite(google, id)).toMatchObject({ restored: 3600, kept: 0 });
    expect((await responses())?.rows).toEqual([
      ['ID', 'Name', 'Text'],
      ['r-x', 'kept'],
    ]);
  }, 60_000);
});
