import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import { run } from '../cli/run.ts';

/** The same responses, as other programs, accounts and languages write them: nothing has changed. */

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undersigned-otherwise-'));
  await mkdir(join(folder, 'config'));
  await writeFile(
    join(folder, 'config', 'letter.yaml'),
    `letter: Quiet parks
timezone: America/New_York
sources: [{ type: csv, path: ../in.csv }]
questions:
  submittedAt: Timestamp
  email: { titles: Email, optional: true }
  organization: Organization
  scope: Scope
  firstName: First
  lastName: Last
  authority: Authorized?
`,
  );
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Row {
  readonly time: readonly [year: number, month: number, day: number, clock: string];
  readonly answers: readonly string[];
}
const NAMES = ['Comité Niños', 'Elm Park Circle', 'Oak Hill Fund', 'Café Sol', 'Ash, Birch & Co.'];
const ROWS: readonly Row[] = NAMES.map((name, at) => ({
  time: [2026, 3, 11 + at, `1${at}:05:0${at}`],
  answers: [`a${at}@elm.example.org`, name, 'National, State', `Ana${at}`, 'Soto', 'Yes'],
}));
const TITLES = ['Timestamp', 'Email', 'Organization', 'Scope', 'First', 'Last', 'Authorized?'];

type Show = (...time: Row['time']) => string;
const us: Show = (year, month, day, clock) => `${month}/${day}/${year} ${clock}`;
const uk: Show = (year, month, day, clock) =>
  `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year} ${clock}`;
const iso: Show = (year, month, day, clock) => `${year}-0${month}-${day}T${clock}`;
const noSeconds: Show = (year, month, day, clock) => us(year, month, day, clock.slice(0, 5));
const undated: Show = () => '';

type Text = (text: string) => string;
const same: Text = (text) => text;

function file(show: Show = us, answer: Text = same, rows = ROWS, options = {}): string {
  const cells = rows.map(({ time, answers }) => [show(...time), ...answers.map(answer)]);
  return stringify([TITLES, ...cells], options);
}
const withoutEmail = (text: string): string => text.replace(/a\d@elm\.example\.org/gu, '');

const FIRST = file();
const WRITTEN: readonly (readonly [string, string | Buffer])[] = [
  ["a sheet's other locale", file(uk)],
  ['ISO 8601', file(iso)],
  ['no seconds, as Excel saves', file(noSeconds)],
  ['semicolons between columns', file(us, same, ROWS, { delimiter: ';' })],
  ['semicolons between choices', file(us, (text) => text.replace('National, ', 'National;'))],
  [
    'every cell quoted, CR and LF',
    file(us, same, ROWS, { quoted: true, record_delimiter: '\r\n' }),
  ],
  ['a byte order mark', `\ufeff${FIRST}`],
  ['UTF-16', Buffer.from(`\ufeff${FIRST}`, 'utf16le')],
  ['Windows-1252', Buffer.from(FIRST, 'latin1')],
  ['accents apart from their letters', file(us, (text) => text.normalize('NFD'))],
  ['no-break spaces, and spaces around', file(us, (text) => ` ${text.replaceAll(' ', '\u00a0')} `)],
  ['addresses in capitals', file(us, (text) => (text.includes('@') ? text.toUpperCase() : text))],
  ['other capitals in choices', file(us, (text) => (text === 'Yes' ? 'YES' : text))],
  ['rows in another order', file(us, same, [...ROWS].reverse())],
  ['titles in another wording', FIRST.replace('Timestamp', 'TIMESTAMP *')],
];

async function sync(content: string | Buffer, ...more: string[]) {
  await writeFile(join(folder, 'in.csv'), content);
  const ran = await run(['sync', '--json', ...more], folder);
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout) as Record<string, unknown>;
}

describe('responses that are written otherwise', () => {
  it.each(WRITTEN)('with %s are the same responses', async (_how, content) => {
    await sync(FIRST);
    const second = await sync(content);
    expect(second).toMatchObject({ result: 'unchanged', pulled: 5, new: 0, updated: 0 });
    expect(await sync(content, '--force')).toMatchObject({ result: 'unchanged' });
    await sync(content);
    expect(await sync(FIRST)).toMatchObject({ result: 'unchanged', toReview: 0 });
  });

  it.each(WRITTEN)('with %s are known to a master of an earlier build', async (_how, content) => {
    // Made by version 0.1.0 before responses were known by what they mean.
    await mkdir(join(folder, 'out'));
    await copyFile('fixtures/masters/quiet-parks-0.1.0.xlsx', join(folder, 'out', 'letter.xlsx'));
    expect(await sync(content)).toMatchObject({ pulled: 5, new: 0, updated: 0, vanished: 0 });
    expect(await sync(FIRST)).toMatchObject({ result: 'unchanged' });
  });

  it.each(WRITTEN)('with %s are the same without any address', async (_how, content) => {
    await sync(withoutEmail(FIRST));
    const stripped =
      typeof content === 'string' && !content.includes('ELM.') ? withoutEmail(content) : undefined;
    if (stripped === undefined) return;
    expect(await sync(stripped)).toMatchObject({ result: 'unchanged', pulled: 5 });
  });

  it('whose day and month cannot be told apart keep the time that is known', async () => {
    const early = ROWS.map(({ time: [year, month, day, clock], answers }) => ({
      time: [year, month, day - 10, clock] as const,
      answers,
    }));
    await sync(file(iso, same, early).replace(/2026-03-(\d)T/gu, '2026-03-0$1T'));
    expect(await sync(file(uk, same, early))).toMatchObject({ result: 'unchanged' });
  });

  it('that lost their times keep them', async () => {
    await sync(FIRST);
    expect(await sync(file(undated))).toMatchObject({ result: 'unchanged' });
  });

  it('and of which one is edited: that one alone is updated', async () => {
    for (const text of [FIRST, withoutEmail(FIRST)]) {
      await sync(text);
      const edited = text === FIRST ? file(uk) : withoutEmail(file(uk));
      const second = await sync(edited.replace('Oak Hill Fund', 'Oak Hill Trust'));
      expect(second).toMatchObject({ pulled: 5, new: 0, updated: 1, vanished: 0 });
      await rm(join(folder, 'out'), { recursive: true });
    }
  });

  it('and a correction of capitals in a name is an edit', async () => {
    await sync(FIRST);
    expect(await sync(FIRST.replace('Oak Hill', 'OAK Hill'))).toMatchObject({ updated: 1, new: 0 });
  });

  it('and a response that comes twice stays two', async () => {
    const twice = file(us, same, [...ROWS, ...ROWS]);
    expect(await sync(twice)).toMatchObject({ pulled: 10, new: 10 });
    expect(await sync(file(uk, same, [...ROWS, ...ROWS]))).toMatchObject({ result: 'unchanged' });
  });
});
