import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { googleWorkbook } from '../../src/workbook/google/google-workbook.ts';
import { undoLastWrite } from '../../src/workbook/google/undo-last-write.ts';
import { atGoogle, type AtGoogle } from '../platform/google/at-google.ts';
import { handAt } from '../workbook/xlsx/hand.ts';
import { hasOffice, resaved } from '../workbook/xlsx/office.ts';
import { partsOf, scratchFolder, workbookAt } from '../workbook/xlsx/parts.ts';
import { organization, response, syncOnce } from './letter.ts';

/** The Summary tab in real workbooks: numbers to draw from, charts at Google, bars in a file. */

const RESPONSES = [
  ...Array.from({ length: 1200 }, (_, at) =>
    response(`p${at}`, {
      email: `${at}@example.org`,
      firstName: `Ada ${at}`,
      lastName: `Lee${at}`,
    }),
  ),
  organization('r1', 'Acorn Street', { state: 'Ohio' }),
];
const LATER = {
  ...organization('r9', 'Dogwood Court', { state: 'Ohio' }),
  submittedAt: '2026-04-02T12:00:00.000Z',
};
const MORE = [LATER, response('q1', { email: 'q@example.org', firstName: 'Q', lastName: 'Yu' })];
const FIRST_DAY = 46_113;

describe('at Google', () => {
  let here: AtGoogle;
  let id: string;
  beforeAll(async () => {
    here = await atGoogle();
    here.limit(20_000);
    id = here.server.addSpreadsheet();
    await syncOnce(googleWorkbook(await here.connect(), id), RESPONSES);
  }, 60_000);
  afterAll(() => here.close());

  const summary = () => {
    const sheets = here.server.state.spreadsheets[id]?.sheets ?? [];
    const sheet = sheets.find(({ properties }) => properties.title === 'Summary');
    if (!sheet) throw new Error('There is no Summary.');
    return sheet;
  };
  /** What a cell holds in the row of a figure. */
  const valueOf = (figure: string, column: number) =>
    summary().rows.find(({ cells }) => cells[4]?.userEnteredValue?.stringValue === figure)?.cells[
      column
    ]?.userEnteredValue;

  it('counts are numbers, days are days, and words are text', () => {
    expect(valueOf('signers all', 2)).toEqual({ numberValue: 1 });
    expect(valueOf('signers all', 3)).toEqual({ numberValue: 1200 });
    expect(valueOf('day 2026-04-01', 1)).toEqual({ numberValue: FIRST_DAY });
    expect(valueOf('state Ohio', 1)).toEqual({ stringValue: 'Ohio' });
    expect(here.server.grid(id, 'Summary').find((row) => row[0] === 'Signed on')?.[1]).toBe(
      '2026-04-01',
    );
  });

  it('has a chart of the days, open to days to come, and bars by authority and state', () => {
    const charts = summary().charts.map(({ spec }) => {
      const { chartType, domains = [], series = [] } = spec?.basicChart ?? {};
      const ranges = [domains[0]?.domain, ...series.map((each) => each.series)];
      return {
        chartType,
        rows: ranges.map((each) => {
          const source = each?.sourceRange?.sources?.[0];
          const { startRowIndex, endRowIndex, startColumnIndex } = source ?? {};
          return [startColumnIndex, startRowIndex, endRowIndex];
        }),
      };
    });
    const grid = here.server.grid(id, 'Summary');
    const first = (about: string) => grid.findIndex((row) => row[0] === about);
    const day = first('Signed on');
    const [authority, state] = [first('Authority'), first('State')];
    expect(charts).toEqual([
      {
        chartType: 'COLUMN',
        rows: [
          [1, day, undefined],
          [2, day, undefined],
          [3, day, undefined],
        ],
      },
      {
        chartType: 'BAR',
        rows: [
          [1, authority, authority + 4],
          [2, authority, authority + 4],
        ],
      },
      {
        chartType: 'BAR',
        rows: [
          [1, state, day],
          [2, state, day],
        ],
      },
    ]);
    expect(summary().charts.every(({ spec }) => (spec?.altText ?? '').length > 20)).toBe(true);
  });

  it('a count that only looks otherwise is no edit, and goes on as a number', async () => {
    const { sheetId } = summary().properties;
    const column = { sheetId: sheetId ?? 0, startColumnIndex: 2, endColumnIndex: 4 };
    const numberFormat = { type: 'NUMBER', pattern: '#,##0' };
    const fields = 'userEnteredFormat.numberFormat';
    const cell = { userEnteredFormat: { numberFormat } };
    here.server.person(id).request({ repeatCell: { range: column, cell, fields } });
    expect(here.server.grid(id, 'Summary')[1]?.[3]).toBe('1,200');
    const google = await here.connect();
    const { changes, keptEdits } = await syncOnce(googleWorkbook(google, id), RESPONSES);
    expect([changes, keptEdits, google.calls]).toEqual([[], 0, 1]);
  });

  it('an edit stays through a write; undo gives every number back as it was', async () => {
    here.server.person(id).type('Summary', 'D2', '1500');
    const shown = () => here.server.grid(id, 'Summary').filter((row) => row.length > 0);
    const before = shown();
    const google = await here.connect();
    await syncOnce(googleWorkbook(google, id), [...RESPONSES, LATER]);
    expect(google.calls).toBe(2);
    expect(valueOf('signers all', 2)).toEqual({ numberValue: 2 });
    expect(valueOf('signers all', 3)).toEqual({ numberValue: 1500 });
    expect(valueOf('day 2026-04-02', 1)).toEqual({ numberValue: FIRST_DAY + 1 });
    await undoLastWrite(await here.connect(), id);
    expect(valueOf('signers all', 2)).toEqual({ numberValue: 1 });
    expect(valueOf('signers all', 3)).toEqual({ numberValue: 1500 });
    expect(valueOf('day 2026-04-02', 1)).toBeUndefined();
    expect(shown()).toEqual(before);
  });

  it('is written without its charts where Google refuses them', async () => {
    const other = here.server.addSpreadsheet();
    const batch = { method: 'spreadsheets.batchUpdate' };
    here.server.fail(batch, { type: 'status', status: 400 });
    const book = googleWorkbook(await here.connect(), other);
    const { result, findings } = await syncOnce(book, RESPONSES.slice(-3));
    expect(result).toBe('written');
    expect(findings.map(({ code }) => code)).toContain('charts-refused');
    const sheets = here.server.state.spreadsheets[other]?.sheets ?? [];
    expect(sheets.flatMap(({ charts }) => charts)).toEqual([]);
    expect(here.server.grid(other, 'Summary')[1]?.slice(0, 4)).toEqual([
      'Signers',
      'all',
      '1',
      '2',
    ]);
    // What is refused for another reason is refused, charts or none.
    here.server.fail(batch, { type: 'status', status: 400 });
    await expect(syncOnce(book, RESPONSES.slice(-4))).rejects.toMatchObject({
      trouble: { status: 400 },
    });
  });

  it('deleted, it takes its charts with it, and stays away', async () => {
    here.server.person(id).deleteTab('Summary');
    const { changes } = await syncOnce(googleWorkbook(await here.connect(), id), RESPONSES);
    expect(changes).toEqual([]);
    const sheets = here.server.state.spreadsheets[id]?.sheets ?? [];
    expect(sheets.flatMap(({ charts }) => charts)).toEqual([]);
  });
});

