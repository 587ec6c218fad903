import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OWNER, ROBOT } from '../google-server/office.ts';
import { startGoogle, type FakeGoogle } from '../google-server/server.ts';
import { run } from './run.ts';

/** Each trouble that `check` can find, provoked at a local Google, and the remedy that it tells. */

const TITLES = ['Organization Name', 'Scope', 'State', 'Are you authorized?'];

let google: FakeGoogle;
let folder: string;
let env: Record<string, string>;
let form: string;
let sheet: string;
let master: string;

function choice(...options: readonly string[]) {
  return { choiceQuestion: { type: 'RADIO', options: options.map((value) => ({ value })) } };
}

function items(authority: readonly string[], scope: readonly string[]) {
  const kinds = [
    { textQuestion: {} },
    choice(...scope),
    { textQuestion: {} },
    choice(...authority),
  ];
  return TITLES.map((title, n) => ({
    itemId: `i${n}`,
    title,
    questionItem: { question: { questionId: `q${n}`, ...kinds[n] } },
  }));
}

async function config(more: string, timezone = 'America/New_York'): Promise<void> {
  await writeFile(
    join(folder, 'config', 'letter.yaml'),
    `letter: Quiet parks
timezone: ${timezone}
sources:
  - { type: google-form, formId: ${form}, name: form }
  - { type: google-sheet, spreadsheetId: ${sheet}, name: sheet }
questions:
  submittedAt: Timestamp
  email: Email Address
  organization: Organization Name
  scope: { titles: Scope, optional: true }
  authority: Are you authorized?
rules: { scope: { outOfScope: International } }
${more}
`,
  );
}

beforeEach(async () => {
  google = await startGoogle();
  folder = await mkdtemp(join(tmpdir(), 'undersigned-check-'));
  form = google.addForm({
    info: { title: 'Sign the letter' },
    settings: { emailCollectionType: 'VERIFIED' },
    items: items(['Yes', 'No'], ['National', 'Local', 'International']),
  });
  google.addResponse(form, { answers: { q0: 'Elm Street Group', q3: 'Yes' } });
  sheet = google.addSpreadsheet({
    timeZone: 'America/New_York',
    tabs: [
      {
        title: 'Form Responses 1',
        rows: [
          ['Timestamp', 'Email Address', ...TITLES],
          [
            { date: '2026-03-02T09:00:00' },
            'a@example.org',
            'Larch Circle',
            'Local',
            'Ohio',
            'Yes',
          ],
        ],
      },
    ],
  });
  master = google.addSpreadsheet({ title: 'Master' });
  const key = join(folder, 'key.json');
  await writeFile(key, JSON.stringify(google.serviceAccountKey()), { mode: 0o600 });
  env = { UNDERSIGNED_GOOGLE_API_URL: google.url, GOOGLE_APPLICATION_CREDENTIALS: key };
  await mkdir(join(folder, 'config'));
  await config(`master: { type: google-sheet, spreadsheetId: ${master} }`);
});

afterEach(async () => {
  await google.close();
  await rm(folder, { recursive: true, force: true });
});

const check = (...words: string[]) => run(['check', ...words], folder, env);
const formPage = () => `https://docs.google.com/forms/d/${form}/edit`;
const sheetPage = (id: string) => `https://docs.google.com/spreadsheets/d/${id}/edit`;

