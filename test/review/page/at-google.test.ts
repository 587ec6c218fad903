import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Hono } from 'hono';
import { pageAccess, SECRET_HEADER } from '../../../src/review/page/access.ts';
import { listDesk } from '../../../src/operations/letter-lists.ts';
import { reviewApp } from '../../../src/review/page/app.ts';
import { loadAssets } from '../../../src/review/page/assets.ts';
import type { ReviewQuestion } from '../../../src/review/session/question.ts';
import type { ReviewSession } from '../../../src/review/session/session.ts';
import { googleWorkbook } from '../../../src/workbook/google/google-workbook.ts';
import { undoLastWrite } from '../../../src/workbook/google/undo-last-write.ts';
import { atGoogle, type AtGoogle } from '../../platform/google/at-google.ts';
import { person, RESPONSES, review } from '../session/desk.ts';
import { LETTER, NOW, organization, syncOnce } from '../../sync/letter.ts';

/** The review of a master at Google: by the session itself, and through the page's server. */

let here: AtGoogle;
let id: string;
let session: ReviewSession;

beforeEach(async () => {
  here = await atGoogle();
  here.limit(20_000);
  id = here.server.addSpreadsheet();
  await syncOnce(await master(), [...RESPONSES]);
  session = await review(await master());
}, 30_000);
afterEach(() => here.close());

/** The master as another program, on another machine, has it. */
const master = async () => googleWorkbook(await here.connect(), id);

type Record = Readonly<{ [header: string]: string }>;
const records = (tab: string): readonly Record[] => {
  const [header = [], ...rows] = here.server.grid(id, tab);
  return rows
    .filter((row) => row.some((cell) => cell !== ''))
    .map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
};
const signer = (of: string) =>
  [...records('Organizations'), ...records('Individuals')].find((row) => row['Signer ID'] === of);
const decisions = () =>
  records('Review')
    .flatMap((row) =>
      row['Decision'] === '' ? [] : [`${row['Decision']} by ${row['Decided by']}`],
    )
    .sort();
/** All that people see but the Log, whatever the order of rows. */
const shown = () =>
  ['Organizations', 'Individuals', 'Review', 'Responses', 'Summary'].map((tab) =>
    records(tab)
      .map((row) => JSON.stringify(row))
      .sort(),
  );
const about = (part: string): ReviewQuestion => {
  const found = session.questions(100).find((each) => JSON.stringify(each).includes(part));
  if (!found) throw new Error(`No question about ${part}.`);
  return found;
};
const by = 'Robin';
const THRICE_DIFFERENT = Array.from({ length: 3 }, () => 'different by Robin');

