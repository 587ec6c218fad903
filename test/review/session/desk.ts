import { NO_ID } from '../../../src/master/memory/memory.ts';
import type { Response } from '../../../src/domain/response.ts';
import type { AnswerJournal } from '../../../src/review/session/answer-journal.ts';
import { openSession, type ReviewSession } from '../../../src/review/session/session.ts';
import type { Workbook } from '../../../src/workbook/workbook.ts';
import { GridWorkbook } from '../../sync/grid-workbook.ts';
import { LETTER, NOW, organization, response, syncOnce } from '../../sync/letter.ts';

/** A master with something of every kind to judge: a trio, a pair, two missing authorities. */
export const RESPONSES: readonly Response[] = [
  person('p1', 'Ada Lee', 'ada@example.org', 'Baker'),
  person('p2', 'Ada Lee', 'lee@example.net', 'Teacher'),
  person('p3', 'Ada Lee', 'ada.lee@example.com', 'Nurse'),
  person('p4', 'Bo Reyes', 'bo@example.org', ''),
  person('p5', 'Bo Reyes', 'reyes@example.com', ''),
  organization('r1', 'Acorn Street Neighbors'),
  organization('r2', 'Birch Hill Riders', { authority: 'I think so', firstName: 'Ines' }),
  organization('r3', 'Cedar Valley Walkers', { authority: 'No' }),
];

export function person(id: string, name: string, email: string, title: string): Response {
  const [firstName = '', lastName = ''] = name.split(' ');
  return response(
    id,
    { email, firstName, lastName, title },
    `2026-04-01T12:00:0${id.slice(1)}.000Z`,
  );
}

export async function syncedMaster(responses = RESPONSES): Promise<GridWorkbook> {
  const master = new GridWorkbook();
  await syncOnce(master, [...responses]);
  return master;
}

/** A journal that outlives its session, as the file does. */
export function memoryJournal(): AnswerJournal & { readonly steps: () => readonly unknown[] } {
  let steps: Awaited<ReturnType<AnswerJournal['left']>> = [];
  return {
    steps: () => steps,
    left: () => Promise.resolve(steps),
    add: (step) => {
      steps = [...steps, step];
      return Promise.resolve();
    },
    keep: (kept) => {
      steps = kept;
      return Promise.resolve();
    },
  };
}

export function review(workbook: Workbook, journal = memoryJournal()): Promise<ReviewSession> {
  return openSession({
    workbook,
    letter: LETTER,
    directory: [],
    seenId: NO_ID,
    journal,
    now: () => new Date(NOW),
  });
}
