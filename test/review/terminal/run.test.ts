import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { readKeys } from '../../../src/review/terminal/keys.ts';
import {
  reviewInTerminal,
  type TerminalResult,
} from '../../../src/review/terminal/terminal-review.ts';
import { review, syncedMaster } from '../session/desk.ts';
import type { GridWorkbook } from '../../sync/grid-workbook.ts';

/** The questions in order: three of the name Ada Lee, two of Bo Reyes, Birch Hill, Cedar Valley. */

let master: GridWorkbook;
let screen = '';

beforeEach(async () => {
  master = await syncedMaster();
  screen = '';
});

async function press(...keys: readonly string[]): Promise<TerminalResult> {
  const input = readKeys(Readable.from(keys.map((key) => Buffer.from(key))), never);
  const say = (text: string) => (screen += text);
  const session = await review(master);
  const result = await reviewInTerminal({ session, keys: input, say, colour: false, by: 'Robin' });
  input.close();
  return result;
}

const never = new AbortController().signal;
const decisions = () =>
  master
    .records('Review')
    .map((row) => row['Decision'])
    .filter((words) => words !== '');
const statuses = () => master.records('Organizations').map((row) => row['Status']);

describe('the review in the terminal', () => {
  it('takes one key an answer and ends when nothing waits', async () => {
    expect(await press('0', 's', 'd', 'a', 'n')).toEqual({ answered: 4, waiting: 0 });
    expect(decisions().sort()).toEqual([
      'authorized',
      'different',
      'not authorized',
      'same',
      'same',
      'same',
    ]);
    expect(statuses()).toEqual(['Listed', 'Listed', 'Excluded']);
    expect(master.records('Individuals')).toHaveLength(3);
  });

  it('ends where the input ends, with the answers so far written', async () => {
    expect(await press('l', 's')).toEqual({ answered: 1, waiting: 3 });
    expect(decisions()).toEqual(['same']);
  });

  it('asks what was put off after all else', async () => {
    await press('l', 'd', 'a', 'a', '1', '3', 's');
    expect(decisions().sort()).toEqual([
      'authorized',
      'authorized',
      'different',
      'different',
      'different',
      'same',
    ]);
  });

  it('takes an answer back and asks it again', async () => {
    const before = JSON.stringify(master.rows('Individuals'));
    expect(await press('l', 's', 'u', 'q')).toEqual({ answered: 0, waiting: 4 });
    expect(JSON.stringify(master.rows('Individuals'))).toBe(before);
    expect(screen).toContain('Taken back.');
  });

  it('prints the name that is typed, rubbed out letters left out', async () => {
    await press('l', 'p', 'B. Reyex\u007Fs\r', 's');
    expect(master.records('Individuals').map((row) => row['Name'])).toContain('B. Reyes');
  });

  it.each([
    ['nothing ticked', 's', 'Fewer than two are ticked'],
    ['a key that answers nothing', 'z', 'That key answers nothing here.'],
    ['nothing to undo', 'u', 'There is nothing to take back.'],
    ['an arrow key', '\u001B[A', 'Which of these 3'],
  ])('stays at the question on %s', async (_why, key, told) => {
    expect(await press(key, 'q')).toEqual({ answered: 0, waiting: 4 });
    expect(screen).toContain(told);
    expect(master.writes).toBe(1);
  });

  it.each(['q', '\u0003', '\u0004'])('leaves on %j', async (key) => {
    expect(await press(key)).toEqual({ answered: 0, waiting: 4 });
  });

  it('shows the evidence side by side, the reason and what will happen', async () => {
    await press('l', 'q');
    expect(screen).toContain('Are these two the same person?  (1 of 4)');
    expect(screen).toMatch(/P-0004 · Listed\n {6}– Bo Reyes, 2026-04-01 08:00, example\.org/u);
    expect(screen).toContain('Why: ');
    expect(screen).toContain('s  Same. P-0005 becomes part of P-0004');
    const lines = screen.split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(screen).not.toContain('@');
  });

  it('says what was done above the next question, and shows all keys on ?', async () => {
    await press('l', 's', '?', 'q');
    expect(screen).toContain('Saved: Same – Bo Reyes / Bo Reyes. u takes it back.');
    expect(screen).toMatch(/\n {2}u {2}Undo the last answer\./u);
    expect(screen).toContain('(2 of 4)');
  });

  it('draws over what stands on a screen, and wraps at its width', async () => {
    const input = readKeys(Readable.from([Buffer.from('l'), Buffer.from('q')]), never);
    const said: string[] = [];
    await reviewInTerminal({
      session: await review(master),
      keys: input,
      say: (text) => said.push(text),
      colour: false,
      by: 'Robin',
      screen: { columns: 50, clear: '<clear>' },
    });
    input.close();
    expect(said.filter((text) => text.startsWith('<clear>'))).toHaveLength(2);
    const lines = said.join('').split('\n');
    expect(lines.filter((line) => line.replace('<clear>', '').length > 50)).toEqual([]);
  });
});
