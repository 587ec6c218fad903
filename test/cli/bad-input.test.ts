import { execFileSync } from 'node:child_process';
import { lstat, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startGoogle, type FakeGoogle } from '../google-server/server.ts';
import { run } from './run.ts';

/** Bad input: one clear message that says what to do, the right exit status, an untouched master. */

const HEADER = 'Timestamp,Email Address,Organization Name,Are you authorized?';
const GOOD = `${HEADER}\n2026/03/01 9:00:00 AM GMT-5,a@example.org,Acorn Walkers,Yes\n`;
const QUESTIONS = `questions:
  submittedAt: Timestamp
  email: Email Address
  organization: Organization Name
  authority: Are you authorized?
`;
const XLSX = 'master: { type: xlsx, path: ../out/master.xlsx }\n';

let folder: string;
const at = (...path: string[]) => join(folder, ...path);
const config = (sources: string, rest = QUESTIONS + XLSX) =>
  writeFile(at('config', 'letter.yaml'), `letter: Quiet parks\nsources:\n${sources}\n${rest}`);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undersigned-bad-input-'));
  await mkdir(at('config'));
  await writeFile(at('good.csv'), GOOD);
  await config('  - { type: csv, path: ../good.csv }');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a sync that cannot use what it is given', () => {
  const cases = [
    {
      why: 'a CSV that is not there',
      csv: undefined,
      status: 65,
      says: [/good\.csv/u],
    },
    {
      why: 'a CSV that breaks off inside quotes',
      csv: `${HEADER}\n2026/03/01 9:00:00 AM GMT-5,a@example.org,"Acorn Walkers,Yes\n`,
      status: 65,
      says: [/good\.csv/u, /line 2/u],
    },
    {
      why: 'a question that was renamed (case 20)',
      csv: GOOD.replace('Organization Name', 'Your group'),
      status: 65,
      says: [/Organization Name/u, /Your group/u],
    },
  ];
  it.each(cases)('$why', async ({ csv, status, says }) => {
    expect((await run(['sync'], folder)).status).toBe(0);
    const before = await readFile(at('out', 'master.xlsx'));
    if (csv === undefined) await rm(at('good.csv'));
    else await writeFile(at('good.csv'), csv);

    const stopped = await run(['sync'], folder);
    expect(stopped.status).toBe(status);
    expect(stopped.stdout).toBe('');
    for (const text of says) expect(stopped.stderr).toMatch(text);
    expect(stopped.stderr).toMatch(/^undersigned: .+\n {2}→ .+\n$/u);
    expect(await readFile(at('out', 'master.xlsx'))).toEqual(before);
  });

  it('a master that is no workbook is refused and left as it is', async () => {
    await mkdir(at('out'));
    await writeFile(at('out', 'master.xlsx'), 'not a workbook');
    const stopped = await run(['sync', '--json'], folder);
    expect(stopped.status).toBe(65);
    expect(JSON.parse(stopped.stdout)).toMatchObject({ error: { exitStatus: 65 } });
    expect(await readFile(at('out', 'master.xlsx'), 'utf8')).toBe('not a workbook');
  });

  it('a config with errors names all of them, each in its place', async () => {
    await writeFile(at('config', 'letter.yaml'), 'leter: Quiet parks\nsources: []\n');
    const stopped = await run(['check'], folder);
    expect(stopped.status).toBe(78);
    expect(stopped.stderr).toMatch(/letter\.yaml:1:1: .*leter.*letter/u);
    expect(stopped.stderr).toMatch(/letter\.yaml:2:10: /u);
  });
});

