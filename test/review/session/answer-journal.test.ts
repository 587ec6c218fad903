import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type AnswerJournal,
  type DamagedJournal,
  fileJournal,
} from '../../../src/review/session/answer-journal.ts';
import type { AnswerStep } from '../../../src/review/session/plan-answers.ts';

/** Answers that a killed review left go in with the next one, whatever became of the file meanwhile. */

const folder = mkdtempSync(join(tmpdir(), 'journal-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const step = (id: string): AnswerStep => ({
  do: 'answer',
  answer: { question: id, verdict: 'same', by: 'Robin' },
  question: { id, kind: 'match', signers: ['ORG-1', 'ORG-2'], pairs: [] },
});
const line = (id: string): string => `${JSON.stringify(step(id))}\n`;
/** The process IDs of reviews that are over: none is this large. */
const ENDED = 2 ** 30;

let path = '';
let told: DamagedJournal[] = [];
let journal: AnswerJournal;
let turn = 0;
beforeEach(() => {
  turn += 1;
  path = join(folder, `letter-${turn}.answers`);
  told = [];
  journal = fileJournal(path, process.pid, (damaged) => told.push(damaged));
});
const files = () => readdirSync(folder).filter((name) => name.startsWith(`letter-${turn}.`));

describe('the journal of answers', () => {
  it('gives back what a killed review left, whole lines only, and tells of nothing', async () => {
    writeFileSync(`${path}-${ENDED}`, line('A') + line('B') + line('C').slice(0, 20));
    expect(await journal.left()).toEqual([step('A'), step('B')]);
    expect(told).toEqual([]);
    expect(files()).toEqual([`letter-${turn}.answers-${process.pid}`]);
  });

  it.each([
    ['no JSON', 'what is this\n'],
    ['zeros after a crash of the machine', '\0\0\0\0\0\0\n'],
    ['JSON of another kind', '{"do":"answer","answer":7}\n'],
    ['nothing in a list', '[]\n'],
    ['a verdict that there is none of', line('X').replace('"same"', '"maybe"')],
  ])('sets a file aside that holds %s, and takes what can be read', async (_, damage) => {
    const file = `${path}-${ENDED}`;
    writeFileSync(file, line('A') + damage + line('B'));
    expect(await journal.left()).toEqual([step('A'), step('B')]);
    expect(told).toEqual([{ setAside: `${file}-damaged-1`, read: 2 }]);
    expect(readFileSync(`${file}-damaged-1`, 'utf8')).toBe(line('A') + damage + line('B'));
    expect(await journal.left()).toEqual([step('A'), step('B')]);
    expect(told).toHaveLength(1);
  });

  it('leaves no journal where nothing could be read, and never takes another file’s place', async () => {
    const file = `${path}-${process.pid}`;
    writeFileSync(`${file}-damaged-1`, 'of last week');
    appendFileSync(file, 'odd\n');
    expect(await journal.left()).toEqual([]);
    expect(told).toEqual([{ setAside: `${file}-damaged-2`, read: 0 }]);
    expect(files().sort()).toEqual(
      [1, 2].map((n) => `letter-${turn}.answers-${process.pid}-damaged-${n}`),
    );
  });
});
