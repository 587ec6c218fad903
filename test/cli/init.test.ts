import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { main } from '../../src/cli/main.ts';
import { loadLetter } from '../../src/config/load-letter.ts';
import { ROBOT } from '../google-server/office.ts';
import { startGoogle, type FakeGoogle } from '../google-server/server.ts';
import { run } from './run.ts';

let google: FakeGoogle;
let folder: string;
let env: Record<string, string>;

beforeEach(async () => {
  google = await startGoogle();
  folder = await mkdtemp(join(tmpdir(), 'undersigned-init-'));
  await cp('fixtures/safe-streets', folder, { recursive: true });
  const key = join(folder, 'key.json');
  await writeFile(key, JSON.stringify(google.serviceAccountKey()), { mode: 0o600 });
  env = { UNDERSIGNED_GOOGLE_API_URL: google.url, GOOGLE_APPLICATION_CREDENTIALS: key };
});

afterEach(async () => {
  await google.close();
  await rm(folder, { recursive: true, force: true });
});

const init = (...words: string[]) => run(['init', ...words], folder, env);

function addForm(): string {
  const choice = (...values: string[]) => ({
    choiceQuestion: { type: 'RADIO', options: values.map((value) => ({ value })) },
  });
  const questions: [string, object][] = [
    ['Nombre de la organización', { textQuestion: {} }],
    ['¿Está autorizada o autorizado para firmar?', choice('Sí', 'No')],
    ['Nombre', { textQuestion: {} }],
    ['Apellidos', { textQuestion: {} }],
    ['¿Cómo se enteró?', { textQuestion: {} }],
  ];
  const form = google.addForm({
    info: { title: 'Carta por las calles' },
    settings: { emailCollectionType: 'VERIFIED' },
    items: questions.map(([title, question], n) => ({
      itemId: `i${n}`,
      title,
      questionItem: { question: { questionId: `q${n}`, ...question } },
    })),
  });
  google.addResponse(form, { answers: { q0: 'Vecinas del Olmo', q1: 'Sí', q2: 'Ana' } });
  return form;
}

describe('init from CSV exports', () => {
  it('maps every question of an English and a Spanish export, and check and sync then work', async () => {
    const done = await init('english.csv', 'spanish.csv', '--letter', 'Safe streets');
    expect(done.status).toBe(0);
    expect(done.stdout).toContain('Wrote config/safe-streets.yaml and .env.');
    const letter = await loadLetter(join(folder, 'config', 'safe-streets.yaml'));
    const example = await loadLetter('config/safe-streets.example.yaml');
    const titles = (of: typeof letter) =>
      Object.entries(of.questions).map(([field, question]) => [field, question.titles]);
    expect(titles(letter)).toEqual(titles(example));
    expect(letter.languages).toEqual(['en', 'es']);
    expect((await run(['check'], folder)).status).toBe(0);
    const synced = await run(['sync', '--json'], folder);
    expect(JSON.parse(synced.stdout)).toMatchObject({ result: 'written', pulled: 75 });
  });

  it('shows no answer where it might end in a log, unless asked to', async () => {
    expect((await init('english.csv')).stderr).not.toContain('Crosswalk');
    const shown = await init('english.csv', '--verbose', '--force');
    expect(shown.stderr).toContain('Crosswalk Action Network');
  });

  it('takes a mapping from the command line', async () => {
    const street = 'Which street near you should be made safe first?';
    const { stdout } = await init('english.csv', '--json', '--map', `affiliation=${street}`);
    const { questions } = JSON.parse(stdout) as { questions: Record<string, string[]> };
    expect(questions['affiliation']).toEqual([street]);
  });

  it('marks a question as optional that only one of the sources asks', async () => {
    await writeFile(join(folder, 'more.csv'), 'Timestamp,Email,Organization\n');
    await init('english.csv', 'more.csv', '--config', 'config/both.yaml');
    const text = await readFile(join(folder, 'config', 'both.yaml'), 'utf8');
    expect(text).toContain('state: {titles: State, optional: true} # not every source asks it');
  });
});

