import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { GoogleSheetSource, Questions } from '../../src/domain/letter.ts';
import { pullResponseSheet } from '../../src/sources/google/response-sheet.ts';
import { atGoogle, type AtGoogle } from '../platform/google/at-google.ts';
import type { CellInput, SpreadsheetInput } from '../google-server/office.ts';

const ask = (title: string) => ({ titles: [title], optional: false });
const QUESTIONS: Questions = {
  submittedAt: ask('Timestamp'),
  email: ask('Email'),
  organization: ask('Organization'),
};
const HEADER = ['Timestamp', 'Email', 'Organization'];
const at = (date: string): CellInput => ({ date });

describe('pullResponseSheet', () => {
  let here: AtGoogle;
  beforeEach(async () => {
    here = await atGoogle();
    here.limit(15_000);
  });
  afterEach(async () => here.close());

  const sheet = (rows: readonly (readonly CellInput[])[], more: SpreadsheetInput = {}) =>
    here.server.addSpreadsheet({
      timeZone: 'America/New_York',
      tabs: [{ title: 'Notes' }, { title: "Form Responses '1", rows }],
      ...more,
    });
  const pull = async (spreadsheetId: string, tab = "Form Responses '1") => {
    const google = await here.connect('read-only');
    const source: GoogleSheetSource = { type: 'google-sheet', name: 'sheet', spreadsheetId, tab };
    const pulled = await pullResponseSheet(source, QUESTIONS, google, 'Europe/Madrid');
    return { ...pulled, calls: google.calls };
  };
  const times = async (spreadsheetId: string) =>
    (await pull(spreadsheetId)).responses.map(({ submittedAt }) => submittedAt);

  it('case 35: reads date-times in the zone of the spreadsheet, in one call', async () => {
    const id = sheet([
      HEADER,
      [at('2026-01-31 23:59:59'), 'one@example.org', 'River Alliance'],
      [at('2026-07-01 00:00:00'), '', 'Harbor Union'],
      [at('2026-03-08 02:30:00'), '', 'In the hour that was skipped'],
    ]);
    const { responses, calls, findings } = await pull(id);
    expect(responses.map(({ submittedAt, answers }) => [submittedAt, answers])).toEqual([
      ['2026-02-01T04:59:59.000Z', { email: 'one@example.org', organization: 'River Alliance' }],
      ['2026-07-01T04:00:00.000Z', { organization: 'Harbor Union' }],
      ['2026-03-08T07:30:00.000Z', { organization: 'In the hour that was skipped' }],
    ]);
    expect([calls, findings]).toEqual([1, []]);
  });

  it.each([
    ['en_US', '3/4/2026 10:00:00', '2026-03-04T15:00:00.000Z'],
    ['en_GB', '3/4/2026 10:00:00', '2026-04-03T14:00:00.000Z'],
    ['es_MX', '3/4/2026 10:00:00', '2026-04-03T14:00:00.000Z'],
    ['de_DE', '03.04.2026 10:00:00', '2026-04-03T14:00:00.000Z'],
    ['es_ES', '2026/03/04 10:00:00 p. m. GMT-3', '2026-03-05T01:00:00.000Z'],
  ])('reads a timestamp that was typed as text as %s writes it', async (locale, typed, instant) => {
    const id = sheet([HEADER, [typed, '', 'River']], { locale });
    expect(await times(id)).toEqual([instant]);
  });

  it('says of timestamps that cannot be read how many they are', async () => {
    const id = sheet([
      HEADER,
      ['soon', '', 'River'],
      [12, '', 'Harbor'],
      [at('2026-01-01 10:00:00'), '', 'Mill'],
    ]);
    const { responses, findings } = await pull(id);
    expect(responses.map(({ submittedAt }) => submittedAt)).toEqual([
      undefined,
      undefined,
      '2026-01-01T15:00:00.000Z',
    ]);
    expect(findings).toEqual([expect.objectContaining({ code: 'timestamp-unreadable', count: 2 })]);
  });

  it('goes by the letter’s zone where the spreadsheet’s is unknown', async () => {
    const id = sheet([HEADER, [at('2026-01-31 10:00:00'), '', 'River']], {
      timeZone: 'Mars/Olympus',
    });
    const { responses, findings } = await pull(id);
    expect(responses[0]?.submittedAt).toBe('2026-01-31T09:00:00.000Z');
    expect(findings).toEqual([expect.objectContaining({ code: 'zone-unknown' })]);
  });

  it('case 13: gives the same responses however people sort the tab', async () => {
    const rows = [
      [at('2026-01-31 10:00:00'), 'a@example.org', 'River'],
      [at('2026-01-31 10:00:00'), 'a@example.org', 'River'],
      [at('2026-02-01 10:00:00'), 'b@example.org', 'Harbor'],
      ['', '', 'No time'],
    ];
    const ids = async (order: readonly (readonly CellInput[])[]) =>
      (await pull(sheet([HEADER, ...order]))).responses
        .map(({ id, answers }) => `${id} ${answers.organization ?? ''}`)
        .sort();
    const inOrder = await ids(rows);
    expect(await ids([...rows].reverse())).toEqual(inOrder);
    expect(new Set(inOrder).size).toBe(4);
  });

  it('case 22: finds the header under a banner', async () => {
    const id = sheet([
      ['Responses to our letter: do not edit'],
      [],
      HEADER,
      [at('2026-01-31 10:00:00'), '', 'River'],
      HEADER,
      [],
      [at('2026-02-01 10:00:00'), '', 'Harbor'],
    ]);
    const { responses } = await pull(id);
    expect(responses.map(({ answers }) => answers.organization)).toEqual(['River', 'Harbor']);
  });

  it('case 21: leaves out stray cells beside the header, and says so', async () => {
    const id = sheet([
      HEADER,
      [at('2026-01-31 10:00:00'), '', 'River', '', 'call them'],
      ['', '', '', '', 'x'],
    ]);
    const { responses, findings } = await pull(id);
    expect(responses).toHaveLength(1);
    expect(findings).toEqual([expect.objectContaining({ code: 'column-unnamed', count: 2 })]);
  });

  it('case 24: keeps what a cell shows', async () => {
    const id = sheet([
      HEADER,
      [at('2026-01-31 10:00:00'), '=not a formula', '3-1-1 Coalition'],
      [at('2026-01-31 10:00:01'), '', 501],
      [at('2026-01-31 10:00:02'), '', { formula: '="Made "&"up"' }],
    ]);
    const { responses } = await pull(id);
    expect(responses.map(({ answers }) => answers)).toEqual([
      { email: '=not a formula', organization: '3-1-1 Coalition' },
      { organization: '501' },
      { organization: 'Made up' },
    ]);
  });

  it('a tab that is not there stops the sync and names those that are', async () => {
    const id = sheet([HEADER]);
    await expect(pull(id, 'Responses')).rejects.toMatchObject({
      exitCode: 65,
      message: expect.stringContaining('no tab "Responses"'),
      hint: expect.stringContaining('"Notes", "Form Responses \'1"'),
    });
  });

  it('case 20: a question that is gone stops the sync and names those that are there', async () => {
    const id = sheet([['Timestamp', 'Email', 'Group']]);
    await expect(pull(id)).rejects.toMatchObject({
      exitCode: 65,
      hint: expect.stringContaining('"Timestamp", "Email", "Group"'),
    });
  });

  it('an empty tab has no header', async () => {
    await expect(pull(sheet([]))).rejects.toMatchObject({ exitCode: 65 });
  });

  it('a thousand responses take one call', async () => {
    const rows = Array.from({ length: 1000 }, (_, n) => [
      at('2026-01-31 10:00:00'),
      '',
      `Group ${n}`,
    ]);
    const { responses, calls } = await pull(sheet([HEADER, ...rows]));
    expect([responses.length, calls]).toEqual([1000, 1]);
  });
});
