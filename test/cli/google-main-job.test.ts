import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startGoogle, type FakeGoogle } from '../google-server/server.ts';
import { run } from './run.ts';

/** The main job against Google's APIs, through the command line. */

const TITLES = ['Timestamp', 'Email Address', 'Organization Name', 'State', 'Are you authorized?'];

let google: FakeGoogle;
let folder: string;
let master: string;
let env: Record<string, string>;

beforeEach(async () => {
  google = await startGoogle();
  folder = await mkdtemp(join(tmpdir(), 'undersigned-main-job-'));
  const form = google.addForm({
    info: { title: 'Sign the letter' },
    settings: { emailCollectionType: 'VERIFIED' },
    items: TITLES.slice(2).map((title, n) => ({
      itemId: `i${n}`,
      title,
      questionItem: { question: { questionId: `q${n}`, textQuestion: {} } },
    })),
  });
  for (let n = 0; n < 150; n++) {
    google.addResponse(form, {
      responseId: `form-response-${n}`,
      respondentEmail: `person${n}@example.org`,
      createTime: '2026-03-01T12:00:00Z',
      lastSubmittedTime: '2026-03-01T12:00:00Z',
      answers: { q0: `Group number ${n % 120} of the Elms`, q1: 'Ohio', q2: 'Yes' },
    });
  }
  const rows = Array.from({ length: 150 }, (_, n) => [
    { date: '2026-03-02T09:00:00' },
    `other${n}@example.org`,
    `Circle ${n} of Larch Lane`,
    'Maine',
    n % 10 === 0 ? 'No' : 'Yes',
  ]);
  const sheet = google.addSpreadsheet({
    timeZone: 'America/New_York',
    tabs: [{ title: 'Form Responses 1', rows: [TITLES, ...rows] }],
  });
  master = google.addSpreadsheet({ title: 'Master' });
  const key = join(folder, 'key.json');
  await writeFile(key, JSON.stringify(google.serviceAccountKey()), { mode: 0o600 });
  env = { UNDERSIGNED_GOOGLE_API_URL: google.url, GOOGLE_APPLICATION_CREDENTIALS: key };
  await mkdir(join(folder, 'config'));
  await writeFile(
    join(folder, 'config', 'letter.yaml'),
    `letter: Quiet parks
timezone: America/New_York
sources:
  - { type: google-form, formId: ${form} }
  - { type: google-sheet, spreadsheetId: ${sheet}, tab: Form Responses 1 }
questions:
  submittedAt: Timestamp
  email: Email Address
  organization: Organization Name
  state: State
  authority: Are you authorized?
master: { type: google-sheet, spreadsheetId: ${master} }
`,
  );
});

afterEach(async () => {
  await google.close();
  await rm(folder, { recursive: true, force: true });
});

const apiCalls = () => google.calls.filter(({ api }) => api !== 'token');
const told = (text: string) => JSON.parse(text) as Record<string, unknown>;

describe('a sync of 300 responses from two sources', () => {
  it('takes at most 8 calls into an empty master, and a repeat at most 4, none a write', async () => {
    const first = await run(['sync', '--json'], folder, env);
    expect(first.stderr).toBe('');
    expect(told(first.stdout)).toMatchObject({
      result: 'written',
      pulled: 300,
      organizations: 270,
    });
    const tab = google.state.spreadsheets[master]?.sheets.find(
      ({ properties }) => properties.title === 'Organizations',
    );
    expect(told(first.stdout)['master']).toMatch(
      new RegExp(`/${master}/edit#gid=${tab?.properties.sheetId}$`, 'u'),
    );
    expect(apiCalls().length).toBeLessThanOrEqual(8);
    expect(told(first.stdout)['googleCalls']).toBe(apiCalls().length);

    google.calls.length = 0;
    const second = await run(['sync', '--json'], folder, env);
    expect(told(second.stdout)).toMatchObject({
      result: 'unchanged',
      new: 0,
      master: told(first.stdout)['master'],
    });
    expect(apiCalls().length).toBeLessThanOrEqual(4);
    expect(apiCalls().filter(({ kind }) => kind === 'write')).toEqual([]);
  });

  it('writes what changed and nothing else, in one atomic batch', async () => {
    await run(['sync', '--json'], folder, env);
    google.person(master).type('Organizations', 'P2', 'call them back');
    google.calls.length = 0;
    google.addResponse(Object.keys(google.state.forms)[0] ?? '', {});
    const after = await run(['sync', '--json'], folder, env);
    expect(told(after.stdout)).toMatchObject({ result: 'written', new: 1 });
    expect(apiCalls().filter(({ kind }) => kind === 'write')).toHaveLength(1);
    expect(google.grid(master, 'Organizations')[1]?.[15]).toBe('call them back');
  });
});