describe('answers in a session', () => {
  it('stand in the master, figures and all; the next sync finds nothing to do', async () => {
    await session.answer({ question: about('Reyes').id, verdict: 'same', name: 'B. Reyes', by });
    await session.answer({ question: about('Ada').id, verdict: 'different', by });
    await session.answer({ question: about('Birch').id, verdict: 'authorized', by });
    await session.settle();
    expect(decisions()).toEqual(['authorized by Robin', ...THRICE_DIFFERENT, 'same by Robin']);
    expect(signer('P-0004')).toMatchObject({ Name: 'B. Reyes', Responses: '2' });
    expect(signer('P-0005')).toBeUndefined();
    expect(signer('O-0002')).toMatchObject({ Authority: 'authorized', Status: 'Listed' });
    const figure = (of: string) => records('Summary').find((row) => row['Figure ID'] === of);
    expect(figure('signers all')).toMatchObject({ Organizations: '3', Individuals: '4' });
    expect(figure('review Possible match')).toMatchObject({ Individuals: '0' });
    expect(figure('status Needs authority')).toMatchObject({ Organizations: '1' });
    expect(here.server.cells(id, 'Summary')['D2']?.userEnteredValue).toEqual({ numberValue: 4 });
    expect((await syncOnce(await master(), [...RESPONSES])).changes).toEqual([]);
  });

  it('take one call to read and one to write, however many are written together', async () => {
    const google = await here.connect();
    session = await review(googleWorkbook(google, id));
    const before = google.calls;
    await Promise.all([
      session.answer({ question: about('Reyes').id, verdict: 'same', by }),
      session.answer({ question: about('Birch').id, verdict: 'authorized', by }),
      session.answer({ question: about('Cedar').id, verdict: 'exclude', by }),
    ]);
    await session.settle();
    expect(google.calls - before).toBe(2);
  });

  it.each([
    ['same', 'Reyes', {}],
    ['same', 'Ada', { name: 'A. Lee' }],
    ['different', 'Ada', {}],
    ['authorized', 'Birch', {}],
    ['exclude', 'Cedar', {}],
  ] as const)('undo takes back exactly the cells of %s (%s %j)', async (verdict, part, more) => {
    const before = shown();
    const { id: question } = about(part);
    await session.answer({ question, verdict, by, ...more });
    await session.settle();
    expect(shown()).not.toEqual(before);
    expect(await session.undo()).toBe(question);
    await session.settle();
    expect(shown()).toEqual(before);
  });

  it('are taken back by undo of the last write, too', async () => {
    const before = shown();
    await session.answer({ question: about('Reyes').id, verdict: 'same', by });
    await session.settle();
    await undoLastWrite(await here.connect(), id);
    expect(shown()).toEqual(before);
    await session.refresh();
    expect(session.state().waiting).toHaveLength(4);
  });
});

describe('a sync at the same moment', () => {
  const more = [...RESPONSES, organization('r8', 'Dogwood Street Council')];

  it('loses nothing, and neither does the answer', async () => {
    await session.answer({ question: about('Reyes').id, verdict: 'same', by });
    await session.answer({ question: about('Birch').id, verdict: 'not authorized', by });
    await Promise.all([session.settle(), syncOnce(await master(), more)]);
    await syncOnce(await master(), more);
    expect(decisions()).toEqual(['not authorized by Robin', 'same by Robin']);
    expect(signer('P-0004')).toMatchObject({ Responses: '2' });
    expect(signer('O-0002')).toMatchObject({ Authority: 'not authorized', Status: 'Excluded' });
    expect(signer('O-0004')).toMatchObject({ Organization: 'Dogwood Street Council' });
    expect(records('Responses')).toHaveLength(more.length);
    expect((await syncOnce(await master(), more)).changes).toEqual([]);
  });

  it.each(['review', 'sync'] as const)(
    'also from beginning to end while the %s is about to write',
    async (whose) => {
      const { id: question } = about('Ada');
      const workbook = await master();
      const answering = async (): Promise<void> => {
        await session.answer({ question, verdict: 'different', by });
        await session.settle();
      };
      const syncing = () => syncOnce(workbook, more);
      const [first, second] = whose === 'review' ? [answering, syncing] : [syncing, answering];
      const held = here.server.pause({ method: 'spreadsheets.batchUpdate' });
      const begun = first();
      await held.reached;
      await second();
      held.release();
      await begun;
      expect(decisions()).toEqual(THRICE_DIFFERENT);
      expect(signer('O-0004')).toMatchObject({ Organization: 'Dogwood Street Council' });
      expect((await syncOnce(await master(), more)).changes).toEqual([]);
    },
  );

  it('a person who sorts and decides meanwhile keeps what was typed', async () => {
    const { id: question } = about('Reyes');
    await session.answer({ question, verdict: 'same', by });
    await session.answer({ question: about('Birch').id, verdict: 'authorized', by });
    here.server.between({ method: 'spreadsheets.batchUpdate' }, () => {
      const hand = here.server.person(id);
      const row = here.server.grid(id, 'Review').findIndex((cells) => cells.includes(question));
      hand.type('Review', `D${row + 1}`, 'different');
      hand.type('Review', `E${row + 1}`, 'Kim');
      hand.sort('Organizations', 'A2:P4', 'A', 'DESCENDING');
    });
    await session.settle();
    expect(decisions()).toEqual(['authorized by Robin', 'different by Kim']);
    expect(signer('P-0005')).toMatchObject({ Name: 'Bo Reyes' });
    expect(signer('O-0002')).toMatchObject({ Status: 'Listed' });
  });

  it('an answer is kept while Google is away, and goes in when it is back', async () => {
    here.server.fail({ method: 'spreadsheets.batchUpdate' }, { type: 'status', status: 503 }, 60);
    await session.answer({ question: about('Birch').id, verdict: 'authorized', by });
    await expect(session.settle()).rejects.toMatchObject({ exitCode: 69 });
    expect(session.state()).toMatchObject({ saving: 1 });
    here.server.clearFaults();
    await session.settle();
    expect(session.state()).toMatchObject({ saving: 0 });
    expect(signer('O-0002')).toMatchObject({ Status: 'Listed' });
  });
});