describe('check, where all is well', () => {
  it('says so of each thing, and changes nothing', async () => {
    const before = google.save();
    const { status, stdout, stderr } = await check();
    expect(stderr).toBe('');
    expect(stdout).toBe(`Quiet parks
  ✓ time zone: America/New_York
  ✓ Google account: service account ${ROBOT} (${join(folder, 'key.json')})
  ✓ master: ${sheetPage(master)} has no list yet; the first sync makes its tabs
  ✓ source form: Sign the letter asks every mapped question
  ✓ source form, responses: can be read
  ✓ source sheet: 1 response, every mapped question found
  ✓ quota: a sync takes about 5 calls; Google allows 60 a minute
All is ready for a sync: undersigned sync
`);
    expect(status).toBe(0);
    const state = (text: string): unknown => {
      const { spreadsheets, forms, files } = JSON.parse(text) as Record<string, unknown>;
      return { spreadsheets, forms, files };
    };
    expect(state(google.save())).toEqual(state(before));
  });

  it.each([
    [{ publishState: { isPublished: false, isAcceptingResponses: false } }, 'is not published'],
    [{ publishState: { isPublished: true, isAcceptingResponses: false } }, 'is closed'],
    [{ publishState: { isPublished: true, isAcceptingResponses: true } }, undefined],
  ])('%j of a form: %s', async (publishSettings, told) => {
    google.updateForm(form, { publishSettings });
    const { status, stdout } = await check();
    expect(status).toBe(0);
    if (told === undefined) expect(stdout).not.toMatch(/published|closed/u);
    else expect(stdout).toMatch(new RegExp(`! source form: the form ${told}.*\\n.*${form}`, 'u'));
  });

  it('tells of addresses that anybody can type', async () => {
    google.updateForm(form, { settings: { emailCollectionType: 'RESPONDER_INPUT' } });
    expect((await check()).stdout).toContain('so it may be anybody’s');
  });

  it('tells of protected parts and Tables in the tabs of the tool alone', async () => {
    expect((await run(['sync'], folder, env)).status).toBe(0);
    const person = google.person(master);
    person.addTab('Phone bank');
    person.protect('Phone bank', 'A1:B2');
    expect((await check()).stdout).not.toContain('protected');
    person.protect('Organizations', 'A1:D50');
    person.tabulate('Responses', 'A1:D9', 'Table1');
    const { status, stdout } = await check();
    expect(stdout).toContain('a part of the tab "Organizations" is protected against changes by');
    expect(stdout).toContain('the tab "Responses" holds a Table');
    expect(status).toBe(0);
  });

  it('is as content with a master that syncs have written', async () => {
    expect((await run(['sync'], folder, env)).status).toBe(0);
    const { status, stdout } = await check();
    expect(stdout).toContain(`✓ master: ${sheetPage(master)} is as a sync needs it`);
    expect(status).toBe(0);
  });
});

interface Trouble {
  readonly trouble: string;
  readonly provoke: () => void | Promise<void>;
  readonly status: number;
  /** Lines that are told, in this order. */
  readonly told: () => readonly string[];
}

