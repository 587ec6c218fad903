import { columnName } from './column-name.ts';
import type { Tone } from './palette.ts';
import type { TabLooks } from './workbook.ts';

/**
 * What makes a row have a tone, as formulas about row 2, without "=": each word of the
 * column has its own, and what is none of them is odd. Spreadsheets compare words
 * without their case; blanks around one do not count.
 */
export function rowRules({
  column,
  tones,
}: NonNullable<TabLooks['colours']>): readonly (readonly [formula: string, tone: Tone])[] {
  const cell = `TRIM($${columnName(column)}2)`;
  const is = (word: string): string => `${cell}="${word.replaceAll('"', '""')}"`;
  const words = Object.entries(tones);
  const none = words.map(([word]) => `NOT(${is(word)})`).join(',');
  return [
    ...words.map(([word, tone]) => [is(word), tone] as const),
    [`AND(${cell}<>"",${none})`, 'odd'],
  ];
}
