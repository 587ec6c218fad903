import { beforeEach, describe, expect, it } from '@jest/globals';
import { GridWorkbook } from './grid-workbook.ts';
import { organization, response, syncOnce } from './letter.ts';

/** What people may do in the master, and what happens then. */

let master: GridWorkbook;
const ACORN = organization('r1', 'Acorn Street Neighbors');
const BIRCH = organization('r2', 'Birch Hill Riders');
const CEDAR = organization('r3', 'Cedar Valley Walkers', { state: 'Ohio' });
const names = () => master.records('Organizations').map((row) => row['Organization']);
const row = (id: string) => master.records('Organizations').find((r) => r['Signer ID'] === id);

beforeEach(async () => {
  master = new GridWorkbook();
  await syncOnce(master, [ACORN, BIRCH, CEDAR]);
});

describe('a fresh master', () => {
  it('has the five tabs, a List, a Summary and a hidden one, in order', () => {
    expect(master.grids.map(({ title, hidden }) => [title, hidden])).toEqual([
      ['Organizations', false],
      ['Individuals', false],
      ['Review', false],
      ['List', false],
      ['Responses', false],
      ['Log', false],
      ['Summary', false],
      ['_undersigned', true],
    ]);
  });

  it('lists each organization with an ID, and each response with an outcome', () => {
    expect(names()).toEqual([
      'Acorn Street Neighbors',
      'Birch Hill Riders',
      'Cedar Valley Walkers',
    ]);
    expect(row('O-0001')).toMatchObject({ Status: 'Listed', Authority: 'authorized' });
    expect(master.records('Responses').map((r) => [r['Signers'], r['Outcome'] !== ''])).toEqual([
      ['O-0001', true],
      ['O-0002', true],
      ['O-0003', true],
    ]);
    expect(master.records('Log')).toHaveLength(1);
  });

  it('is written once: a second sync writes nothing, not even to the Log', async () => {
    const again = await syncOnce(master, [ACORN, BIRCH, CEDAR], {
      now: '2026-04-21T10:00:00.000Z',
    });
    expect(again.result).toBe('unchanged');
    expect(master.writes).toBe(1);
  });
});

describe('an edited cell', () => {
  it('case 15: stands on every later sync, and is counted', async () => {
    master.edit('Organizations', ['Signer ID', 'O-0002'], { State: 'Maine' });
    const first = await syncOnce(master, [ACORN, BIRCH, CEDAR]);
    expect(first.keptEdits).toBe(1);
    expect(row('O-0002')?.['State']).toBe('Maine');
    const second = await syncOnce(master, [
      ACORN,
      { ...BIRCH, answers: { ...BIRCH.answers, state: 'Iowa' } },
      CEDAR,
    ]);
    expect(row('O-0002')?.['State']).toBe('Maine');
    expect(second.kept).toEqual([{ signer: 'O-0002', header: 'State' }]);
    expect(master.records('Review')).toContainEqual(
      expect.objectContaining({ Kind: 'Edited cell', A: 'Maine', B: 'Iowa' }),
    );
  });

  it('goes back to the tool when it is cleared', async () => {
    master.edit('Organizations', ['Signer ID', 'O-0003'], { State: 'Maine' });
    await syncOnce(master, [ACORN, BIRCH, CEDAR]);
    master.edit('Organizations', ['Signer ID', 'O-0003'], { State: '' });
    const after = await syncOnce(master, [ACORN, BIRCH, CEDAR]);
    expect(row('O-0003')?.['State']).toBe('Ohio');
    expect(after.keptEdits).toBe(0);
  });

  it('stands even where the tool comes to the same value and later to another', async () => {
    master.edit('Organizations', ['Signer ID', 'O-0001'], { State: 'Iowa' });
    const iowa = { ...ACORN, answers: { ...ACORN.answers, state: 'Iowa' } };
    const utah = { ...ACORN, answers: { ...ACORN.answers, state: 'Utah' } };
    await syncOnce(master, [iowa, BIRCH, CEDAR]);
    await syncOnce(master, [utah, BIRCH, CEDAR]);
    expect(row('O-0001')?.['State']).toBe('Iowa');
  });

  it('of Authority decides the status', async () => {
    const doubtful = organization('r4', 'Dogwood Court Council', { authority: 'I think so' });
    await syncOnce(master, [ACORN, BIRCH, CEDAR, doubtful]);
    expect(row('O-0004')?.['Status']).toBe('Needs authority');
    master.edit('Organizations', ['Signer ID', 'O-0004'], { Authority: 'authorized' });
    await syncOnce(master, [ACORN, BIRCH, CEDAR, doubtful]);
    expect(row('O-0004')?.['Status']).toBe('Listed');
  });

  it('case 42: a withdrawal is not undone by the next pull', async () => {
    master.edit('Organizations', ['Signer ID', 'O-0001'], { Status: 'Withdrawn' });
    const again = organization('r9', 'Acorn Street Neighbors');
    await syncOnce(master, [ACORN, BIRCH, CEDAR, again]);
    expect(row('O-0001')).toMatchObject({ Status: 'Withdrawn', Responses: '2' });
  });

  it('of the name gathers what is signed under that name later', async () => {
    master.edit('Organizations', ['Signer ID', 'O-0001'], { Organization: 'The Acorn Society' });
    await syncOnce(master, [ACORN, BIRCH, CEDAR, organization('r8', 'Acorn Society')]);
    expect(names()).toEqual(['The Acorn Society', 'Birch Hill Riders', 'Cedar Valley Walkers']);
    expect(row('O-0001')?.['Responses']).toBe('2');
  });
});