describe('the page’s server', () => {
  const HOST = '127.0.0.1:8080';
  let app: Hono;
  let cookie = '';
  let secret = '';

  interface State {
    readonly taken?: boolean;
    readonly saving: number;
    readonly left: { readonly match: number; readonly authority: number };
    readonly questions: readonly ReviewQuestion[];
  }
  const ask = async (path: string, body?: object): Promise<State> => {
    const headers = { host: HOST, cookie, [SECRET_HEADER]: secret, origin: `http://${HOST}` };
    const reply = await app.request(path, {
      headers,
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    return (await reply.json()) as State;
  };

  beforeEach(async () => {
    const access = pageAccess(() => [HOST]);
    const [letter, assets] = [LETTER, loadAssets('en')];
    const address = () => `http://${HOST}/`;
    const now = () => new Date(NOW);
    const lists = listDesk(letter, await master(), now);
    app = reviewApp({ session, letter, lists, by, access, assets, address, now });
    const entered = await app.request(`/?token=${access.invite()}`, { headers: { host: HOST } });
    cookie = entered.headers.get('set-cookie') ?? '';
    secret = entered.headers.get('location')?.split('=')[1] ?? '';
  });

  it('puts answers into the master, and takes them back', async () => {
    const before = shown();
    const { left } = await ask('/api/state');
    expect(left).toMatchObject({ match: 2, authority: 2 });
    const pair = about('Reyes').id;
    const given = await ask('/api/answer', { question: pair, verdict: 'same', by });
    expect(given).toMatchObject({ taken: true, left: { match: 1 } });
    await ask('/api/answer', { question: about('Birch').id, verdict: 'authorized', by });
    await session.settle();
    expect(decisions()).toEqual(['authorized by Robin', 'same by Robin']);
    expect(signer('O-0002')).toMatchObject({ Status: 'Listed' });
    await ask('/api/undo', {});
    expect(signer('O-0002')).toMatchObject({ Status: 'Needs authority' });
    const { questions } = await ask('/api/undo', {});
    expect(questions.map((each) => each.id)).toContain(pair);
    expect(shown()).toEqual(before);
  });

  it('loses no answer to a sync that goes on meanwhile', async () => {
    const more = [...RESPONSES, person('p6', 'Kit Moss', 'kit@example.org', '')];
    const syncing = syncOnce(await master(), more);
    const answers = session
      .questions(10)
      .filter(({ kind }) => kind === 'authority')
      .map((each) => ask('/api/answer', { question: each.id, verdict: 'authorized', by }));
    await Promise.all([syncing, ...answers]);
    await session.settle();
    await syncOnce(await master(), more);
    expect(records('Organizations').map((row) => row['Status'])).toEqual([
      'Listed',
      'Listed',
      'Listed',
    ]);
    expect(records('Individuals').map((row) => row['Name'])).toContain('Kit Moss');
    expect((await syncOnce(await master(), more)).changes).toEqual([]);
  });
});
