import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../google-server/faults.ts';
import { GOOGLE_QUOTAS } from '../google-server/quotas.ts';
import { startGoogle, type FakeGoogle } from '../google-server/server.ts';
import { clientsOf, refused, type Clients } from './clients.ts';

let google: FakeGoogle;
let client: Clients;
let spreadsheetId: string;
let time: number;

beforeEach(async () => {
  time = Date.parse('2026-03-01T10:00:00Z');
  google = await startGoogle({ now: () => time });
  client = clientsOf(google);
  spreadsheetId = google.addSpreadsheet({ tabs: [{ title: 'A', rows: [['one'], ['two']] }] });
});

afterEach(() => google.close());

function write(text: string): Promise<unknown> {
  return client.sheets.spreadsheets.batchUpdate({
    spreadsheetId,
    requestBody: {
      requests: [
        {
          updateCells: {
            start: { sheetId: 0, rowIndex: 0, columnIndex: 0 },
            rows: [{ values: [{ userEnteredValue: { stringValue: text } }] }],
            fields: 'userEnteredValue',
          },
        },
      ],
    },
  });
}

const WRITE = { method: 'spreadsheets.batchUpdate' } as const;

describe('a write that goes wrong', () => {
  interface Case {
    readonly name: string;
    readonly fault: Fault;
    readonly status: number;
    readonly applied: boolean;
  }
  const cases: readonly Case[] = [
    { name: '429', fault: { type: 'status', status: 429 }, status: 429, applied: false },
    { name: '500', fault: { type: 'status', status: 500 }, status: 500, applied: false },
    { name: '503', fault: { type: 'status', status: 503 }, status: 503, applied: false },
    { name: '403', fault: { type: 'status', status: 403 }, status: 403, applied: false },
    { name: '401', fault: { type: 'status', status: 401 }, status: 401, applied: false },
    { name: 'reset before', fault: { type: 'reset-before' }, status: 0, applied: false },
    { name: 'reset after', fault: { type: 'reset-after' }, status: 0, applied: true },
    { name: 'truncated', fault: { type: 'truncated' }, status: 0, applied: true },
  ];
  it.each(cases)('$name: applied $applied', async ({ fault, status, applied }) => {
    google.fail(WRITE, fault);
    const refusal = await refused(write('new'));
    if (status !== 0) expect(refusal.status).toBe(status);
    expect(google.grid(spreadsheetId, 'A')[0]).toEqual([applied ? 'new' : 'one']);
    await write('newer');
    expect(google.grid(spreadsheetId, 'A')[0]).toEqual(['newer']);
    expect(google.calls.map((call) => call.method)).toEqual([WRITE.method, WRITE.method]);
  });

  it('hangs until the caller gives up', async () => {
    google.fail(WRITE, { type: 'hang', applied: true });
    const requests = [{ addSheet: { properties: { title: 'B' } } }];
    const caller = new AbortController();
    const call = client.sheets.spreadsheets.batchUpdate(
      { spreadsheetId, requestBody: { requests } },
      { signal: caller.signal },
    );
    const refusal = refused(call);
    // It gives up once the write has arrived, however long that takes.
    while (google.tabs(spreadsheetId).length < 2) await setTimeout(1);
    caller.abort();
    await refusal;
    expect(google.calls).toMatchObject([{ status: 0, requests: ['addSheet'] }]);
    expect(google.tabs(spreadsheetId)).toEqual(['A', 'B']);
  });

  it('gives half of a reply as if it were whole', async () => {
    google.fail({ api: 'sheets', kind: 'read' }, { type: 'half' });
    const { data } = await client.sheets.spreadsheets.get({ spreadsheetId });
    expect(typeof data).toBe('string');
  });

  it('may be refused in any language', async () => {
    const message = 'Лист уже существует.';
    google.fail(WRITE, { type: 'status', status: 400, message });
    expect(await refused(write('x'))).toMatchObject({ status: 400, message });
  });

  it('says when to come back, or sends a web page', async () => {
    const token = google.token();
    const get = (): Promise<Response> =>
      fetch(`${google.url}/v4/spreadsheets/${spreadsheetId}`, {
        headers: { authorization: `Bearer ${token}` },
      });
    google.fail({}, { type: 'status', status: 429, retryAfter: 7 });
    google.fail({ nth: 2 }, { type: 'status', status: 503, html: true });
    expect((await get()).headers.get('retry-after')).toBe('7');
    expect((await get()).headers.get('content-type')).toContain('text/html');
    expect((await get()).status).toBe(200);
    expect(google.calls.map((call) => call.status)).toEqual([429, 503, 200]);
  });
});

