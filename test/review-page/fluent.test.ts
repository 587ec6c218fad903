import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext } from 'playwright-core';
import { builtProgram } from '../cli/program.ts';
import { run } from '../cli/run.ts';
import { CHROMIUM, end, enter, openBrowser, saved, serve, type Served } from './browser.ts';

/** 5,000 waiting pairs: the next question is there within 100 milliseconds of the key. */

const PAIRS = 5000;
const WITHIN = 100;
const CONFIG = `letter: Letter of many
languages: [en]
timezone: America/New_York
sources:
  - { type: csv, path: ../many.csv }
questions:
  submittedAt: Timestamp
  email: Email
  firstName: First
  lastName: Last
master: { type: xlsx, path: ../out/many.xlsx }
`;

const suite = CHROMIUM === undefined ? describe.skip : describe;
const bin = builtProgram();
let folder = '';
let served: Served | undefined;
let browser: BrowserContext | undefined;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'review-many-'));
  mkdirSync(path.join(folder, 'config'));
  writeFileSync(path.join(folder, 'config/many.yaml'), CONFIG);
  const rows = Array.from({ length: PAIRS * 2 }, (_, at) => {
    const pair = Math.floor(at / 2);
    const name = (number: number): string =>
      String(number)
        .padStart(4, '0')
        .replace(
          /\d/gu,
          (digit) => 'bdfgklmnrt'.charAt(Number(digit)) + 'aeiou'.charAt(Number(digit) % 5),
        );
    return `10/20/2021 9:00:00,box${at}@example.org,Ana ${name(pair)},Soto ${name(PAIRS - pair)}`;
  });
  writeFileSync(path.join(folder, 'many.csv'), ['Timestamp,Email,First,Last', ...rows].join('\n'));
  expect(await run(['sync'], folder)).toMatchObject({ status: 0 });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  if (served) await end(served, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

suite('the page over 5,000 pairs (skipped without Chromium)', () => {
  it('shows the next question within 100 ms of a key, also while answers are written', async () => {
    served = await serve(bin(), folder);
    browser = await openBrowser();
    const page = await enter(browser, served.address);
    expect(await page.locator('#left').innerText()).toContain(`${PAIRS} possible matches`);
    // In the page itself, so that neither driver nor protocol counts.
    await page.evaluate(`
        window.times = [];
        addEventListener('keydown', (event) => {
          const from = performance.now();
          const before = document.querySelector('.facts').textContent;
          requestAnimationFrame(() => {
            const now = document.querySelector('.facts').textContent;
            window.times.push(now === before ? Infinity : performance.now() - from);
          });
        }, { capture: true });
      `);
    for (let turn = 0; turn < 24; turn++) {
      await page.keyboard.press(turn % 3 === 0 ? 's' : 'd');
      await page.waitForTimeout(250);
    }
    const times = await page.evaluate<readonly number[]>('window.times');
    expect(times).toHaveLength(24);
    expect(Math.max(...times)).toBeLessThan(WITHIN);
    await saved(page);
    expect(await page.locator('#left').innerText()).toContain(`${PAIRS - 24} possible matches`);
  }, 180_000);
});
