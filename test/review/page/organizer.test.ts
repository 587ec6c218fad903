import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { builtProgram } from '../../cli/program.ts';
import { run } from '../../cli/run.ts';
import { unzip } from '../../lists/unzip.ts';
import { wordLetter } from '../../lists/word-letter.ts';
import {
  asked,
  CHROMIUM,
  demoFolder,
  end,
  enter,
  heading,
  next,
  openBrowser,
  saved,
  serve,
  tabOf,
  type Served,
} from './browser.ts';

/** The night before the deadline, with the keyboard alone, on a laptop and on a phone. */

const run_ = CHROMIUM === undefined ? describe.skip : describe;
const axe = readFileSync(
  new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url),
  'utf8',
);
const bin = builtProgram();
let browser: Browser;
let context: BrowserContext;
let folder = '';
let served: Served;

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
});

afterEach(async () => {
  await context.close();
  await end(served, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

async function open(width: number, height: number, prepare = () => {}): Promise<Page> {
  folder = demoFolder();
  expect((await run(['sync'], folder)).status).toBe(0);
  prepare();
  served = await serve(bin(), folder);
  context = await browser.newContext({ viewport: { width, height }, acceptDownloads: true });
  return enter(context, served.address);
}

/** Buttons that answer and cannot be seen or clicked without scrolling. */
function hidden(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(`[...document.querySelectorAll('#bar button')]
    .filter((button) => {
      const { left, right, top, bottom } = button.getBoundingClientRect();
      const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return !inside || button.closest('button') !== at?.closest('button');
    })
    .map((button) => button.innerText)`);
}

async function serious(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate<readonly string[]>(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`))',
  );
}

/** Tab until the element of that ID has the keyboard. */
async function tabTo(page: Page, id: string): Promise<void> {
  for (let pressed = 0; pressed < 120; pressed++) {
    if ((await page.evaluate('document.activeElement.id')) === id) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach #${id}.`);
}

async function picture(page: Page, name: string): Promise<void> {
  const pictures = process.env['SCREENSHOTS'];
  if (pictures !== undefined) await page.screenshot({ path: path.join(pictures, `${name}.png`) });
}

run_('the organizer (skipped without Chromium)', () => {
  it.each([
    ['on a laptop', 1280, 800],
    ['on a phone', 390, 844],
  ])(
    '%s answers everything, downloads the Word list and publishes, by keyboard alone',
    async (where, width, height) => {
      const page = await open(width, height);
      const total = Number(/^1 of (\d+)$/u.exec(await page.locator('#place').innerText())?.[1]);
      expect(total).toBeGreaterThan(5);
      expect(await serious(page)).toEqual([]);

      await page.keyboard.press('?');
      expect(await page.locator('#keys').innerText()).toContain('undo the last answer');
      await picture(page, `keys-${width}`);
      await page.keyboard.press('Escape');

      let seen = 0;
      while (!(await heading(page)).startsWith('All done')) {
        expect(await hidden(page)).toEqual([]);
        await page.evaluate('scrollTo(0, document.body.scrollHeight)');
        expect(await hidden(page)).toEqual([]);
        await page.evaluate('scrollTo(0, 0)');
        await picture(page, `question-${width}-${seen}`);
        const before = await asked(page);
        const several = (await page.locator('.tick').count()) > 0;
        if (several) await page.keyboard.press('0');
        const alike = page.locator('#alike');
        if ((await alike.count()) > 0) {
          await page.keyboard.press('b');
          expect(await alike.isChecked()).toBe(true);
        }
        const key = await page.evaluate<string>(
          "document.querySelector('.choices button').getAttribute('aria-keyshortcuts')",
        );
        await page.keyboard.press(several ? 'd' : key);
        await next(page, before);
        if (++seen > 60) throw new Error('It asks for ever.');
      }
      await saved(page);
      await picture(page, `done-${width}`);
      expect(await hidden(page)).toEqual([]);

      await tabTo(page, 'have-file');
      const downloading = page.waitForEvent('download');
      await page.keyboard.press('Enter');
      const file = await downloading;
      expect(file.suggestedFilename()).toMatch(/^Open letter for safe streets – signers\.docx$/u);
      const bytes = readFileSync(await file.path());
      expect(bytes.subarray(0, 2).toString('latin1')).toBe('PK');
      await picture(page, `list-${width}`);

      await tabTo(page, 'publish-name');
      await page.keyboard.type('Initial letter');
      await page.keyboard.press('Enter');
      await page
        .locator('#published:has-text("Published “Initial letter” with")')
        .waitFor({ timeout: 20_000 });
      const since = page.locator('#have-since option[value="Initial letter"]');
      await since.waitFor({ state: 'attached' });
      expect(await serious(page)).toEqual([]);
      expect(await end(served, 'SIGTERM')).toBe(0);
      expect((await run(['changes', '--since', 'Initial letter'], folder)).status).toBe(0);
      expect(where).not.toBe('');
    },
    180_000,
  );

  it('keeps addresses out of public downloads, and names files that hold them', async () => {
    const page = await open(1280, 800);
    const have = async (format: string, audience: string) => {
      await page.selectOption('#have-format', format);
      await page.selectOption('#have-audience', audience);
      const downloading = page.waitForEvent('download');
      await page.locator('#have button').click();
      const file = await downloading;
      return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
    };
    for (const format of ['csv', 'txt', 'html']) {
      expect((await have(format, 'public')).text).not.toMatch(/\w@\w/u);
    }
    expect(await page.locator('#have-warning').isVisible()).toBe(false);
    const inside = await have('csv', 'internal');
    expect(inside.text).toMatch(/\w@\w/u);
    expect(inside.name).toMatch(/internal – with addresses\.csv$/u);
    expect(await page.locator('#have-warning').isVisible()).toBe(true);
  }, 120_000);

  it('fills her own Word letter, and says what is wrong with a file that is none', async () => {
    const page = await open(1280, 800);
    const fill = async (name: string, buffer: Buffer) => {
      await page.setInputFiles('#fill-letter', { name, mimeType: 'application/zip', buffer });
      await page.locator('#fill button').click();
    };
    const letter = await wordLetter('We, the undersigned:', '{{organizations}}', '{{individuals}}');
    const downloading = page.waitForEvent('download');
    await fill('Letter to the city.docx', letter);
    const file = await downloading;
    expect(file.suggestedFilename()).toBe('Letter to the city – with signers.docx');
    const text = (await unzip(readFileSync(await file.path()))).get('word/document.xml');
    expect(text).toMatch(/We, the undersigned:.*Crosswalk Action Network/su);
    expect(text).not.toMatch(/\{\{|\w@\w/u);
    await fill('notes.docx', Buffer.from('no Word document'));
    await page.locator('#trouble:has-text("notes.docx")').waitFor();
    await fill('plain.docx', await wordLetter('No place for names.'));
    await page.locator('#trouble:has-text("holds no placeholder")').waitFor();
  }, 120_000);

  it.each([
    ['a laptop', 1280, 800],
    ['a phone', 390, 844],
  ])(
    'shows on %s what too large a merge would do, and does it when told to, by keyboard',
    async (where, width, height) => {
      const page = await open(width, height, () => {
        const config = path.join(folder, 'config/safe-streets.yaml');
        // Somebody turned an answer round: whoever said Yes is off the list.
        const turned = readFileSync(config, 'utf8')
          .replace('authorized: [Yes, Sí]', 'authorized: [By vote]')
          .replace('notAuthorized: [No]', 'notAuthorized: [No, Yes, Sí]');
        writeFileSync(config, turned);
      });
      const listed = async (): Promise<number> =>
        (await tabOf(folder, 'Organizations')).filter((row) => row['Status'] === 'Listed').length;
      const before = await listed();
      const first = await asked(page);
      if ((await page.locator('.tick').count()) > 0) await page.keyboard.press('0');
      await page.keyboard.press('s');
      await next(page, first);
      await page.locator('#held:has-text("The list waits for your word")').waitFor();
      await saved(page);
      expect(await listed()).toBe(before);
      expect(await hidden(page)).toEqual([]);
      expect(await serious(page)).toEqual([]);
      const held = page.locator('#held');
      expect(await held.innerText()).toMatch(/of its \d+ names at once/u);
      await held.locator('summary:has-text("changed")').click();
      expect(await held.innerText()).toMatch(/\(O-\d{4}\): Status, “Listed” → “Needs authority”/u);
      expect(await held.innerText()).toMatch(/and \d+ more/u);
      await picture(page, `held-${width}`);
      await tabTo(page, 'go-on');
      await page.keyboard.press('Enter');
      await held.waitFor({ state: 'hidden' });
      expect(await listed()).toBeLessThan(before);
      expect(where).not.toBe('');
    },
    120_000,
  );

  it('takes an authority back that was answered, with who and when', async () => {
    const page = await open(1280, 800);
    while (!(await heading(page)).startsWith('May whoever signed')) {
      const before = await asked(page);
      await page.keyboard.press('l');
      await next(page, before);
    }
    const name = await page.locator('.side h3').innerText();
    await page.keyboard.press('a');
    await saved(page);
    await page.locator('summary:has-text("Decided so far")').click();
    const entry = page.locator('#decisions li', { hasText: name });
    await entry.filter({ hasText: /authorized, Robin, / }).waitFor();
    await entry.getByRole('button', { name: 'Take back' }).click();
    await entry.waitFor({ state: 'detached' });
    await saved(page);
    const left = await page.locator('#left').innerText();
    expect(left).toMatch(/[1-9]\d* missing authorit/u);
  }, 120_000);

  it('finds a group by a part of its name, and the similar ones are links', async () => {
    const page = await open(1280, 800);
    await page.locator('#search-name').fill('ridgemont law school street');
    await page.keyboard.press('Enter');
    await page.locator('#explanation h3').waitFor();
    await page.locator('#search-name').fill('slow lanes');
    await page.keyboard.press('Enter');
    await page.locator('#explanation h3:text-matches("^Slow Lanes ")').waitFor();
    const hit = page.locator('#explanation a').first();
    const name = await hit.innerText();
    await hit.focus();
    await page.keyboard.press('Enter');
    await page.locator(`#explanation h3:has-text("${name}")`).waitFor();
  }, 120_000);
});