const TROUBLES: readonly Trouble[] = [
  {
    trouble: 'no credentials at all',
    provoke: () => {
      env = { UNDERSIGNED_GOOGLE_API_URL: google.url, HOME: folder };
    },
    status: 77,
    told: () => [
      '✗ Google account: No Google credentials were found.',
      '→ Set GOOGLE_APPLICATION_CREDENTIALS in .env to the JSON key of a service account, or sign in with your own Google account: undersigned login.',
    ],
  },
  {
    trouble: 'a key that others on the machine can read',
    provoke: async () => {
      const open = join(folder, 'open.json');
      await writeFile(open, JSON.stringify(google.serviceAccountKey()), { mode: 0o644 });
      env = { ...env, GOOGLE_APPLICATION_CREDENTIALS: open };
    },
    status: 77,
    told: () => ['✗ Google account: Other users of this machine', '→ Run: chmod 600'],
  },
  {
    trouble: 'an account that was deleted, told once and not for every file',
    provoke: () => {
      google.removeAccount(ROBOT);
    },
    status: 77,
    told: () => [
      `✗ master, source form, source sheet: Google gave ${ROBOT} no token`,
      '→ Check that its key',
    ],
  },
  {
    trouble: 'a sign-in that does not cover the APIs',
    provoke: async () => {
      const token = google.refreshToken({ scopes: ['spreadsheets'] });
      const file = join(folder, 'token.json');
      const user = { type: 'authorized_user', client_id: 'c', client_secret: 's' };
      await writeFile(file, JSON.stringify({ ...user, refresh_token: token }), { mode: 0o600 });
      env = { ...env, GOOGLE_APPLICATION_CREDENTIALS: file };
      google.share(master, OWNER, 'owner');
    },
    status: 77,
    told: () => [
      '✗ source form: The sign-in of the Google account that is signed in does not cover the Google Forms API.',
      '→ Sign in again and agree to everything asked for: undersigned login.',
    ],
  },
  {
    trouble: 'the Forms API not enabled',
    provoke: () => {
      google.disableApi('forms');
    },
    status: 77,
    told: () => ['✗ source form: The Google Forms API is not enabled', '→ Enable it at https://'],
  },
  {
    trouble: 'the Sheets API not enabled',
    provoke: () => {
      google.disableApi('sheets');
    },
    status: 77,
    told: () => [
      '✗ master, source sheet: The Google Sheets API is not enabled',
      '→ Enable it at https://',
    ],
  },
  {
    trouble: 'a form that is not shared',
    provoke: () => {
      google.unshare(form);
    },
    status: 77,
    told: () => [
      `✗ source form: The form ${formPage()} is not shared with ${ROBOT}.`,
      `→ Share ${formPage()} with ${ROBOT} as Editor.`,
    ],
  },
  {
    trouble: 'a response sheet that is not shared',
    provoke: () => {
      google.unshare(sheet);
    },
    status: 77,
    told: () => [
      `✗ source sheet: The spreadsheet ${sheetPage(sheet)} is not shared with ${ROBOT}.`,
      `→ Share ${sheetPage(sheet)} with ${ROBOT} as Viewer.`,
    ],
  },
  {
    trouble: 'a master that is not shared',
    provoke: () => {
      google.unshare(master);
    },
    status: 77,
    told: () => [
      `✗ master: The spreadsheet ${sheetPage(master)} is not shared with ${ROBOT}.`,
      `→ Share ${sheetPage(master)} with ${ROBOT}`,
    ],
  },
  {
    trouble: 'a master that is shared for reading only',
    provoke: () => {
      google.share(master, ROBOT, 'reader');
    },
    status: 77,
    told: () => [
      `✗ master: ${sheetPage(master)} may only be read by this account, not written.`,
      `→ Share ${sheetPage(master)} with ${ROBOT} as Editor.`,
    ],
  },
  {
    trouble: 'a form that is gone',
    provoke: () => {
      google.deleteFile(form);
    },
    status: 65,
    told: () => [`✗ source form: There is no form at ${formPage()}.`, '→ Check the ID'],
  },
  {
    trouble: 'a response sheet without the tab',
    provoke: () => {
      google.person(sheet).renameTab('Form Responses 1', 'Answers');
    },
    status: 65,
    told: () => [
      '✗ source sheet: There is no tab "Form Responses 1"',
      '→ Its tabs are: "Answers".',
    ],
  },
  {
    trouble: 'a mapped question that is gone from the form',
    provoke: () => {
      google.updateForm(form, { items: items(['Yes'], ['International']).slice(0, 3) });
    },
    status: 65,
    told: () => [
      '✗ source form: form: no question was found for authority ("Are you authorized?")',
      '→ The titles there: "Organization Name", "Scope", "State".',
    ],
  },
  {
    trouble: 'a question that was reworded in the sheet',
    provoke: () => {
      google.person(sheet).type('Form Responses 1', 'C1', 'Name of your organization');
    },
    status: 65,
    told: () => [
      '✗ source sheet: sheet: no question was found for organization ("Organization Name"',
      '→ The titles there:',
    ],
  },
  {
    trouble: 'an answer about authority that no rule knows',
    provoke: () => {
      google.updateForm(form, { items: items(['Yes', 'Pickle'], ['International']) });
    },
    status: 0,
    told: () => [
      '! source form: no rule knows what "Pickle" says about authority',
      '→ Write it under rules.authority in',
    ],
  },
  {
    trouble: 'an answer about scope that no rule knows',
    provoke: () => {
      google.updateForm(form, { items: items(['Yes'], ['International', 'Outer space']) });
    },
    status: 0,
    told: () => [
      '! source form: no rule knows the scope "Outer space"; it counts as within the letter.',
      '→ If it is not, write it under rules.scope.outOfScope in',
    ],
  },
  {
    trouble: 'a response sheet whose clock is not the letter’s',
    provoke: () => {
      const spreadsheet = google.state.spreadsheets[sheet];
      if (spreadsheet) spreadsheet.properties.timeZone = 'Asia/Tokyo';
    },
    status: 0,
    told: () => [
      "! source sheet: its time zone is Asia/Tokyo, the letter's America/New_York",
      '→ If that is not how it was meant, choose America/New_York under File > Settings in',
    ],
  },
  {
    trouble: 'a letter whose time zone was left out',
    provoke: () =>
      config(
        `editions: [{ name: First, closes: 2026-05-01 }]\nmaster: { type: google-sheet, spreadsheetId: ${master} }`,
        'UTC',
      ),
    status: 0,
    told: () => ['! time zone: UTC: deadlines', '→ If that is not what you want, write'],
  },
  {
    trouble: 'a column of the master that was renamed',
    provoke: async () => {
      await run(['sync'], folder, env);
      google.person(master).type('Organizations', 'C1', 'State of things');
    },
    status: 65,
    told: () => [
      '✗ master: In the tab "Organizations"',
      '→ Give the column its old header again (or undo its deletion)',
    ],
  },
  {
    trouble: 'a tab of the master that was deleted',
    provoke: async () => {
      await run(['sync'], folder, env);
      google.person(master).deleteTab('Log');
    },
    status: 65,
    told: () => ['✗ master: The tab "Log" of', '→ Undo its deletion'],
  },
  {
    trouble: 'an .xlsx master that cannot be written',
    provoke: async () => {
      await writeFile(join(folder, 'out'), 'a file where a folder should be');
      await config('master: { type: xlsx, path: ../out/letter.xlsx }');
    },
    status: 73,
    told: () => ['✗ master: Cannot', 'a part of its path is a file', '→ Correct the path'],
  },
  {
    trouble: 'an .xlsx master that somebody has open',
    provoke: async () => {
      await config('master: { type: xlsx, path: ../letter.xlsx }');
      await writeFile(join(folder, '~$letter.xlsx'), '');
    },
    status: 75,
    told: () => ['✗ master:', 'is open in Excel', '→ Close it'],
  },
  {
    trouble: 'a directory that is not there',
    provoke: () =>
      config(`directory: nowhere.csv\nmaster: { type: google-sheet, spreadsheetId: ${master} }`),
    status: 65,
    told: () => ['✗ directory:', 'nowhere.csv', '→'],
  },
  {
    trouble: 'a Google that is down',
    provoke: () => {
      env = { ...env, UNDERSIGNED_GOOGLE_API_URL: 'https://forms.example.org' };
    },
    status: 78,
    told: () => [
      '✗ Google account: UNDERSIGNED_GOOGLE_API_URL must be an address of this machine.',
      '→',
    ],
  },
];

describe('check, where something is wrong', () => {
  it.each(TROUBLES)('$trouble', async ({ provoke, status, told }) => {
    await provoke();
    const result = await check();
    let rest = result.stdout;
    for (const line of told()) {
      expect(rest).toContain(line);
      rest = rest.slice(rest.indexOf(line) + line.length);
    }
    expect(result.status).toBe(status);
  });

  it('tells all troubles at once, the first deciding the exit status', async () => {
    google.unshare(form);
    google.share(master, ROBOT, 'reader');
    google.person(sheet).renameTab('Form Responses 1', 'Answers');
    const { status, stdout } = await check();
    expect(stdout).toContain('3 problems to fix before a sync can run.');
    expect(status).toBe(77);
  });

  it('gives monitors the page to click', async () => {
    google.unshare(form);
    const { status, stdout } = await check('--json');
    const result = JSON.parse(stdout) as { ready: boolean; checks: { address?: string }[] };
    expect(status).toBe(77);
    expect(result.ready).toBe(false);
    expect(result.checks.flatMap(({ address }) => address ?? [])).toEqual([formPage()]);
  });
});
