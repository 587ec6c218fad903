import { beforeEach, describe, expect, it } from '@jest/globals';
import { explain } from '../../../src/review/explain.ts';
import type { ReviewQuestion } from '../../../src/review/session/question.ts';
import type { ReviewSession } from '../../../src/review/session/session.ts';
import type { GridWorkbook } from '../../sync/grid-workbook.ts';
import { organization, syncOnce } from '../../sync/letter.ts';
import { memoryJournal, RESPONSES, review, syncedMaster } from './desk.ts';

/** Answers in the review are what people might have typed into the master, and no more. */

let master: GridWorkbook;
let session: ReviewSession;

const all = (): readonly ReviewQuestion[] => session.questions(100);
const about = (part: string): ReviewQuestion => {
  const found = all().find(({ id, sides }) =>
    `${id} ${sides.map(({ name }) => name.map(({ text }) => text).join(' ')).join()}`.includes(
      part,
    ),
  );
  if (!found) throw new Error(`No question about ${part}.`);
  return found;
};
const signer = (id: string) =>
  [...master.records('Organizations'), ...master.records('Individuals')].find(
    (row) => row['Signer ID'] === id,
  );
const ids = () => master.records('Individuals').map((row) => row['Signer ID']);
const by = 'Robin';

beforeEach(async () => {
  master = await syncedMaster();
  session = await review(master);
});

describe('the queue', () => {
  it('asks about whole clusters first, then pairs, then authorities', () => {
    expect(all().map(({ kind, signers }) => [kind, signers.length])).toEqual([
      ['match', 3],
      ['match', 2],
      ['authority', 1],
      ['authority', 1],
    ]);
  });

  it('shows everyone who signed, with role, time, domain and state, and no address', () => {
    const { sides } = about('Ada');
    expect(sides[1]?.people).toEqual([
      expect.objectContaining({ who: 'Ada Lee', role: 'Teacher', domain: 'example.net' }),
    ]);
    expect(JSON.stringify(all())).not.toContain('@');
  });

  it('says why it asks and what will happen', () => {
    const question = about('Bo Reyes');
    expect(question.why[0]).toMatch(/ \d+% likely\.$/u);
    expect(question.choices.map(({ key }) => key)).toEqual(['s', 'd']);
    expect(question.choices[0]?.then).toContain('one line instead of 2');
    expect(about('Birch').why[0]).toContain('“I think so”');
  });
});

describe('an answer', () => {
  it('same: is a decision on the Review tab, and merges at once', async () => {
    const { id } = about('Bo Reyes');
    expect(await session.answer({ question: id, verdict: 'same', by })).toBe(true);
    await session.settle();
    expect(ids()).toEqual(['P-0001', 'P-0002', 'P-0003', 'P-0004']);
    expect(master.records('Review').find((row) => row['Review ID'] === id)).toMatchObject({
      Decision: 'same',
      'Decided by': 'Robin',
    });
    expect(signer('P-0004')).toMatchObject({ Responses: '2' });
    expect(all().map((each) => each.id)).not.toContain(id);
  });

  it('is what a sync would make of the same words: the next one finds nothing to do', async () => {
    await session.answer({ question: about('Ada').id, verdict: 'same', by, name: 'A. Lee' });
    await session.answer({ question: about('Bo Reyes').id, verdict: 'different', by });
    await session.answer({ question: about('Birch').id, verdict: 'authorized', by });
    await session.settle();
    expect((await syncOnce(master, [...RESPONSES])).changes).toEqual([]);
  });

  it('case 7: different: is not asked again', async () => {
    await session.answer({ question: about('Bo Reyes').id, verdict: 'different', by });
    await session.settle();
    await syncOnce(master, [...RESPONSES]);
    await session.refresh();
    expect(all().some(({ sides }) => JSON.stringify(sides).includes('Reyes'))).toBe(false);
    expect(ids()).toHaveLength(5);
  });

  it('of a part of a cluster parts it from the rest', async () => {
    const { id } = about('Ada');
    await session.answer({ question: id, verdict: 'same', together: ['P-0001', 'P-0003'], by });
    await session.settle();
    expect(ids()).toEqual(['P-0001', 'P-0002', 'P-0004', 'P-0005']);
    expect(all().some((each) => JSON.stringify(each.sides).includes('Ada'))).toBe(false);
  });

  it('chooses the name that goes to print', async () => {
    await session.answer({ question: about('Bo Reyes').id, verdict: 'same', name: 'B. Reyes', by });
    await session.settle();
    expect(signer('P-0004')?.['Name']).toBe('B. Reyes');
  });

  it.each([
    ['authorized', { Authority: 'authorized', Status: 'Listed' }],
    ['not authorized', { Authority: 'not authorized', Status: 'Excluded' }],
    ['exclude', { Authority: 'unclear', Status: 'Excluded' }],
  ] as const)('%s: sets authority and status', async (verdict, cells) => {
    await session.answer({ question: about('Birch').id, verdict, by });
    await session.settle();
    expect(signer('O-0002')).toMatchObject(cells);
    expect(all().map(({ signers }) => signers)).not.toContainEqual(['O-0002']);
  });

  it('that does not fit is refused and changes nothing', async () => {
    const question = about('Birch').id;
    await expect(session.answer({ question, verdict: 'same', by })).rejects.toThrow(
      /not an answer/u,
    );
    await session.settle();
    expect(master.writes).toBe(1);
  });
});

