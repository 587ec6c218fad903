import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Google, Target } from '../../../src/platform/google/google.ts';
import type { Fault } from '../../google-server/faults.ts';
import { atGoogle, type AtGoogle } from './at-google.ts';

describe('connectGoogle', () => {
  let here: AtGoogle;
  let google: Google;
  let target: Target;
  beforeEach(async () => {
    here = await atGoogle();
    here.limit(15_000);
    target = { kind: 'spreadsheet', id: here.server.addSpreadsheet(), role: 'Editor' };
    google = await here.connect();
  });
  afterEach(async () => here.close());

  const title = async () => {
    const { properties } = await google.read(target, ({ sheets }, options) =>
      sheets.spreadsheets.get({ spreadsheetId: target.id, fields: 'properties(title)' }, options),
    );
    return properties?.title;
  };
  const rename = (to: string) =>
    google.write<object>(
      target,
      ({ sheets }, options) =>
        sheets.spreadsheets.batchUpdate(
          {
            spreadsheetId: target.id,
            requestBody: {
              requests: [
                { updateSpreadsheetProperties: { properties: { title: to }, fields: 'title' } },
                { addSheet: { properties: { title: to } } },
              ],
            },
          },
          options,
        ),
      async () => ((await title()) === to ? {} : undefined),
    );

  it('counts calls, those for tokens aside', async () => {
    await title();
    await title();
    expect(google.calls).toBe(2);
    expect(here.server.calls.filter((call) => call.api === 'token')).toHaveLength(1);
  });

  const passing: readonly [string, Fault][] = [
    ['a 429', { type: 'status', status: 429 }],
    ['a 429 that says how long', { type: 'status', status: 429, retryAfter: 3 }],
    ['a 500', { type: 'status', status: 500 }],
    ['a 503', { type: 'status', status: 503 }],
    ['a page of HTML', { type: 'status', status: 503, html: true }],
    ['a reset before', { type: 'reset-before' }],
    ['a reset after', { type: 'reset-after' }],
    ['a truncated reply', { type: 'truncated' }],
    ['half a reply', { type: 'half' }],
    ['a hang', { type: 'hang' }],
    ['a hang after the fact', { type: 'hang', applied: true }],
    ['an expired token', { type: 'status', status: 401 }],
  ];
  it.each(passing)('case 28: reads on after %s', async (_name, fault) => {
    if (fault.type === 'hang') here.limit(300);
    here.server.fail(
      { method: 'spreadsheets.get' },
      fault,
      fault.type === 'status' && fault.status === 401 ? 1 : 2,
    );
    expect(await title()).toBe('Untitled');
  });

  it.each(passing)('case 28: writes once, whatever comes of it: %s', async (_name, fault) => {
    if (fault.type === 'hang') here.limit(300);
    here.server.fail({ method: 'spreadsheets.batchUpdate' }, fault);
    await rename('Once');
    expect(here.server.tabs(target.id)).toEqual(['Sheet1', 'Once']);
  });

  it('waits out the window of a quota', async () => {
    here.server.fail({ method: 'spreadsheets.get' }, { type: 'status', status: 429 }, 2);
    await title();
    expect(here.waits).toHaveLength(2);
    for (const ms of here.waits) expect(ms).toBeGreaterThan(60_000);
  });

  it('gives up a quota that stays exhausted, and says to run again (75)', async () => {
    here.server.fail({ method: 'spreadsheets.get' }, { type: 'status', status: 429 }, 99);
    await expect(title()).rejects.toMatchObject({ exitCode: 75 });
    expect(here.waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(300_000);
  });

  it('gives up an outage after two minutes (69)', async () => {
    here.server.fail({ method: 'spreadsheets.get' }, { type: 'status', status: 503 }, 99);
    await expect(title()).rejects.toMatchObject({ exitCode: 69 });
    expect(here.waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(120_000);
  });

  it('gets a new token once for a refused one, then gives up (77)', async () => {
    await title();
    here.server.expireTokens();
    expect(await title()).toBe('Untitled');
    here.server.fail({ api: 'sheets' }, { type: 'status', status: 401 }, 99);
    await expect(title()).rejects.toMatchObject({ exitCode: 77 });
    expect(here.server.calls.filter((call) => call.status === 401)).toHaveLength(3);
  });

  it('never repeats what Google refuses', async () => {
    here.server.unshare(target.id);
    await expect(rename('Never')).rejects.toMatchObject({ exitCode: 77 });
    expect(google.calls).toBe(1);
  });

  it('stops waiting when the run is asked to stop (75)', async () => {
    const stop = new AbortController();
    google = await here.connect('read-only', {}, stop.signal);
    here.server.fail({ method: 'spreadsheets.get' }, { type: 'status', status: 503 }, 99);
    here.server.between({ method: 'spreadsheets.get', nth: 3 }, () => {
      stop.abort();
    });
    await expect(title()).rejects.toMatchObject({ exitCode: 75 });
    expect(google.calls).toBe(3);
  });

  it('sends a token call that fails for a moment again', async () => {
    here.server.fail({ api: 'token' }, { type: 'status', status: 503 }, 5);
    expect(await title()).toBe('Untitled');
  });
});
