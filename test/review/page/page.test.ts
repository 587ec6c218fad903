import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { builtProgram } from '../../cli/program.ts';
import { run } from '../../cli/run.ts';
import {
  asked,
  CHROMIUM,
  demoFolder,
  end,
  enter,
  heading,
  next,
  openBrowser,
  openWindow,
  saved,
  serve,
  tabOf,
  type Served,
} from './browser.ts';

/** The page in a real browser, over the demo letter's .xlsx master. */

const run_ = CHROMIUM === undefined ? describe.skip : describe;
const axe = readFileSync(
  new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url),
  'utf8',
);

const bin = builtProgram();
let synced = '';
let folder = '';
let served: Served;
let first: Browser | undefined;
let open: (Browser | BrowserContext)[] = [];

const browser = async (scheme?: 'light' | 'dark') => {
  first ??= await openBrowser();
  const opened = await openWindow(first, scheme);
  open.push(opened);
  return opened;
};

/** A program of its own, as another person has it. */
const anotherBrowser = async (scheme?: 'light' | 'dark') => {
  const started = await openBrowser();
  open.push(started);
  return openWindow(started, scheme);
};

beforeAll(async () => {
  synced = demoFolder();
  expect((await run(['sync'], synced)).status).toBe(0);
}, 60_000);

afterAll(async () => {
  await first?.close();
  rmSync(synced, { recursive: true, force: true });
});

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'review-'));
  cpSync(synced, folder, { recursive: true });
  served = await serve(bin(), folder);
}, 60_000);

