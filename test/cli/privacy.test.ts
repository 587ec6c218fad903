import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startGoogle, type FakeGoogle } from '../google-server/server.ts';
import { run, type Ran } from './run.ts';

/**
 * Everything that signers gave, people typed and Google demands carries a mark here. None of it
 * may show in what the program prints, whatever goes wrong.
 */

const MARK = /zebramark|ya29|1\/\/local|assertion|PRIVATE KEY/iu;
const marked = (text: string) => `Zebramark ${text}`;
const FIELDS = [
  'organization',
  'state',
  'firstName',
  'lastName',
  'title',
  'affiliation',
  'authority',
];
const TITLES = ['Group', 'State', 'First Name', 'Last Name', 'Title', 'Affiliation', 'May you?'];

let google: FakeGoogle;
let folder: string;
let form: string;
let sheet: string;
let master: string;

beforeEach(async () => {
  google = await startGoogle();
  folder = await mkdtemp(join(tmpdir(), 'undersigned-privacy-'));
  await mkdir(join(folder, 'config'));
  form = google.addForm({
    info: { title: 'Sign the letter' },
    settings: { emailCollectionType: 'VERIFIED' },
    items: TITLES.map((title, n) => ({
      itemId: `i${n}`,
      title,
      questionItem: { question: { questionId: `q${n}`, textQuestion: {} } },
    })),
  });
  for (let n = 0; n < 3; n++) answer(n);
  const row = (n: number) => [
    { date: `2026-03-0${n + 1} 09:00:00` },
    `zebramark.sheet${n}@example.org`,
    ...FIELDS.map((field) => marked(`${field} ${n}`)),
  ];
  sheet = google.addSpreadsheet({
    tabs: [
      {
        title: 'Form Responses 1',
        rows: [['Timestamp', 'Email Address', ...TITLES], row(1), row(2)],
      },
    ],
  });
  master = google.addSpreadsheet({ title: marked('master') });
  const key = join(folder, 'key.json');
  await writeFile(key, JSON.stringify(google.serviceAccountKey()), { mode: 0o600 });
  await config();
});

afterEach(async () => {
  await google.close();
  await rm(folder, { recursive: true, force: true });
});

function answer(n: number): void {
  const time = '2026-03-01T12:00:00.000Z';
  google.addResponse(form, {
    responseId: `response-${n}`,
    respondentEmail: `zebramark${n}@example.org`,
    createTime: time,
    lastSubmittedTime: time,
    answers: Object.fromEntries(
      FIELDS.map((field, at) => [
        `q${at}`,
        field === 'authority' ? 'Yes' : marked(`${field} ${n}`),
      ]),
    ),
  });
}

const config = (lines = '') =>
  writeFile(
    join(folder, 'config', 'letter.yaml'),
    `letter: Quiet parks
timezone: America/New_York
sources:
  - { type: google-form, name: form, formId: ${form} }
  - { type: google-sheet, name: sheet, spreadsheetId: ${sheet}, tab: Form Responses 1 }
questions:
  submittedAt: Timestamp
  email: Email Address
${FIELDS.map((field, at) => `  ${field}: ${TITLES[at] ?? ''}`).join('\n')}
master: { type: google-sheet, spreadsheetId: ${master} }
${lines}`,
  );

const at = (argv: readonly string[]): Promise<Ran> =>
  run(argv, folder, {
    UNDERSIGNED_GOOGLE_API_URL: google.url,
    GOOGLE_APPLICATION_CREDENTIALS: join(folder, 'key.json'),
  });

/** Nothing marked is in it. Documents' addresses and the letter's name may be. */
function expectSilence({ stdout, stderr }: Ran): void {
  expect(stdout + stderr).not.toMatch(MARK);
  const { tokens } = google.state;
  for (const token of Object.keys(tokens)) expect(stdout + stderr).not.toContain(token);
}

const COMMANDS = [
  ['sync'],
  ['sync', '--json'],
  ['sync', '--dry-run'],
  ['check'],
  ['check', '--json'],
];

describe('case 50: no name, address, answer or token is printed', () => {
  it.each(COMMANDS)('by %s %s, when all is well', async (...argv) => {
    const ran = await at(argv);
    expect(ran.status).toBe(0);
    expectSilence(ran);
  });

  it.each(COMMANDS)(
    'by %s %s, when people edited the master and answers changed',
    async (...argv) => {
      await at(['sync']);
      const person = google.person(master);
      person.type('Organizations', 'B2', marked('typed by hand'));
      person.type('Organizations', 'P2', 'zebramark@example.net');
      person.type('Organizations', 'B9', marked('typed row'));
      person.type('Review', 'A9', marked('pair'));
      person.type('Review', 'B9', marked('nobody'));
      person.type('Review', 'F9', 'same');
      google.deleteResponse(form, 'response-0');
      answer(7);
      const ran = await at(argv);
      expect(ran.status).toBe(0);
      expectSilence(ran);
    },
  );

  type Trouble = readonly [why: string, status: number, make: () => void | Promise<void>];
  const troubles: readonly Trouble[] = [
    [
      'a question is gone',
      65,
      () =>
        config().then(() => {
          rename('Group', 'Your group');
        }),
    ],
    [
      'the form is not shared',
      77,
      () => {
        google.unshare(form);
      },
    ],
    [
      'the tab is not there',
      65,
      () => {
        google.person(sheet).renameTab('Form Responses 1', 'Renamed');
      },
    ],
    [
      'the key is refused',
      77,
      () => {
        google.fail({ api: 'token' }, { type: 'status', status: 400 }, 9);
      },
    ],
    [
      'Google quotes what was sent',
      65,
      () => {
        const message = 'Invalid value "Zebramark <zebramark@example.org>" at requests[3]';
        google.fail({ api: 'sheets' }, { type: 'status', status: 400, message }, 9);
      },
    ],
    [
      'a column was renamed',
      65,
      async () => {
        await at(['sync']);
        google.person(master).type('Organizations', 'C1', 'State of play');
      },
    ],
    [
      'the hidden tab was changed',
      65,
      async () => {
        await at(['sync']);
        google.person(master).type('_undersigned', 'C3', marked('{ not JSON'));
      },
    ],
    ['the config is wrong', 78, () => config('master2: yes\n')],
  ];
  function rename(title: string, to: string): void {
    const items = TITLES.map((each, n) => ({
      itemId: `i${n}`,
      title: each === title ? to : each,
      questionItem: { question: { questionId: `x${n}`, textQuestion: {} } },
    }));
    google.updateForm(form, { items });
  }

  it.each(troubles)('when %s', async (_why, status, make) => {
    await make();
    for (const argv of [['sync', '--json', '--debug'], ['sync'], ['check', '--json']]) {
      const ran = await at(argv);
      expect([argv[0], ran.status]).toEqual([argv[0], status]);
      expectSilence(ran);
    }
  });
});

it.each([0o640, 0o604])('refuses a key that others can read: mode %o', async (mode) => {
  await chmod(join(folder, 'key.json'), mode);
  const ran = await at(['sync']);
  expect(ran.status).toBe(77);
  expect(ran.stderr).toMatch(/→ .*chmod 600/u);
  expect(google.calls).toEqual([]);
  expectSilence(ran);
});
