import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { LANGUAGES, type Language } from '../../src/languages/registry.ts';
import type { TabSpec } from '../../src/master/schema/column.ts';
import { TABS } from '../../src/master/schema/tabs.ts';
import { figures } from '../../src/master/figures/figures.ts';
import { loadAssets } from '../../src/review/page/assets.ts';
import { lookPage } from '../../src/review/page/figures-page.ts';
import { run } from '../cli/run.ts';

/**
 * What an organizer sees of a letter in another language has no English word left in it. A word is
 * English here if the English texts of the program have it and those of the language do not.
 */

const [ENGLISH, ...OTHERS] = LANGUAGES;
const CSV = 'fixtures/bibliotheques/reponses.csv';

const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/(?<![\p{L}\p{N}@.])\p{L}{3,}(?![\p{L}\p{N}@])/gu) ?? [];

function wordsOfTexts(language: Language): ReadonlySet<string> {
  const folder = `src/languages/${language}/texts`;
  const texts = readdirSync(folder).map((name) =>
    readFileSync(join(folder, name), 'utf8')
      .replace(/^#.*$/gmu, '')
      .replace(/^\s*\w+:/gmu, '')
      .replace(/\{\w+\}/gu, ' '),
  );
  return new Set(texts.flatMap(wordsOf));
}

/** The same in every language: headers, tabs, and what stands in the columns of the program. */
const FIXED = new Set(
  [
    ...Object.keys(TABS),
    ...Object.values(TABS).flatMap(({ columns }: TabSpec) => columns.map(({ header }) => header)),
    'Listed Needs authority Out of scope Excluded Withdrawn authorized not authorized unclear not asked written',
    'Word CSV docx web page',
  ].flatMap(wordsOf),
);

const english = wordsOfTexts(ENGLISH);

describe.each(OTHERS)('a letter in %s', (code) => {
  let folder: string;
  let known: ReadonlySet<string>;
  const leftIn = (texts: readonly string[]): readonly string[] =>
    texts.filter((text) =>
      wordsOf(text).some((word) => english.has(word) && !known.has(word) && !FIXED.has(word)),
    );

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), `undersigned-in-${code}-`));
    await mkdir(join(folder, 'config'));
    await cp(CSV, join(folder, 'reponses.csv'));
    const written = await run(['init', '--csv', 'reponses.csv', '--yes'], folder);
    expect(written.status).toBe(0);
    const path = join(folder, 'config', 'reponses.yaml');
    const config = await readFile(path, 'utf8');
    await writeFile(path, config.replace(/^languages: .*$/mu, `languages: [${code}]`));
    expect((await run(['sync'], folder)).status).toBe(0);
    known = new Set([
      ...wordsOfTexts(code),
      ...wordsOf(await readFile(`src/languages/${code}/scope.yaml`, 'utf8')),
      ...wordsOf(await readFile(CSV, 'utf8')),
      ...wordsOf(config.replace(/^\s*#.*$/gmu, '')),
    ]);
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has none in what the workbook shows, notes of columns included', async () => {
    const { stdout } = await run(['status', '--json'], folder);
    const { master } = JSON.parse(stdout) as { master: string };
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(master, { ignoreNodes: ['dataValidations'] });
    const texts: string[] = [];
    book.eachSheet((sheet) => {
      if (sheet.state !== 'visible') return;
      sheet.eachRow((row) => {
        row.eachCell((cell, column) => {
          // By which rows are found again.
          if (sheet.getColumn(column).hidden) return;
          texts.push(cell.text);
          const { note } = cell as { note?: { texts?: readonly { text: string }[] } | string };
          if (typeof note === 'object')
            texts.push((note.texts ?? []).map(({ text }) => text).join(''));
        });
      });
    });
    expect(texts.length).toBeGreaterThan(200);
    expect(leftIn(texts)).toEqual([]);
  });

  it('has none in the questions of a review', async () => {
    const { stdout } = await run(['review', '--json'], folder);
    const { questions } = JSON.parse(stdout) as {
      questions: readonly {
        heading: string;
        labels: readonly string[];
        why: readonly string[];
        texts: readonly string[];
        choices: readonly { label: string; then: string }[];
      }[];
    };
    expect(questions.length).toBeGreaterThan(5);
    const texts = questions.flatMap(({ heading, labels, why, texts: shown, choices }) => [
      heading,
      ...labels,
      ...why,
      ...shown,
      ...choices.flatMap(({ label, then }) => [label, then]),
    ]);
    expect(leftIn(texts)).toEqual([]);
  });

  it('has none on the page and its figures', () => {
    const pages = [
      loadAssets(code).page.replace(/<script[\s\S]*?<\/script>/gu, ''),
      lookPage('', code, figures([], []), { match: 1, authority: 2, notice: 3 }),
    ];
    const texts = pages.flatMap((page) => [
      ...[...page.matchAll(/(?:aria-label|title)="([^"]*)"/gu)].map(([, text = '']) => text),
      ...page.replace(/<[^>]*>/gu, '\n').split('\n'),
    ]);
    expect(leftIn(texts)).toEqual([]);
  });

  it('has none in the texts of the page’s script', () => {
    const script = readFileSync('templates/review/page.js', 'utf8').replace(/\/\/ .*$/gmu, '');
    const literal = [...script.matchAll(/(['`])((?:(?!\1).)*)\1/gu)]
      .map(([, , text = '']) => text.replace(/\$\{[^}]*\}/gu, ''))
      .filter((text) => /\p{L} \p{L}/u.test(text));
    expect(leftIn(literal)).toEqual([]);
  });
});