afterEach(async () => {
  for (const each of open) await each.close();
  open = [];
  await end(served, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** Answers the question on the screen by keys alone, and says what was pressed. */
async function answer(page: Page, turn: number): Promise<string> {
  const keys = await page.evaluate<readonly string[]>(
    "[...document.querySelectorAll('.choices button')].map((each) => each.getAttribute('aria-keyshortcuts'))",
  );
  const cluster = (await page.locator('.tick').count()) > 0;
  const key = keys[turn % keys.length] ?? '';
  if (cluster) await page.keyboard.press('0');
  await page.keyboard.press(key);
  return key;
}

/** For the documentation, where a folder for pictures is named. */
async function picture(page: Page, name: string): Promise<void> {
  const folderOfPictures = process.env['SCREENSHOTS'];
  if (folderOfPictures !== undefined) {
    await page.screenshot({ path: path.join(folderOfPictures, `${name}.png`) });
  }
}

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(
    'axe.run().then(({ violations }) => violations.map(({ id, impact, nodes }) => `${impact} ${id} ${nodes[0].html}`))',
  );
  return (found as string[]).filter((each) => /^(?:serious|critical)/u.test(each));
}

run_('the page (skipped without Chromium)', () => {
  it('goes through a whole review by keyboard, undo included, and the master has it all', async () => {
    const page = await enter(await browser(), served.address);
    const first = await asked(page);
    await page.keyboard.press('l');
    expect(await asked(page)).not.toBe(first);
    const second = await asked(page);
    await page.keyboard.press('d');
    await saved(page);
    await page.keyboard.press('u');
    await page.locator('#said:text-is("Taken back.")').waitFor({ state: 'attached' });
    expect(await asked(page)).toBe(second);

    const pressed: string[] = [];
    while (!(await heading(page)).startsWith('All done')) {
      const before = await asked(page);
      pressed.push(await answer(page, pressed.length));
      await next(page, before);
      expect(await page.evaluate('document.activeElement.id')).toBe('heading');
      if (pressed.length > 100) throw new Error('It asks for ever.');
      // Now and then somebody waits for the master; mostly answers come while others are written.
      if (pressed.length % 8 === 0) await saved(page);
    }
    await saved(page);
    expect(pressed.length).toBeGreaterThan(5);
    await page.locator('#left:has-text("0 possible matches")').waitFor();
    expect(await page.locator('#list').innerText()).toContain('Étoile Riders');
    expect(await end(served, 'SIGTERM')).toBe(0);

    const reviews = await tabOf(folder, 'Review');
    const waiting = reviews.filter((row) => row['Decision'] === '');
    expect(waiting).toEqual([]);
    expect(new Set(reviews.map((row) => row['Decided by']))).toEqual(new Set(['Robin']));
    const statuses = (await tabOf(folder, 'Organizations')).map((row) => row['Status']);
    expect(statuses).not.toContain('Needs authority');
    const again = JSON.parse((await run(['sync', '--json'], folder)).stdout) as { result: string };
    expect(again.result).toBe('unchanged');
    expect(readdirSync(path.join(folder, 'out')).filter((name) => name.includes('review'))).toEqual(
      [],
    );
  }, 120_000);

  it('is used by two browsers at once that lose nothing', async () => {
    const one = await enter(await browser(), served.address);
    await one.locator('summary:has-text("A second browser")').click();
    await one.locator('#invite').click();
    await one.locator('#address:has-text("token=")').waitFor();
    const two = await enter(
      await anotherBrowser('dark'),
      await one.locator('#address').innerText(),
    );
    await two.locator('#by').fill('Kim');
    await two.locator('h1').click();
    // Who of two is faster is chance; so that both have a part in it, one begins alone.
    await answer(two, 1);
    await saved(two);
    const pages = [one, two];
    let turns = 0;
    while (
      !(await heading(one)).startsWith('All done') ||
      !(await heading(two)).startsWith('All done')
    ) {
      await Promise.all(
        pages.map(async (page) => {
          if ((await page.locator('.choices').count()) > 0) await answer(page, 1);
        }),
      );
      if (++turns % 8 === 0) await Promise.all(pages.map(saved));
      if (turns > 300) throw new Error('They ask for ever.');
    }
    expect(await end(served, 'SIGTERM')).toBe(0);
    const reviews = await tabOf(folder, 'Review');
    expect(reviews.filter((row) => row['Decision'] === '')).toEqual([]);
    expect(new Set(reviews.map((row) => row['Decided by']))).toEqual(new Set(['Robin', 'Kim']));
  }, 120_000);

  it('loses at most the question on the screen when it is killed', async () => {
    const page = await enter(await browser(), served.address);
    const answered: string[] = [];
    for (let turn = 0; turn < 6; turn++) {
      answered.push(...(await page.locator('.side .facts').allInnerTexts()));
      const taken = page.waitForResponse((response) => response.url().includes('/api/answer'));
      await answer(page, 1);
      await taken;
    }
    const shown = await asked(page);
    await end(served, 'SIGKILL');
    served = await serve(bin(), folder);
    const again = await enter(await browser(), served.address);
    expect(await asked(again)).toBe(shown);
  }, 120_000);

  it.each(['light', 'dark'] as const)(
    'is readable to all, questions and a look at the letter (%s)',
    async (scheme) => {
      const page = await enter(await browser(scheme), served.address);
      await page.locator('#list li').first().waitFor();
      while ((await page.locator('.side').count()) !== 2) await page.keyboard.press('l');
      await picture(page, `review-${scheme}`);
      await page.locator('#search-name').fill('slow lanes ohio');
      await page.keyboard.press('Enter');
      await page.locator('#explanation h3').waitFor();
      expect(await page.locator('#explanation').innerText()).toContain('It is on the list.');
      for (let turn = 0; turn < 4; turn++) {
        expect(await violations(page)).toEqual([]);
        await page.locator('h1').click();
        await page.keyboard.press('l');
      }
      await page.locator('a:has-text("Figures")').click();
      await page.locator('svg.map').waitFor();
      expect(await page.locator('header').innerText()).toMatch(/\d+ organizations and \d+ indiv/u);
      await page.locator('summary').first().click();
      expect(await violations(page)).toEqual([]);
      await page.locator('summary').first().click();
      await picture(page, `review-look-${scheme}`);
      await page.locator('a:has-text("Back to the review")').click();
      await page.locator('.choices').waitFor();
    },
    120_000,
  );

  it('asks for nothing beyond this machine and is told of a wrong answer', async () => {
    const context = await browser();
    const hosts: string[] = [];
    context.on('request', (request) => hosts.push(new URL(request.url()).hostname));
    const troubles: string[] = [];
    context.on('console', (message) => troubles.push(message.text()));
    const page = await enter(context, served.address);
    while ((await page.locator('.tick').count()) === 0) await page.keyboard.press('l');
    const before = await asked(page);
    await page.keyboard.press('s');
    await page.locator('#trouble:has-text("Tick at least two")').waitFor();
    expect(await asked(page)).toBe(before);
    expect(new Set(hosts)).toEqual(new Set(['127.0.0.1']));
    expect(troubles.filter((text) => /Security Policy|Error/u.test(text))).toEqual([]);
  }, 120_000);
});
