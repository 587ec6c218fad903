import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from '../../src/domain/response.ts';
import { GridWorkbook } from './grid-workbook.ts';
import { organization, response, syncOnce } from './letter.ts';

/** What people decide on the Review tab, and what comes of it. */

const person = (id: string, first: string, email: string, affiliation = '') =>
  response(id, { email, firstName: first, lastName: 'Lee', affiliation });

let master: GridWorkbook;
let pool: Response[];
const sync = (now?: string) => syncOnce(master, pool, { force: true, ...(now ? { now } : {}) });
const people = () => master.records('Individuals').map((row) => row['Signer ID']);
const groups = () =>
  master.records('Organizations').map((row) => [row['Signer ID'], row['Organization']]);
const reviews = (kind: string) => master.records('Review').filter((row) => row['Kind'] === kind);
const asked = () => reviews('Possible match').filter((row) => row['Decision'] === '');
const judge = (row: Readonly<Record<string, string>> | undefined, words: string, by = '') => {
  const id = row?.['Review ID'] ?? '';
  master.edit('Review', ['Review ID', id], { Decision: words, 'Decided by': by });
};
const say = (a: string, b: string, words: string) => {
  master.append('Review', { A: a, B: b, Decision: words, 'Decided by': 'Ines' });
};
/** Everything that was decided, as the master remembers it. */
const remembered = () =>
  master
    .records('_undersigned')
    .filter((row) => row['Key']?.startsWith('review '))
    .map((row) => JSON.parse(row['Data'] ?? '') as { decided?: object; evidence: string });

beforeEach(() => {
  master = new GridWorkbook();
});