describe('init from Google', () => {
  it('reads a form from the address in the browser, in Spanish', async () => {
    const form = addForm();
    const master = google.addSpreadsheet({ title: 'Master' });
    const done = await init(
      `https://docs.google.com/forms/d/${form}/edit?usp=sharing`,
      ...['--master', `https://docs.google.com/spreadsheets/d/${master}/edit#gid=0`],
    );
    expect(done.status).toBe(0);
    const text = await readFile(join(folder, 'config', 'carta-por-las-calles.yaml'), 'utf8');
    expect(text).toContain('languages: [es]');
    expect(text).toContain('organization: Nombre de la organización');
    expect(text).toContain('# The form offers: Sí · No');
    expect(text).toContain('#   ¿Cómo se enteró?');
    expect((await run(['check'], folder, env)).status).toBe(0);
    expect((await run(['sync'], folder, env)).status).toBe(0);
    expect(google.grid(master, 'Organizations')[1]?.[1]).toBe('Vecinas del Olmo');
  });

  it('finds the tab of the responses, and the spreadsheet’s time zone', async () => {
    const sheet = google.addSpreadsheet({
      title: 'Answers',
      timeZone: 'America/Denver',
      tabs: [
        { title: 'Notes', rows: [['Call them']] },
        { title: 'Form Responses 2', rows: [['Timestamp', 'Group Name', 'Which state?']] },
      ],
    });
    await init('--sheet', sheet);
    const letter = await loadLetter(join(folder, 'config', 'answers.yaml'));
    expect(letter.timezone).toBe('America/Denver');
    expect(letter.sources).toMatchObject([{ spreadsheetId: sheet, tab: 'Form Responses 2' }]);
    expect(Object.keys(letter.questions)).toEqual(['submittedAt', 'organization', 'state']);
  });

  it('creates the master where the account may', async () => {
    const refresh = google.refreshToken();
    const user = { type: 'authorized_user', client_id: 'c', client_secret: 's' };
    const file = join(folder, 'token.json');
    await writeFile(file, JSON.stringify({ ...user, refresh_token: refresh }), { mode: 0o600 });
    env = { ...env, GOOGLE_APPLICATION_CREDENTIALS: file };
    const done = await init('english.csv', '--create-master', '--json');
    const { master } = JSON.parse(done.stdout) as { master: string };
    const id = master.split('/')[5] ?? '';
    expect(google.state.spreadsheets[id]?.properties.title).toBe('english');
  });

  it('case 30: says what to do where a service account cannot create it', async () => {
    const { status, stderr } = await init('english.csv', '--create-master');
    expect(stderr).toContain(
      `Create an empty one at https://sheets.new, share it with ${ROBOT} as Editor, and paste its address: --master ADDRESS.`,
    );
    expect(status).toBe(77);
  });

  it('explains the address that respondents see', async () => {
    const { status, stderr } = await init('https://docs.google.com/forms/d/e/1FAIpQLSe/viewform');
    expect(stderr).toContain('Open the form for editing and copy the address in the browser');
    expect(status).toBe(64);
  });
});

describe('what init writes', () => {
  it('keeps a config that is there, unless forced, and .env in any case', async () => {
    await writeFile(join(folder, '.env'), 'MINE=1\n');
    await init('english.csv');
    const config = join(folder, 'config', 'english.yaml');
    await writeFile(config, 'mine');
    const refused = await init('english.csv');
    expect(refused.status).toBe(73);
    expect(await readFile(config, 'utf8')).toBe('mine');
    expect((await init('english.csv', '--force')).status).toBe(0);
    expect(await readFile(config, 'utf8')).not.toBe('mine');
    expect(await readFile(join(folder, '.env'), 'utf8')).toBe('MINE=1\n');
  });

  it('notes the key in .env, which nobody else can read', async () => {
    await init('english.csv', '--credentials', 'key.json');
    const file = join(folder, '.env');
    expect(await readFile(file, 'utf8')).toContain('\nGOOGLE_APPLICATION_CREDENTIALS=key.json\n');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['no source', [], 64, 'undersigned init ADDRESS'],
    ['a file that is not there', ['nowhere.csv'], 65, 'nowhere.csv cannot be read'],
    ['a field that is none', ['english.csv', '--map', 'orgnization=State'], 64, 'Did you mean'],
    [
      'a title that nobody asks',
      ['english.csv', '--map', 'state=Stat'],
      64,
      'Did you mean "State"',
    ],
    ['a zone that is none', ['english.csv', '--timezone', 'Boston'], 64, 'America/New_York'],
    ['questions about nobody', ['organizations.csv', '--map', 'firstName='], 65, '--map'],
  ])('nothing, for %s', async (_, words, status, told) => {
    const result = await init(...words);
    expect(result.stderr).toContain(told);
    expect(result.status).toBe(status);
    await expect(stat(join(folder, 'config'))).rejects.toThrow('ENOENT');
  });
});

describe('init at a terminal', () => {
  it('asks for the source, shows sample answers, and takes corrections', async () => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
    const stderr = Object.assign(new PassThrough(), { isTTY: true, columns: 120, rows: 40 });
    let seen = '';
    const answers: [RegExp, string][] = [
      [/key file/u, '\r'],
      [/Where do sign-ons arrive/u, 'english.csv\r'],
      [/Is this right\?/u, '\r'],
      [/What is the letter called\?/u, ' letter\r'],
      [/time zone/u, '\r'],
      [/Where should the list of signers live/u, '\r'],
    ];
    stderr.on('data', (chunk: Buffer) => {
      seen += chunk.toString('utf8');
      const [next] = answers;
      if (next?.[0].test(seen) === true) {
        answers.shift();
        setTimeout(() => stdin.write(next[1]), 20);
      }
    });
    const stdout = new PassThrough();
    const status = await main(['init'], {
      env: {},
      cwd: folder,
      stdin,
      stdout,
      stderr,
      now: () => new Date('2026-04-20T10:00:00.000Z'),
      sleep: () => Promise.resolve(),
      pid: process.pid,
      signal: new AbortController().signal,
    });
    expect(status).toBe(0);
    expect(seen).toContain('e.g. Crosswalk Action Network');
    const letter = await loadLetter(join(folder, 'config', 'english-letter.yaml'));
    expect(letter.name).toBe('english letter');
  });
});