describe('in a file', () => {
  const folder = scratchFolder();
  const path = join(folder, 'master.xlsx');
  const partOfSummary = 'xl/worksheets/sheet7.xml';
  const summary = async () =>
    (await workbookAt(path).read()).tabs.find(({ title }) => title === 'Summary');

  it('counts are numbers, with bars of each section’s own scale down to the last row', async () => {
    await syncOnce(workbookAt(path), RESPONSES);
    const xml = (await partsOf(path)).get(partOfSummary)?.toString() ?? '';
    expect(xml).toMatch(/<c r="D2" s="\d+"><v>1200<\/v><\/c>/u);
    const ranges = [...xml.matchAll(/<conditionalFormatting sqref="([^"]+)"/gu)].map(
      ([, to]) => to,
    );
    expect(ranges).toEqual([
      'C2:C4 D2:D4',
      'C5:C8 D5:D8',
      'C9:C13 D9:D13',
      'C14:C20 D14:D20',
      'C21:C77 D21:D77',
      'C78:C1048576 D78:D1048576',
    ]);
    const { rows = [], numbers } = (await summary()) ?? {};
    expect(rows[77]).toEqual(['Signed on', '2026-04-01', '1', '1200', 'day 2026-04-01']);
    expect(numbers?.get('77:1')).toBe(FIRST_DAY);
  });

  it('a count that only looks otherwise is no edit, and goes on as a number', async () => {
    await handAt(path).look('Summary', 1, 3, '#,##0');
    expect((await summary())?.rows[1]?.[3]).toBe('1,200');
    expect((await syncOnce(workbookAt(path), RESPONSES)).changes).toEqual([]);
    await syncOnce(workbookAt(path), [...RESPONSES, ...MORE]);
    const { rows = [], numbers } = (await summary()) ?? {};
    expect(rows[1]).toEqual(['Signers', 'all', '2', '1,201', 'signers all']);
    expect(numbers?.get('1:3')).toBe(1201);
    expect(numbers?.get('78:1')).toBe(FIRST_DAY + 1);
    expect((await syncOnce(workbookAt(path), [...RESPONSES, ...MORE])).changes).toEqual([]);
  });

  (hasOffice ? it : it.skip)(
    'comes back from LibreOffice as it was, bars and all (skipped without soffice)',
    async () => {
      const saved = await resaved(path, join(folder, 'resaved'));
      expect((await syncOnce(workbookAt(saved), [...RESPONSES, ...MORE])).changes).toEqual([]);
      const xml = (await partsOf(saved)).get(partOfSummary)?.toString() ?? '';
      expect(xml.match(/type="dataBar"/gu)?.length).toBeGreaterThanOrEqual(6);
    },
    120_000,
  );
});
