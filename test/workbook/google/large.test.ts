import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Google } from '../../../src/platform/google/google.ts';
import { googleWorkbook } from '../../../src/workbook/google/google-workbook.ts';
import { undoLastWrite } from '../../../src/workbook/google/undo-last-write.ts';
import type { Change, TabLayout } from '../../../src/workbook/workbook.ts';
import { atGoogle, type AtGoogle } from '../../platform/google/at-google.ts';

const LAYOUT: TabLayout = {
  title: 'Responses',
  hidden: false,
  columns: [
    ...['ID', 'Name', 'Text'].map((header) => ({ header, width: 20 })),
    { header: 'Count', width: 10, kind: 'number' },
    { header: 'Day', width: 10, kind: 'date' },
  ],
};
const KINDS = LAYOUT.columns.map(({ kind = 'text' }) => kind);

/** Some five megabytes as a request. */
const ROWS = Array.from({ length: 1200 }, (_, n) => [
  `r-${n}`,
  '=1+1',
  `${n} `.repeat(800),
  String(n),
  '2026-04-30',
]);
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
    expect(tab?.numbers?.size).toBe(2 * ROWS.length);
    expect(['1200:3', '1200:4'].map((place) => tab?.numbers?.get(place))).toEqual([1199, 46_142]);
    expect(here.server.tabs(id)).toEqual(['Sheet1', '_undersigned_before', 'Responses']);
    const writes = here.server.calls.filter((call) => call.method === 'spreadsheets.batchUpdate');
    expect(writes.length).toBeGreaterThan(2);
    expect(writes.length).toBeLessThan(6);
  });

  it('is not asked for whole where an earlier run found that too long', async () => {
    await write(ADD);
    const reading = async (expected: boolean) => {
      const book = googleWorkbook(google, id, { cellsAtOnce: 1600 });
      if (expected) book.expectLong?.();
      const before = here.server.calls.length;
      const { tabs } = await book.read();
      return { tabs, isLong: book.isLong?.(), calls: here.server.calls.length - before };
    };
    const [found, known] = [await reading(false), await reading(true)];
    expect(found.isLong).toBe(true);
    expect(known).toEqual({ ...found, calls: found.calls - 1 });
    expect(googleWorkbook(google, id).isLong?.()).toBe(false);
  });

  it.each([
    ['in one request', [['r-1']]],
    ['in parts', ROWS],
  ] as const)(
    'is told where a spreadsheet would hold more cells than Google allows: %s',
    async (_how, rows) => {
      const [grid] = here.server.state.spreadsheets[id]?.sheets ?? [];
      Object.assign(grid ?? {}, { rowCount: 399_990, columnCount: 25 });
      await expect(write({ ...ADD, rows })).rejects.toMatchObject({
        exitCode: 73,
        message: expect.stringMatching(
          /spreadsheets\/d\/\S+ would have 10,\d{3},\d{3} cells, including empty ones; a Google Sheet holds 10,000,000\.$/u,
        ),
        hint: expect.stringMatching(/xlsx.* Nothing was written\.$/u),
      });
      expect(here.server.tabs(id)).toEqual(['Sheet1']);
    },
  );

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
    expect(here.server.tabs(id)).toEqual([
      'Sheet1',
      '_undersigned_before',
      '_undersigned_staging_41',
    ]);
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
      kinds: KINDS,
    }));
    await write(...below);
    expect((await responses())?.rows.slice(2)).toEqual(ROWS);
    expect((await responses())?.numbers?.size).toBe(2 * ROWS.length);
    expect(await undoLastWrite(google, id)).toMatchObject({ restored: 6000, kept: 0 });
    expect((await responses())?.rows).toEqual([
      ['ID', 'Name', 'Text', 'Count', 'Day'],
      ['r-x', 'kept'],
    ]);
  }, 60_000);

  it('a first master of 1,000 responses takes at most five calls, and a look at it one', async () => {
    const tab = (
      tabId: number,
      title: string,
      height: number,
      width: number,
      text: string,
    ): Change => ({
      type: 'add-tab',
      tabId,
      layout: {
        title,
        hidden: false,
        columns: Array.from({ length: width }, (_, n) => ({ header: `H${n}`, width: 20 })),
      },
      rows: Array.from({ length: height }, (_, row) =>
        Array.from({ length: width }, (_, column) => `${text} ${row}.${column}`),
      ),
    });
    await write(
      tab(51, 'Responses', 1000, 15, 'What somebody answered'),
      tab(52, 'Organizations', 700, 16, 'What is known of it'),
      tab(53, 'Individuals', 300, 11, 'What is known of them'),
      tab(54, 'Memory', 2000, 3, 'some forty characters of what was done'),
    );
    expect(google.calls).toBeLessThanOrEqual(5);
    const before = google.calls;
    await googleWorkbook(google, id).read();
    expect(google.calls - before).toBe(1);
  });
});