describe('rows and columns', () => {
  it('case 13: are found wherever they were sorted, inserted or moved to', async () => {
    master.sort('Organizations', 'Organization', true);
    master.insertRow('Organizations', 0, ['Draft for the board, do not send']);
    master.insertColumn('Organizations', 2, 'Who calls them', 1);
    master.moveColumn('Organizations', 'Status', 9);
    master.rename('Organizations', 'Groups');
    master.type('Groups', 2, 'Who calls them', 'Ana');
    const late = organization('r4', 'Dogwood Court Council');
    await syncOnce(master, [ACORN, BIRCH, CEDAR, late]);
    const [banner, header = [], ...rows] = master.rows('Groups');
    const name = header.indexOf('Organization');
    expect(banner).toEqual(['Draft for the board, do not send']);
    expect(rows.map((cells) => [cells[0], cells[name], cells[header.indexOf('Status')]])).toEqual([
      ['O-0003', 'Cedar Valley Walkers', 'Listed'],
      ['O-0002', 'Birch Hill Riders', 'Listed'],
      ['O-0001', 'Acorn Street Neighbors', 'Listed'],
      ['O-0004', 'Dogwood Court Council', 'Listed'],
    ]);
    expect(rows[0]?.[2]).toBe('Ana');
  });

  it('case 14: notes and columns of their own are never touched', async () => {
    master.insertColumn('Organizations', 16, 'Called');
    master.edit('Organizations', ['Signer ID', 'O-0001'], {
      Notes: 'ask about logo',
      Called: 'yes',
    });
    const more = { ...ACORN, answers: { ...ACORN.answers, state: 'Iowa' } };
    await syncOnce(master, [more, BIRCH, CEDAR]);
    expect(row('O-0001')).toMatchObject({ Notes: 'ask about logo', Called: 'yes', State: 'Iowa' });
  });

  it('case 19: a renamed header of the tool stops the sync, and nothing is made beside it', async () => {
    const before = JSON.stringify(master.grids);
    const renamed = new GridWorkbook();
    await syncOnce(renamed, [ACORN]);
    renamed.type('Organizations', 0, 'Status', 'State of play');
    await expect(syncOnce(renamed, [ACORN])).rejects.toMatchObject({
      exitCode: 65,
      message: 'In the tab "Organizations" of the master, no column is headed "Status".',
    });
    expect(JSON.stringify(master.grids)).toBe(before);
  });
});

describe('a row typed in', () => {
  it('gets an ID, is filled up and takes part in matching', async () => {
    master.append('Organizations', { Organization: 'Elm Park Friends', Contact: 'Ines' });
    const signed = organization('r5', 'ELM PARK FRIENDS', { firstName: 'Bo', lastName: 'Reyes' });
    await syncOnce(master, [ACORN, BIRCH, CEDAR]);
    expect(row('O-0004')).toMatchObject({ Organization: 'Elm Park Friends', Status: 'Listed' });
    await syncOnce(master, [ACORN, BIRCH, CEDAR, signed]);
    expect(names()).toHaveLength(4);
    expect(row('O-0004')).toMatchObject({ Contact: 'Ines', Responses: '1' });
  });

  it('that was copied together with its ID gets one of its own', async () => {
    master.append('Organizations', { 'Signer ID': 'O-0001', Organization: 'Fir Lane Families' });
    await syncOnce(master, [ACORN, BIRCH, CEDAR]);
    expect(names()).toContain('Fir Lane Families');
    expect(row('O-0001')?.['Organization']).toBe('Acorn Street Neighbors');
    expect(row('O-0004')?.['Organization']).toBe('Fir Lane Families');
  });
});

