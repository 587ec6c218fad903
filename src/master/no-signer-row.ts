import { z } from 'zod';
import { everyLanguage } from '../languages/language-data.ts';
import { foldWords } from '../names/fold.ts';
import type { TabRow } from './grid.ts';
import type { TabSpec } from './schema/column.ts';

/** Rows that people type into a list of signers to read it by, and that sign nothing. */

const WORDS = everyLanguage(
  'rows',
  z.strictObject({
    totals: z.array(z.string()),
    beside: z.array(z.string()),
    sections: z.array(z.string()),
  }),
);

const folded = (texts: readonly string[]): ReadonlySet<string> => new Set(texts.flatMap(foldWords));

const TOTALS = folded(WORDS.flatMap(({ totals }) => totals));
const BESIDE = folded(WORDS.flatMap(({ beside }) => beside));
const SECTIONS = folded(WORDS.flatMap(({ sections }) => sections));

/**
 * Whether a row without an ID is a total, a heading or a repeated header. A heading stands alone in
 * its row; "Total Wellness Collective" is a name.
 */
export function isNoSigner(spec: TabSpec, row: TabRow, nameColumn: number): boolean {
  const filled = row.cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [at]));
  const titles = filled.filter((at) => key(row.cells[at]) === key(spec.columns[at]?.header));
  if (titles.includes(nameColumn) && titles.length * 2 > filled.length) return true;
  const name = (row.cells[nameColumn] ?? '').trim();
  const words = foldWords(name);
  if (isTotal(words)) return true;
  if (filled.length > 1) return false;
  return words.length === 0 || /[:：]$/u.test(name) || words.every((word) => SECTIONS.has(word));
}

function isTotal(words: readonly string[]): boolean {
  return (
    words.some((word) => TOTALS.has(word)) &&
    words.every((word) => TOTALS.has(word) || BESIDE.has(word) || /^\d+$/u.test(word))
  );
}

function key(text = ''): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
}
