import { watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import type { Snapshot } from '../../src/workbook/workbook.ts';
import { letterFolder, signedBy, type LetterFolder } from '../cli/letter-folder.ts';
import { handAt } from '../workbook/xlsx/hand.ts';
import { workbookAt } from '../workbook/xlsx/parts.ts';
import { ALL_KILLS, builtProgram, start } from '../cli/program.ts';

/**
 * The program itself, killed with kill -9 at any moment of a sync into an .xlsx file that people
 * edit in between. A clean sync after it leaves what undisturbed syncs leave.
 */

const KILLS = ALL_KILLS ? 200 : 4;
const LANES = 2;

const bin = builtProgram();

/** Numbers from 0 to 1, the same in every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

async function tabsOf(letter: LetterFolder): Promise<Snapshot['tabs']> {
  return (await workbookAt(letter.at('out', 'master.xlsx')).read()).tabs;
}

/** Everything but the times in the Log, of which the number of rows must be the same. */
async function whole(letter: LetterFolder): Promise<unknown> {
  const tabs = await tabsOf(letter);
  return tabs.map(({ title, hidden, rows, formulas }) =>
    title === 'Log' ? rows.length : { title, hidden, rows, formulas: [...formulas] },
  );
}

/** Signers of one round: a new one, and now and then one who signed before. */
function signed(round: number): readonly (readonly string[])[] {
  return Array.from({ length: round + 12 }, (_, n) =>
    signedBy(n, n % 7 === 6 ? `ELM CIRCLE ${n - 1}` : `Elm Circle ${n}`),
  );
}

async function personWorks(letter: LetterFolder, round: number): Promise<void> {
  const hand = handAt(letter.at('out', 'master.xlsx'));
  await hand.type('Organizations', 1 + (round % 9), 15, `note ${round}`);
  if (round % 3 === 0) await hand.type('Organizations', 2 + (round % 5), 5, `State ${round}`);
  if (round % 5 === 4) await hand.insertRow('Organizations', 3);
  if (round % 4 === 2) await hand.sortDown('Organizations', round % 8 === 2 ? 1 : 0);
}

/** Kills at random, or as soon as something changes in the folder of the master. */
async function killedSync(letter: LetterFolder, random: () => number, longest: number) {
  const running = start(bin(), ['sync'], letter.folder);
  const stop = new AbortController();
  const changed = new Promise<void>((resolve) => {
    const watcher = watch(letter.at('out'), { signal: stop.signal }, () => {
      resolve();
    });
    watcher.on('error', () => undefined);
  });
  const atWrite = random() < 0.6;
  await Promise.race([
    atWrite ? changed.then(() => after(random() * 40)) : after(random() * longest),
    running.ended,
  ]);
  await running.kill();
  stop.abort();
  return running.child.signalCode === 'SIGKILL';
}

async function lane(number: number): Promise<number> {
  const random = chance(20_260 + number);
  const [disturbed, undisturbed] = await Promise.all([letterFolder(), letterFolder()]);
  let kills = 0;
  let longest = 0;
  for (let round = 0; round <= KILLS / LANES; round++) {
    for (const letter of [disturbed, undisturbed]) await letter.signed(signed(round));
    expect((await undisturbed.run(['sync'])).status).toBe(0);
    if (round === 0) {
      const began = performance.now();
      expect(await start(bin(), ['sync'], disturbed.folder).ended).toBe(0);
      longest = performance.now() - began;
    } else if (await killedSync(disturbed, random, longest)) kills++;
    const clean = await disturbed.run(['sync']);
    expect(clean).toMatchObject({ status: 0, stderr: '' });
    expect(await whole(disturbed)).toEqual(await whole(undisturbed));
    const left = (await readdir(disturbed.at('out'))).sort();
    // A sync that was killed between its write and its end leaves its lock; one with nothing to write
    // does not touch it, and the next write takes it over, or it would stop here with 75.
    expect(left.filter((name) => !name.startsWith('.master.xlsx.lock'))).toEqual(
      round === 0 ? ['master.xlsx'] : ['.master.xlsx.versions', 'master.xlsx'],
    );
    for (const letter of [disturbed, undisturbed]) await personWorks(letter, round);
  }
  await Promise.all([disturbed.remove(), undisturbed.remove()]);
  return kills;
}

it(
  `loses nothing when it is killed at any moment, ${KILLS} times`,
  async () => {
    const kills = await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
    // A sync that was faster than its kill proves nothing; most must have been hit.
    expect(kills.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(KILLS / 2);
  },
  ALL_KILLS ? 30 * 60_000 : 120_000,
);
