import { expect, it } from '@jest/globals';
import type { Snapshot, Workbook } from '../../../src/workbook/workbook.ts';
import { NO_ID } from '../../../src/master/memory/memory.ts';
import { planReview } from '../../../src/review/session/plan-answers.ts';
import { LETTER, NOW, organization } from '../../sync/letter.ts';
import { memoryJournal, review, syncedMaster } from './desk.ts';

it('writes the answer alone, and says so, where the merge would upset the list', async () => {
  const names = ['Acorn', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Gum', 'Hazel'];
  const master = await syncedMaster([
    ...names.map((name, at) => organization(`r${at}`, `${name} Street Neighbors`)),
    organization('r9', 'Ironwood Riders', { authority: 'I think so' }),
  ]);
  // Whoever changes what was typed into the Responses tab changes no list, but a lost tab would.
  const withoutAnswers = (snapshot: Snapshot): Snapshot => ({
    ...snapshot,
    tabs: snapshot.tabs.map((tab) =>
      tab.title === 'Responses' ? { ...tab, rows: tab.rows.map((row) => cleared(row)) } : tab,
    ),
  });
  const cleared = (row: readonly string[]) =>
    row.map((cell) => (cell.endsWith('Street Neighbors') ? '' : cell));
  const workbook: Workbook = {
    location: master.location,
    read: async () => withoutAnswers(await master.read()),
    write: (changes, base) => master.write(changes, base),
  };
  const session = await review(workbook, memoryJournal());
  await session.answer({ question: 'authority O-0009', verdict: 'authorized', by: 'Robin' });
  await session.settle();
  const { trouble, held } = session.state();
  expect(trouble).toBeUndefined();
  expect(held?.tooMuch).toMatchObject({
    why: expect.stringMatching(/^8 of 8 listed/u) as unknown,
    listed: { changed: 8, of: 8 },
  });
  const kinds = held?.names.map(({ kind, count }) => [kind, count]);
  expect(kinds).toEqual(expect.arrayContaining([['changed', expect.any(Number)]]));
  expect(session.state().waiting.filter(({ kind }) => kind === 'authority')).toEqual([]);
  const rows = master.records('Organizations');
  expect(rows.filter((row) => row['Status'] === 'Listed')).toHaveLength(8);
  expect(rows.at(-1)).toMatchObject({ Authority: 'unclear', Status: 'Needs authority' });
  const decisions = master.records('Review').map((row) => [row['Decision'], row['Decided by']]);
  expect(decisions).toContainEqual(['authorized', 'Robin']);

  // Whoever has seen it may want it.
  expect(await session.goOn()).toBe(true);
  expect(session.state().held).toBeUndefined();
  expect(master.records('Organizations').at(-1)).toMatchObject({ Status: 'Listed' });
  expect(await session.goOn()).toBe(false);
});

it('never goes on from a column that was sorted alone, whoever wants it', async () => {
  const master = await syncedMaster();
  const ids = ['O-0001', 'O-0002', 'O-0003'];
  const names = ids.map(
    (id) =>
      master.records('Organizations').find((row) => row['Signer ID'] === id)?.['Organization'],
  );
  for (const [at, id] of ids.entries()) {
    master.edit('Organizations', ['Signer ID', id], { Organization: names[(at + 1) % 3] ?? '' });
  }
  const session = await review(master);
  await session.answer({ question: 'authority O-0003', verdict: 'authorized', by: 'Robin' });
  await session.settle();
  const writes = master.writes;
  expect(session.state().held?.tooMuch.why).toContain('Organization');
  expect(await session.goOn()).toBe(false);
  const letter = { letter: LETTER, directory: [], seenId: NO_ID, location: 'the master' };
  const plan = planReview(await master.read(), [], { ...letter, now: NOW, anyway: true });
  expect(plan).toMatchObject({
    changes: [],
    held: { tooMuch: { why: expect.anything() as unknown } },
  });
  expect(master.writes).toBe(writes);
});