describe('between the calls', () => {
  it('lets a person edit just before the nth call is applied', async () => {
    google.between({ ...WRITE, nth: 2 }, () => {
      google.person(spreadsheetId).insertRows('A', 1);
    });
    await write('first');
    await write('second');
    expect(google.grid(spreadsheetId, 'A')).toEqual([['second'], ['first'], ['two']]);
  });

  it('holds a call until it is let go, while others pass', async () => {
    const pause = google.pause(WRITE);
    const held = write('held');
    await pause.reached;
    await write('passed by');
    expect(google.grid(spreadsheetId, 'A')[0]).toEqual(['passed by']);
    pause.release();
    await held;
    expect(google.grid(spreadsheetId, 'A')[0]).toEqual(['held']);
  });
});

describe('access', () => {
  it('refuses a file that is not shared, or shared for reading only', async () => {
    google.unshare(spreadsheetId);
    expect((await refused(client.sheets.spreadsheets.get({ spreadsheetId }))).status).toBe(403);
    expect((await refused(client.drive.files.get({ fileId: spreadsheetId }))).status).toBe(404);
    google.share(spreadsheetId, undefined, 'reader');
    await client.sheets.spreadsheets.get({ spreadsheetId });
    expect(await refused(write('x'))).toMatchObject({
      status: 403,
      message: 'The caller does not have permission',
    });
    const { data } = await client.drive.files.get({
      fileId: spreadsheetId,
      fields: 'id,capabilities(canEdit)',
    });
    expect(data).toEqual({ id: spreadsheetId, capabilities: { canEdit: false } });
  });

  it('refuses whoever brings no token at all', async () => {
    const response = await fetch(`${google.url}/v4/spreadsheets/${spreadsheetId}`);
    expect(response.status).toBe(403);
  });

  it('refuses a token that ran out or has the wrong scope', async () => {
    const old = clientsOf(google, google.token({ expiresIn: 60 }));
    const narrow = clientsOf(google, google.token({ scopes: ['forms.body.readonly'] }));
    time += 61_000;
    expect((await refused(old.sheets.spreadsheets.get({ spreadsheetId }))).status).toBe(401);
    expect(await refused(narrow.sheets.spreadsheets.get({ spreadsheetId }))).toMatchObject({
      status: 403,
      body: { error: { details: [{ reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }] } },
    });
  });

  it('lets no robot create a file', async () => {
    const create = client.sheets.spreadsheets.create({ requestBody: {} });
    expect((await refused(create)).status).toBe(403);
    const person = clientsOf(google, google.token({ account: 'organizer@example.org' }));
    const { data } = await person.sheets.spreadsheets.create({
      requestBody: { properties: { title: 'Master' } },
    });
    expect(data.sheets?.[0]?.properties).toEqual({
      sheetId: 0,
      title: 'Sheet1',
      index: 0,
      sheetType: 'GRID',
      gridProperties: { rowCount: 1000, columnCount: 26 },
    });
  });

  it('counts calls by the minute and refuses those above the quota', async () => {
    for (const quota of GOOGLE_QUOTAS) google.quota({ ...quota, limit: 2, retryAfter: 30 });
    await write('1');
    await write('2');
    expect((await refused(write('3'))).status).toBe(429);
    await client.sheets.spreadsheets.get({ spreadsheetId });
    time += 60_000;
    await write('4');
    expect(google.grid(spreadsheetId, 'A')[0]).toEqual(['4']);
  });
});