describe('a deleted row', () => {
  it('stays away, is named in Review, and can be brought back', async () => {
    master.deleteRow('Organizations', ['Signer ID', 'O-0002']);
    await syncOnce(master, [ACORN, BIRCH, CEDAR]);
    await syncOnce(master, [ACORN, BIRCH, CEDAR, organization('r7', 'Birch Hill Riders')]);
    expect(names()).toEqual(['Acorn Street Neighbors', 'Cedar Valley Walkers']);
    expect(master.records('Review')).toContainEqual(
      expect.objectContaining({ Kind: 'Deleted row', A: 'Birch Hill Riders' }),
    );
    master.edit('Review', ['Kind', 'Deleted row'], { Decision: 'restore' });
    await syncOnce(master, [ACORN, BIRCH, CEDAR]);
    expect(row('O-0002')?.['Organization']).toBe('Birch Hill Riders');
    const again = await syncOnce(master, [ACORN, BIRCH, CEDAR]);
    expect(again.changes).toEqual([]);
  });

  it('of the Responses tab comes back: nothing that was pulled is lost', async () => {
    master.deleteRow('Responses', ['Response ID', 'r2']);
    await syncOnce(master, [ACORN, BIRCH, CEDAR]);
    expect(
      master
        .records('Responses')
        .map((r) => r['Response ID'])
        .sort(),
    ).toEqual(['r1', 'r2', 'r3']);
  });
});

describe('responses that change at their source', () => {
  it('case 34: a vanished one keeps its signer and is named in Review', async () => {
    const after = await syncOnce(master, [ACORN, CEDAR]);
    expect(after.vanished).toBe(1);
    expect(row('O-0002')).toMatchObject({ Status: 'Listed', Responses: '1' });
    expect(master.records('Review')).toContainEqual(
      expect.objectContaining({ Kind: 'Vanished response' }),
    );
    expect((await syncOnce(master, [ACORN, CEDAR])).result).toBe('unchanged');
  });

  it('case 32: an edited one is shown before and after', async () => {
    const edited = { ...CEDAR, answers: { ...CEDAR.answers, state: 'Utah' } };
    const after = await syncOnce(master, [ACORN, BIRCH, edited]);
    expect(after.updated).toBe(1);
    expect(row('O-0003')?.['State']).toBe('Utah');
    expect(master.records('Review')).toContainEqual(
      expect.objectContaining({ Kind: 'Edited response', A: 'State: Ohio', B: 'State: Utah' }),
    );
  });

  it('case 34: a sync that would upset the list stops, and goes on when told to', async () => {
    const many = Array.from({ length: 20 }, (_, n) =>
      organization(`m${n}`, `Group Number ${n} of Elms`),
    );
    await syncOnce(master, [ACORN, BIRCH, CEDAR, ...many]);
    const stopped = await syncOnce(master, [ACORN, BIRCH]);
    expect(stopped.result).toBe('refused');
    expect(stopped.tooMuch?.why).toMatch(/^21 of 23 responses are missing/u);
    expect((await syncOnce(master, [ACORN, BIRCH], { force: true })).result).toBe('written');
  });

  it('case 1: one person twice is one signer, with the latest answers', async () => {
    const first = response('p1', {
      email: 'a.lee+x@example.org',
      firstName: 'Ada',
      lastName: 'Lee',
    });
    const second = response(
      'p2',
      { email: 'A.Lee@example.org', firstName: 'Ada', lastName: 'Lee', title: 'Professor' },
      '2026-04-02T12:00:00.000Z',
    );
    await syncOnce(master, [ACORN, BIRCH, CEDAR, first, second]);
    expect(master.records('Individuals')).toEqual([
      expect.objectContaining({ 'Signer ID': 'P-0001', Responses: '2' }),
    ]);
  });
});
