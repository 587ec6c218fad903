import { NO_ID } from '../../../src/master/memory/memory.ts';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type * as InWorker from '../../../src/review/session/plan-in-worker.ts';
import { planHere, type AnswerStep } from '../../../src/review/session/plan-answers.ts';
import type { Snapshot } from '../../../src/workbook/workbook.ts';
import { builtProgram } from '../../cli/program.ts';
import { LETTER, NOW } from '../../sync/letter.ts';
import { syncedMaster } from './desk.ts';

/** A thread is started from built files alone, so these tests take the program as it is built. */
const bin = builtProgram('src/review/session/plan-in-worker.ts');
const about = { letter: LETTER, directory: [], seenId: NO_ID, location: 'the master' };

async function planner() {
  const file = join(dirname(bin()), 'plan-in-worker.js');
  const { planInWorker } = (await import(file)) as typeof InWorker;
  return planInWorker(about);
}

const authorize = (signer: string): AnswerStep => ({
  do: 'answer',
  answer: { question: `authority ${signer}`, verdict: 'authorized', by: 'Robin' },
  question: { id: `authority ${signer}`, kind: 'authority', signers: [signer], pairs: [] },
});

const WHEN = { now: NOW, anyway: false };

describe('a plan made in a thread of its own', () => {
  it('is the one that is made here, one after the other', async () => {
    const base = await (await syncedMaster()).read();
    const [aside, here] = [await planner(), planHere(about)];
    for (const signer of ['O-0002', 'O-0003']) {
      const steps = [authorize(signer)];
      const plan = await aside(base, steps, WHEN);
      expect(plan).toEqual(await here(base, steps, WHEN));
      expect(plan.changes.length).toBeGreaterThan(0);
    }
  });

  it('lets this thread go on meanwhile', async () => {
    const base = await (await syncedMaster()).read();
    let turns = 0;
    const counting = setInterval(() => turns++, 1);
    await (
      await planner()
    )(base, [authorize('O-0002')], WHEN);
    clearInterval(counting);
    expect(turns).toBeGreaterThan(5);
  });

  it('says what is wrong with a master as it is said here, and goes on with the next', async () => {
    const base = await (await syncedMaster()).read();
    const damaged: Snapshot = {
      ...base,
      tabs: base.tabs.map((tab) =>
        tab.title === 'Organizations' ? { ...tab, rows: [['Nothing']] } : tab,
      ),
    };
    const aside = await planner();
    await expect(aside(damaged, [], WHEN)).rejects.toMatchObject({
      name: 'AppError',
      exitCode: 65,
      message: expect.stringContaining('no column is headed "Signer ID"') as unknown,
      hint: expect.stringContaining('Nothing was written') as unknown,
    });
    expect((await aside(base, [authorize('O-0002')], WHEN)).results).toHaveLength(1);
  });

  it('starts anew after a fault of the program', async () => {
    const base = await (await syncedMaster()).read();
    const aside = await planner();
    await expect(aside(base, [{} as AnswerStep], WHEN)).rejects.toThrow();
    expect((await aside(base, [authorize('O-0002')], WHEN)).results).toHaveLength(1);
  });
});
