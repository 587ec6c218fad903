import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { xlsxWorkbook } from '../../../src/workbook/xlsx/xlsx-workbook.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((each) =>
  existsSync(each),
);

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM ?? '', headless: true, args: FLAGS });
}

/** A window with a profile of its own that is gone when it closes. */
export function openWindow(
  browser: Browser,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<BrowserContext> {
  return browser.newContext({ colorScheme, viewport: { width: 1280, height: 900 } });
}

/** A folder with the demo letter in it, as a newcomer has it. */
export function demoFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'review-'));
  mkdirSync(path.join(folder, 'config'));
  cpSync(
    path.join(root, 'config/safe-streets.example.yaml'),
    path.join(folder, 'config/safe-streets.yaml'),
  );
  cpSync(path.join(root, 'fixtures/safe-streets'), path.join(folder, 'fixtures/safe-streets'), {
    recursive: true,
  });
  return folder;
}

export interface Served {
  readonly address: string;
  readonly process: ChildProcess;
}

/** The program itself, in a process of its own, so that it can be killed. */
export async function serve(bin: string, folder: string): Promise<Served> {
  const args = [bin, 'review', '--web', '--json', '--by', 'Robin'];
  const server = spawn(process.execPath, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (line: Buffer) => {
      resolve((JSON.parse(line.toString('utf8')) as { address: string }).address);
    });
    server.once('exit', () => {
      reject(new Error('The review ended before it began.'));
    });
  });
  return { address, process: server };
}

export async function end(
  { process: server }: Served,
  signal: 'SIGTERM' | 'SIGKILL',
): Promise<number | null> {
  if (server.exitCode !== null) return server.exitCode;
  const ended = new Promise<number | null>((resolve) => {
    server.once('exit', resolve);
  });
  server.kill(signal);
  return ended;
}

/** Opens the page and waits until it asks something. */
export async function enter(browser: BrowserContext, address: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(address);
  await page.locator('.choices, #question:has-text("All done")').first().waitFor();
  return page;
}

export const heading = (page: Page) => page.locator('#heading').innerText();

/** What is asked about at the moment, signers and texts. */
export const asked = async (page: Page) =>
  (await page.locator('#question').innerText()).replace(/^\d+ of \d+\n/u, '');

/** Waits until something else is asked, or nothing any more. */
export async function next(page: Page, before: string): Promise<void> {
  await page.waitForFunction(
    `document.querySelector('#question').innerText.replace(/^\\d+ of \\d+\\n/u, '') !== ${JSON.stringify(before)}`,
  );
}

export async function saved(page: Page): Promise<void> {
  await page.locator('#saved:text-is("All saved")').waitFor();
}

export type Row = Readonly<Record<string, string>>;

/** The rows of a tab of the letter's .xlsx master, by header. */
export async function tabOf(folder: string, title: string): Promise<readonly Row[]> {
  const file = path.join(folder, 'out/safe-streets.xlsx');
  const { tabs } = await xlsxWorkbook(file, { now: () => new Date(), pid: process.pid }).read();
  const [header = [], ...rows] = tabs.find((tab) => tab.title === title)?.rows ?? [];
  return rows
    .filter((row) => row.some((cell) => cell !== ''))
    .map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
}
