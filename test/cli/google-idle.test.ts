import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startGoogle, type FakeGoogle } from '../google-server/server.ts';
import { run } from './run.ts';

/** A sync that has nothing to do finds that out without reading what grows; any doubt, and it reads. */

const TITLES = ['Timestamp', 'Email Address', 'Organization Name', 'State', 'Are you authorized?'];
const MINUTE = 60_000;

let google: FakeGoogle;
let folder: string;
let env: Record<string, string>;
let clock: number;
let ids: { form: string; sheet: string; master: string; response: string };

const config = (more = '') => `letter: Quiet parks
timezone: America/New_York
sources:
  - { type: google-form, formId: ${ids.form} }
  - { type: google-sheet, spreadsheetId: ${ids.sheet}, tab: Form Responses 1 }
questions:
  submittedAt: Timestamp
  email: Email Address
  organization: Organization Name
  state: State
  authority: Are you authorized?
master: { type: google-sheet, spreadsheetId: ${ids.master} }
${more}`;
const writeConfig = (more?: string) =>
  writeFile(join(folder, 'config', 'letter.yaml'), config(more));
const items = TITLES.slice(2).map((title, n) => ({
  itemId: `i${n}`,
  title,
  questionItem: { question: { questionId: `q${n}`, textQuestion: {} } },
}));

beforeEach(async () => {
  // Keys sign by the machine's own clock.
  clock = Date.now();
  google = await startGoogle({ now: () => clock });
  folder = await mkdtemp(join(tmpdir(), 'undersigned-idle-'));
  const form = google.addForm({
    info: { title: 'Sign the letter' },
    settings: { emailCollectionType: 'VERIFIED' },
    items,
  });
  const response = google.addResponse(form, {
    createTime: '2026-04-01T12:00:00.250Z',
    respondentEmail: 'one@example.org',
    answers: { q0: 'Acorn Walkers', q1: 'Ohio', q2: 'Yes' },
  });
  google.addResponse(form, {
    createTime: '2026-04-02T12:00:00.123456Z',
    respondentEmail: 'two@example.org',
    answers: { q0: 'Birch Riders', q1: 'Ohio', q2: 'Yes' },
  });
  const row = [{ date: '2026-03-02T09:00:00' }, 'three@example.org', 'Elm Circle', 'Maine', 'Yes'];
  const sheet = google.addSpreadsheet({
    timeZone: 'America/New_York',
    tabs: [{ title: 'Form Responses 1', rows: [TITLES, row] }],
  });
  ids = { form, sheet, master: google.addSpreadsheet({ title: 'Master' }), response };
  const key = join(folder, 'key.json');
  await writeFile(key, JSON.stringify(google.serviceAccountKey()), { mode: 0o600 });
  env = {
    UNDERSIGNED_GOOGLE_API_URL: google.url,
    GOOGLE_APPLICATION_CREDENTIALS: key,
    XDG_STATE_HOME: join(folder, 'state'),
  };
  await mkdir(join(folder, 'config'));
  await writeConfig();
});

afterEach(async () => {
  await google.close();
  await rm(folder, { recursive: true, force: true });
});

const methods = () => google.calls.flatMap(({ api, method }) => (api === 'token' ? [] : [method]));
/** A minute later. */
const sync = async (...options: readonly string[]) => {
  clock += MINUTE;
  google.calls.length = 0;
  // The clock goes on while a sync is at work.
  const ran = await run(
    ['sync', '--json', ...options],
    folder,
    env,
    '',
    () => new Date((clock += 50)),
  );
  expect(ran.stderr).toBe('');
  expect(ran.status).toBe(0);
  return JSON.parse(ran.stdout) as Record<string, unknown>;
};
const readsAll = () => methods().includes('spreadsheets.get');

describe('a sync that finds nothing to do', () => {
  it('asks for versions and for new responses, in four calls that do not grow', async () => {
    expect(await sync()).toMatchObject({ result: 'written' });
    const full = await sync();
    expect(full).toMatchObject({ result: 'unchanged', googleCalls: 4 });
    expect(readsAll()).toBe(true);
    for (let again = 0; again < 3; again++) {
      const idle = await sync();
      expect(methods()).toEqual(['files.get', 'files.get', 'forms.get', 'forms.responses.list']);
      expect({ ...idle, seconds: 0 }).toEqual({ ...full, seconds: 0 });
    }
  });

  it('reads everything every six hours, with --force, and where the note is lost', async () => {
    await sync();
    await sync();
    await sync('--force');
    expect(readsAll()).toBe(true);
    await sync();
    const state = join(folder, 'state', 'undersigned');
    const [file = ''] = (await readdir(state)).filter((name) => name.endsWith('.idle.json'));
    const note = JSON.parse(await readFile(join(state, file), 'utf8')) as { readAt: number };
    const longAgo = { ...note, readAt: note.readAt - 6 * 60 * MINUTE };
    await writeFile(join(state, file), JSON.stringify(longAgo));
    await sync();
    expect(readsAll()).toBe(true);
    await sync();
    expect(readsAll()).toBe(false);
    for (const file of await readdir(state)) await writeFile(join(state, file), '{"half":');
    await sync();
    expect(readsAll()).toBe(true);
  });

  it.each<readonly [string, () => void | Promise<void>]>([
    [
      'somebody edits the master',
      () => {
        google.person(ids.master).type('Organizations', 'P2', 'call');
      },
    ],
    [
      'the master is in the bin',
      () => {
        google.trashFile(ids.master);
      },
    ],
    [
      'the response sheet is edited',
      () => {
        google.person(ids.sheet).type('Form Responses 1', 'C2', 'Elm');
      },
    ],
    [
      'somebody signs',
      () => {
        google.addResponse(ids.form, { answers: { q0: 'Cedar', q2: 'Yes' } });
      },
    ],
    [
      'somebody signs at the very time of the newest',
      () => {
        google.addResponse(ids.form, {
          createTime: '2026-04-02T12:00:00.123456Z',
          answers: { q0: 'Fir' },
        });
      },
    ],
    [
      'a response is edited',
      () => {
        google.editResponse(ids.form, ids.response, {
          answers: { q0: 'Acorn Runners', q2: 'Yes' },
        });
      },
    ],
    [
      'the form asks otherwise',
      () => {
        google.updateForm(ids.form, { items: [...items].reverse() });
      },
    ],
    [
      'the config says otherwise',
      () => writeConfig('rules: { scope: { outOfScope: [Abroad] } }\n'),
    ],
  ])('reads everything where %s', async (_what, change) => {
    await sync();
    await sync();
    await sync();
    expect(readsAll()).toBe(false);
    await change();
    await sync();
    expect(readsAll()).toBe(true);
  });

  it('trusts no version of a file that was changed about when it was read', async () => {
    await sync();
    google.between({ method: 'forms.get' }, () => {
      google.person(ids.master).type('Organizations', 'P2', 'call');
    });
    expect(await sync()).toMatchObject({ result: 'unchanged' });
    await sync();
    expect(readsAll()).toBe(true);
  });

  it('reads everything where Drive does not tell', async () => {
    google.disableApi('drive');
    await sync();
    await sync();
    expect(await sync()).toMatchObject({ result: 'unchanged' });
    expect(readsAll()).toBe(true);
  });
});