describe('a question about two people of one name', () => {
  beforeEach(async () => {
    pool = [person('p1', 'Ada', 'ada@example.org'), person('p2', 'Ada', 'lee@example.net')];
    await sync();
  });

  it('is asked with its evidence', () => {
    expect(people()).toEqual(['P-0001', 'P-0002']);
    expect(asked()).toEqual([
      expect.objectContaining({
        A: 'Ada Lee',
        B: 'Ada Lee',
        Evidence:
          'The same name, from two mailboxes, and no other sign that they are one (P-0001, P-0002). Write same or different.',
        Score: '0.40',
      }),
    ]);
  });

  it('same: the older ID survives with both responses; nothing more is written', async () => {
    judge(asked()[0], 'same', 'Ines');
    const after = await sync('2026-04-21T08:00:00.000Z');
    expect(after.toReview).toBe(0);
    expect(people()).toEqual(['P-0001']);
    expect(master.records('Individuals')[0]).toMatchObject({ Responses: '2' });
    expect(remembered()).toContainEqual(
      expect.objectContaining({
        review: expect.objectContaining({ signers: ['P-0001', 'P-0002'] }) as unknown,
        decided: { verdict: 'same', by: 'Ines', at: '2026-04-21T08:00:00.000Z', words: 'same' },
      }),
    );
    expect((await sync('2026-04-22T08:00:00.000Z')).changes).toEqual([]);
  });

  it('case 7: different: it is never asked again, whatever comes in', async () => {
    judge(asked()[0], 'different');
    await sync();
    pool = [...pool, person('p3', 'Ada', 'ada@example.org', 'Elm School')];
    expect((await sync()).toReview).toBe(0);
    expect(people()).toEqual(['P-0001', 'P-0002']);
    master.deleteRow('Review', ['Kind', 'Possible match']);
    expect((await sync()).toReview).toBe(0);
    expect(people()).toEqual(['P-0001', 'P-0002']);
  });

  it('case 10: a merged pair does not turn up again', async () => {
    judge(asked()[0], 'same');
    await sync();
    pool = [...pool, person('p3', 'Ada', 'lee@example.net')];
    expect((await sync()).toReview).toBe(0);
    expect(master.records('Individuals')).toEqual([
      expect.objectContaining({ 'Signer ID': 'P-0001', Responses: '3' }),
    ]);
  });

  it('holds when rows are sorted and evidence, names and answers are reworded', async () => {
    judge(asked()[0], 'same');
    master.edit('Review', ['Decision', 'same'], { Evidence: 'Ines knows them', A: 'Ada' });
    master.insertRow('Review', 1, ['a remark of our own']);
    await sync();
    master.sort('Review', 'Kind', true);
    master.sort('Individuals', 'Signer ID', true);
    pool = pool.map((each) => ({ ...each, answers: { ...each.answers, firstName: 'Adah' } }));
    await sync();
    expect(people()).toEqual(['P-0001']);
    expect(reviews('Possible match')).toHaveLength(1);
  });

  it('emptying the cell takes the decision back: the retired signer returns as it was', async () => {
    master.edit('Individuals', ['Signer ID', 'P-0002'], { Notes: 'she called', Title: 'Chair' });
    judge(asked()[0], 'same');
    await sync();
    expect(
      master.records('Individuals').find((row) => row['Signer ID'] === 'P-0002'),
    ).toMatchObject({ Status: 'Excluded', Notes: 'she called' });
    judge(reviews('Possible match')[0], '');
    const after = await sync();
    expect(after.toReview).toBe(1);
    expect(master.records('Individuals')).toEqual([
      expect.objectContaining({ 'Signer ID': 'P-0001', Status: 'Listed', Responses: '1' }),
      expect.objectContaining({
        'Signer ID': 'P-0002',
        Status: 'Listed',
        Notes: 'she called',
        Title: 'Chair',
      }),
    ]);
    expect((await sync()).changes).toEqual([]);
  });

  it('changing the word changes the verdict', async () => {
    judge(asked()[0], 'same');
    await sync();
    judge(reviews('Possible match')[0], 'Different ');
    await sync();
    expect(people()).toEqual(['P-0001', 'P-0002']);
    expect((await sync()).toReview).toBe(0);
  });

  it('words that say neither are no decision, and the sync says so', async () => {
    judge(asked()[0], 'ask Bo');
    const after = await sync();
    expect(after.findings).toEqual([
      expect.objectContaining({ code: 'decision-unclear', count: 1 }),
    ]);
    expect(people()).toEqual(['P-0001', 'P-0002']);
    expect(reviews('Possible match')[0]).toMatchObject({ Decision: 'ask Bo' });
  });

  it('a deleted question is not asked again until its evidence changes', async () => {
    master.deleteRow('Review', ['Kind', 'Possible match']);
    expect((await sync()).toReview).toBe(0);
    expect((await sync()).changes).toEqual([]);
    pool = pool.map((each) => ({
      ...each,
      answers: { ...each.answers, affiliation: 'Elm School' },
    }));
    await sync();
    expect(asked()).toEqual([
      expect.objectContaining({
        Evidence: expect.stringMatching(/^The same name and affiliation/u) as unknown,
      }),
    ]);
  });
});