// Nobody may ever write into it: opening one would wait without end, and no signal would end the wait.
describe('a pipe where a file belongs is refused at once, and left', () => {
  const csv = '  - { type: csv, path: ../good.csv }';
  const cases = [
    { what: 'config', pipe: 'config/letter.yaml', status: 78 },
    { what: 'CSV source', pipe: 'good.csv', status: 65 },
    {
      what: 'workbook source',
      pipe: 'good.xlsx',
      sources: '  - { type: xlsx, path: ../good.xlsx }',
      status: 65,
    },
    { what: 'master', pipe: 'out/master.xlsx', status: 73 },
    {
      what: 'directory',
      pipe: 'known.csv',
      rest: `${QUESTIONS}${XLSX}directory: ../known.csv\n`,
      status: 65,
    },
  ];
  it.each(cases)('$what', async ({ pipe, sources = csv, rest, status }) => {
    await config(sources, rest);
    await mkdir(at('out'));
    await rm(at(pipe), { force: true });
    execFileSync('mkfifo', [at(pipe)]);
    for (const command of ['sync', 'check', 'status']) {
      const ran = await run([command], folder, { XDG_STATE_HOME: at('state') });
      if (command === 'sync') {
        expect(ran.stderr).toContain('not a regular file');
        expect(ran.status).toBe(status);
      }
    }
    expect((await lstat(at(pipe))).isFIFO()).toBe(true);
  });
});

describe('Google that does not let us in', () => {
  let google: FakeGoogle;
  let env: Record<string, string>;

  beforeEach(async () => {
    google = await startGoogle();
    await writeFile(at('key.json'), JSON.stringify(google.serviceAccountKey()), { mode: 0o600 });
    env = {
      UNDERSIGNED_GOOGLE_API_URL: google.url,
      GOOGLE_APPLICATION_CREDENTIALS: at('key.json'),
    };
  });
  afterEach(() => google.close());

  it('a form that is not shared: with whom to share it', async () => {
    const form = google.addForm({ info: { title: 'Sign' }, shared: {} });
    await config(`  - { type: google-form, formId: ${form} }`);
    const stopped = await run(['sync'], folder, env);
    expect(stopped.status).toBe(77);
    expect(stopped.stderr).toContain(form);
    expect(stopped.stderr).toMatch(/→ .*[Ss]hare .*@/u);
  });

  it('a response sheet without the tab: which tabs there are', async () => {
    const sheet = google.addSpreadsheet({
      tabs: [{ title: 'Replies', rows: [HEADER.split(',')] }],
    });
    await config(`  - { type: google-sheet, spreadsheetId: ${sheet}, tab: Form Responses 1 }`);
    const stopped = await run(['sync'], folder, env);
    expect(stopped.status).toBe(65);
    expect(stopped.stderr).toMatch(/Form Responses 1.*Replies/su);
  });

  it('a key that is no key, and one that others can read', async () => {
    const form = google.addForm({ info: { title: 'Sign' } });
    await config(`  - { type: google-form, formId: ${form} }`);
    await writeFile(at('bad.json'), '{"installed": {"client_id": "x"}}', { mode: 0o600 });
    const wrong = await run(['sync'], folder, {
      ...env,
      GOOGLE_APPLICATION_CREDENTIALS: at('bad.json'),
    });
    expect(wrong.status).toBe(77);
    expect(wrong.stderr).toMatch(/bad\.json/u);

    await writeFile(at('open.json'), JSON.stringify(google.serviceAccountKey()));
    const open = await run(['sync'], folder, {
      ...env,
      GOOGLE_APPLICATION_CREDENTIALS: at('open.json'),
    });
    expect(open.status).toBe(77);
    expect(open.stderr).toMatch(/chmod 600/u);
  });

  it('case 29: a master that is no longer shared stays as it was, and says with whom', async () => {
    const master = google.addSpreadsheet({ title: 'Master' });
    const rest = `${QUESTIONS}master: { type: google-sheet, spreadsheetId: ${master} }\n`;
    await config('  - { type: csv, path: ../good.csv }', rest);
    expect((await run(['sync'], folder, env)).status).toBe(0);
    const before = google.grid(master, 'Organizations');
    google.unshare(master);
    await writeFile(
      at('good.csv'),
      `${GOOD}2026/03/02 9:00:00 AM GMT-5,b@example.org,Birch Riders,Yes\n`,
    );
    const stopped = await run(['sync'], folder, env);
    expect(stopped.status).toBe(77);
    expect(stopped.stderr).toMatch(/as Editor/u);
    expect(google.grid(master, 'Organizations')).toEqual(before);
  });
});