describe('undo', () => {
  it.each([
    ['same', 'Bo Reyes', {}],
    ['same', 'Ada', { name: 'A. Lee' }],
    ['same', 'Ada', { together: ['P-0001', 'P-0003'] }],
    ['different', 'Ada', {}],
    ['authorized', 'Birch', {}],
    ['not authorized', 'Birch', {}],
    ['not authorized', 'Cedar', {}],
    ['exclude', 'Cedar', {}],
  ] as const)('takes back exactly the cells of %s (%s %j)', async (verdict, part, more) => {
    const before = sorted(master);
    const { id } = about(part);
    await session.answer({ question: id, verdict, by, ...more });
    await session.settle();
    expect(sorted(master)).not.toEqual(before);
    expect(await session.undo()).toBe(id);
    await session.settle();
    expect(sorted(master)).toEqual(before);
    expect(all()).toHaveLength(4);
    expect(await session.undo()).toBeUndefined();
  });

  it('leaves what a person has changed since', async () => {
    await session.answer({ question: about('Birch').id, verdict: 'not authorized', by });
    await session.settle();
    master.edit('Organizations', ['Signer ID', 'O-0002'], { Status: 'Withdrawn' });
    await session.undo();
    await session.settle();
    expect(signer('O-0002')).toMatchObject({ Status: 'Withdrawn', Authority: 'unclear' });
  });

  it('of an answer that is not written yet writes nothing at all', async () => {
    await session.answer({ question: about('Birch').id, verdict: 'authorized', by });
    await session.undo();
    await session.settle();
    expect(master.writes).toBe(1);
  });

  it('takes a decision back that was made elsewhere', async () => {
    const { id } = about('Bo Reyes');
    master.edit('Review', ['Review ID', id], { Decision: 'different' });
    await syncOnce(master, [...RESPONSES]);
    await session.refresh();
    expect(all()).toHaveLength(3);
    await session.answer({ question: id, verdict: 'reopen', by });
    await session.settle();
    expect(all().map((each) => each.id)).toContain(id);
  });
});

describe('several at once', () => {
  it('of two answers to one question the first stands', async () => {
    const { id } = about('Bo Reyes');
    const both = [
      session.answer({ question: id, verdict: 'same', by: 'Ana' }),
      session.answer({ question: id, verdict: 'different', by: 'Bo' }),
    ];
    expect(await Promise.all(both)).toEqual([true, false]);
  });

  it('two reviews of one master lose no answer, and hear of each other', async () => {
    const other = await review(master);
    const [match, authority] = [about('Ada').id, about('Birch').id];
    await Promise.all([
      session.answer({ question: match, verdict: 'same', by: 'Ana' }),
      other.answer({ question: authority, verdict: 'authorized', by: 'Bo' }),
      other.answer({ question: match, verdict: 'different', by: 'Bo' }),
    ]);
    await Promise.all([session.settle(), other.settle()]);
    await Promise.all([session.refresh(), other.refresh()]);
    expect(signer('O-0002')?.['Status']).toBe('Listed');
    const decisionsOn = (kind: string) =>
      master
        .records('Review')
        .filter((row) => row['Kind'] === kind && row['Decision'] !== '')
        .map((row) => `${row['Decision']} ${row['Decided by']}`);
    expect(new Set(decisionsOn('Possible match')).size).toBe(1);
    expect(decisionsOn('Missing authority')).toEqual(['authorized Bo']);
    expect(session.state().waiting).toEqual(other.state().waiting);
  });

  it('a person who types meanwhile keeps what was typed', async () => {
    const { id } = about('Bo Reyes');
    await session.answer({ question: id, verdict: 'same', by });
    master.edit('Review', ['Review ID', id], { Decision: 'different', 'Decided by': 'Kim' });
    master.sort('Individuals', 'Name', true);
    await session.settle();
    expect(master.records('Review').find((row) => row['Review ID'] === id)).toMatchObject({
      Decision: 'different',
      'Decided by': 'Kim',
    });
    expect(ids()).toHaveLength(5);
  });
});

describe('a killed review', () => {
  it('loses no answer that was safe: the next one writes it first', async () => {
    const journal = memoryJournal();
    const killed = await review({ location: '', read: () => master.read(), write: dead }, journal);
    await killed.answer({ question: about('Birch').id, verdict: 'authorized', by });
    expect(journal.steps()).toHaveLength(1);
    await review(master, journal);
    expect(signer('O-0002')?.['Status']).toBe('Listed');
    expect(journal.steps()).toEqual([]);
  });
});

const dead = (): Promise<void> => Promise.reject(new Error('killed'));

/** All that the tabs show, whatever the order of their rows. */
function sorted(workbook: GridWorkbook): unknown {
  return ['Organizations', 'Individuals', 'Responses', 'Review'].map((tab) =>
    workbook
      .records(tab)
      .map((row) => JSON.stringify(row))
      .sort(),
  );
}

describe('a group whose name holds the ID of another', () => {
  it('is asked about alone, and can be excluded', async () => {
    const master = await syncedMaster([
      organization('r1', 'Acorn Street Neighbors'),
      organization('r2', 'FRIENDS OF O-0001 AND PEACE'),
    ]);
    const session = await review(master);
    const [question] = session.questions(1);
    expect(question?.signers).toEqual(['O-0002']);
    expect(question?.choices.map(({ verdict }) => verdict)).toContain('exclude');
    expect(explain(session.evidence(), 'O-0001').found[0]?.questions).toEqual([]);
    await session.answer({ question: question?.id ?? '', verdict: 'exclude', by: 'Robin' });
    await session.settle();
    const status = master.records('Organizations').map((row) => row['Status']);
    expect(status).toEqual(['Listed', 'Excluded']);
  });
});