describe('pairs that people type in', () => {
  beforeEach(async () => {
    pool = [
      organization('r1', 'Acorn Walkers'),
      organization('r2', 'Birch Riders'),
      organization('r3', 'Cedar Hub'),
      organization('r4', 'Elm Co-op'),
    ];
    await sync();
  });

  it('by name or signer ID, are decisions like any other', async () => {
    say('Acorn Walkers', 'o-0002', 'same');
    const after = await sync();
    expect(after.findings).toEqual([]);
    expect(groups()).toEqual([
      ['O-0001', 'Acorn Walkers'],
      ['O-0003', 'Cedar Hub'],
      ['O-0004', 'Elm Co-op'],
    ]);
    expect(reviews('Possible match')).toEqual([
      expect.objectContaining({
        A: 'Acorn Walkers',
        B: 'o-0002',
        Decision: 'same',
        'Decided by': 'Ines',
        Evidence: 'You typed this pair in (O-0001, O-0002).',
      }),
    ]);
    expect((await sync()).changes).toEqual([]);
  });

  it('same is transitive, and taking one link back takes it apart again', async () => {
    say('Acorn Walkers', 'Birch Riders', 'same');
    say('birch riders, inc.', 'Cedar Hub', 'same');
    await sync();
    expect(groups()).toHaveLength(2);
    expect(master.records('Organizations')[0]).toMatchObject({
      'Signer ID': 'O-0001',
      Responses: '3',
    });
    judge(
      reviews('Possible match').find((row) => row['B'] === 'Cedar Hub'),
      '',
    );
    await sync();
    expect(
      groups()
        .map(([id]) => id)
        .sort(),
    ).toEqual(['O-0001', 'O-0003', 'O-0004']);
    expect((await sync()).changes).toEqual([]);
  });

  it('different tells two spellings of one signer apart, and each keeps its own', async () => {
    pool = [...pool, organization('r5', 'ACORN WALKERS')];
    await sync();
    expect(groups()).toHaveLength(4);
    say('Acorn Walkers', 'ACORN WALKERS', 'different');
    await sync();
    expect(groups()).toHaveLength(5);
    expect((await sync()).changes).toEqual([]);
    judge(reviews('Possible match')[0], '');
    await sync();
    expect(groups()).toHaveLength(4);
  });

  it('case 8: different blocks a merge through a third, which resembles both', async () => {
    pool = [...pool, organization('r5', 'ACORN WALKERS')];
    await sync();
    say('Acorn Walkers', 'ACORN WALKERS', 'different');
    await sync();
    pool = [...pool, organization('r6', 'Acorn Walkers, Inc.')];
    await sync();
    const apart = master
      .records('Responses')
      .filter((row) => ['r1', 'r5'].includes(row['Response ID'] ?? ''));
    expect(new Set(apart.map((row) => row['Signers'])).size).toBe(2);
  });

  it('contradictions are shown, not resolved, until one of them is changed', async () => {
    say('Acorn Walkers', 'Birch Riders', 'same');
    say('Birch Riders', 'Cedar Hub', 'same');
    say('Acorn Walkers', 'Cedar Hub', 'different');
    const after = await sync();
    expect(reviews('Contradiction').length).toBeGreaterThan(0);
    expect(after.toReview).toBe(reviews('Contradiction').length);
    const signerOf = (id: string) =>
      master.records('Responses').find((row) => row['Response ID'] === id)?.['Signers'];
    expect(signerOf('r1')).not.toBe(signerOf('r3'));
    expect((await sync()).changes).toEqual([]);
    judge(
      reviews('Possible match').find((row) => row['Decision'] === 'different'),
      'same',
    );
    await sync();
    expect(reviews('Contradiction')).toEqual([]);
    expect(groups()).toEqual([
      ['O-0001', 'Acorn Walkers'],
      ['O-0004', 'Elm Co-op'],
    ]);
  });

  it('that name nobody, or one signer twice, are left as they are and told', async () => {
    say('Acorn Walkers', 'Nobody Here', 'same');
    say('O-0001', 'Acorn Walkers', 'different');
    const after = await sync();
    expect(after.findings).toEqual([expect.objectContaining({ code: 'pair-unknown', count: 2 })]);
    expect(master.records('Review').map((row) => [row['B'], row['Evidence']])).toEqual([
      ['Nobody Here', expect.stringMatching(/^Not used\. /u)],
      ['Acorn Walkers', expect.stringMatching(/^Not used\. /u)],
    ]);
    expect((await sync()).changes).toEqual([]);
  });

  it('with words that are no decision are marked too, until they are put right', async () => {
    say('Acorn Walkers', 'Birch Riders', 'I think they merged');
    const after = await sync();
    expect(after.findings).toEqual([expect.objectContaining({ code: 'pair-unknown', count: 1 })]);
    expect(groups()).toHaveLength(4);
    master.edit('Review', ['A', 'Acorn Walkers'], { Decision: 'same' });
    await sync();
    expect(groups()).toHaveLength(3);
    expect(reviews('Possible match')).toEqual([
      expect.objectContaining({ Evidence: 'You typed this pair in (O-0001, O-0002).' }),
    ]);
  });

  it('are not marked where somebody wrote into Evidence', async () => {
    say('Acorn Walkers', 'Nobody Here', 'same');
    master.edit('Review', ['B', 'Nobody Here'], { Evidence: 'Ines saw it' });
    expect((await sync()).changes).toEqual([]);
  });

  it('a signer that was merged away can still be named by its ID', async () => {
    say('O-0001', 'O-0002', 'same');
    await sync();
    say('O-0002', 'O-0003', 'same');
    await sync();
    expect(groups()).toEqual([
      ['O-0001', 'Acorn Walkers'],
      ['O-0004', 'Elm Co-op'],
    ]);
  });

  it('a row typed on the list takes part; it stays where it was typed, off the list', async () => {
    master.append('Organizations', { Organization: 'Fir Lane Families' });
    await sync();
    say('Fir Lane Families', 'O-0003', 'same');
    await sync();
    const of = (id: string) =>
      master.records('Organizations').find((row) => row['Signer ID'] === id);
    expect(of('O-0003')).toMatchObject({ Status: 'Listed' });
    expect(of('O-0005')).toMatchObject({
      Organization: 'Fir Lane Families',
      Status: 'Excluded',
      'Also written as': 'Now part of O-0003',
    });
    expect((await sync()).changes).toEqual([]);
  });

  it('a row that stays off the list names the signer that stands, through however many', async () => {
    master.edit('Organizations', ['Signer ID', 'O-0003'], { Notes: 'called them' });
    say('O-0002', 'O-0003', 'same');
    await sync();
    const rest = () => master.records('Organizations').find((row) => row['Signer ID'] === 'O-0003');
    expect(rest()?.['Also written as']).toBe('Now part of O-0002');
    say('O-0001', 'O-0002', 'same');
    await sync();
    expect(rest()?.['Also written as']).toBe('Now part of O-0001');
    expect((await sync()).changes).toEqual([]);
  });

  it('a typed-in row that was one with a response keeps its ID when both come apart', async () => {
    master.append('Organizations', { Organization: 'Fir Lane Families' });
    pool = [...pool, organization('r9', 'Fir Lane Family Circle')];
    await sync();
    const ids = groups().map(([id]) => id);
    say('Fir Lane Families', 'Fir Lane Family Circle', 'same');
    await sync();
    judge(
      master.records('Review').find((row) => row['Decision'] === 'same'),
      'different',
    );
    await sync();
    expect(groups().map(([id]) => id)).toEqual(ids);
    expect((await sync()).changes).toEqual([]);
  });

  it('what was part of a deleted signer stays away when it comes apart from it', async () => {
    say('O-0002', 'O-0003', 'same');
    await sync();
    master.deleteRow('Organizations', ['Signer ID', 'O-0002']);
    await sync();
    judge(reviews('Possible match')[0], 'different');
    await sync();
    expect(groups().map(([id]) => id)).toEqual(['O-0001', 'O-0004']);
    expect(reviews('Deleted row')).toHaveLength(2);
  });

  it('a row that still stands is a signer again, though the one it was part of was deleted', async () => {
    master.deleteRow('Organizations', ['Signer ID', 'O-0003']);
    master.append('Organizations', { Organization: 'Fir Lane Families' });
    await sync();
    say('Fir Lane Families', 'O-0003', 'same');
    await sync();
    judge(reviews('Possible match')[0], 'different');
    await sync();
    expect(groups().map(([id]) => id)).toEqual(['O-0001', 'O-0002', 'O-0004', 'O-0005']);
    expect((await sync()).changes).toEqual([]);
  });

  it('a deleted row stays away though its signer was one with another for a while', async () => {
    master.deleteRow('Organizations', ['Signer ID', 'O-0003']);
    await sync();
    say('O-0002', 'O-0003', 'same');
    await sync();
    judge(reviews('Possible match')[0], 'different');
    await sync();
    expect(groups().map(([id]) => id)).toEqual(['O-0001', 'O-0002', 'O-0004']);
    expect(reviews('Deleted row')).toHaveLength(1);
  });

  it('is never undone by an answer that is edited later', async () => {
    say('O-0001', 'O-0002', 'same');
    await sync();
    pool = pool.map((each) =>
      each.id === 'r2' ? organization('r2', 'Birch Hill Riders of Ohio') : each,
    );
    await sync();
    expect(groups().map(([id]) => id)).toEqual(['O-0001', 'O-0003', 'O-0004']);
  });
});
