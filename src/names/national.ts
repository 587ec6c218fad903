import { z } from 'zod';
import { languageData } from '../languages/language-data.ts';
import { type Language, LANGUAGES } from '../languages/registry.ts';
import { loosely } from './loose.ts';
import { phrases } from './phrases.ts';

const texts = z.array(z.string());
const byLanguage = languageData(
  'scope',
  z.strictObject({
    national: z.string(),
    nationwide: texts,
    notNationwide: texts,
    fillers: texts,
  }),
);
const all = LANGUAGES.map((code) => byLanguage[code]);
const nationwide = phrases(all.flatMap((each) => each.nationwide));
const notNationwide = phrases(all.flatMap((each) => each.notNationwide));
const fillers = new Set(all.flatMap((each) => each.fillers));

/** "National", as a cell says it in that language. */
export const nationalIn = (language: Language): string => byLanguage[language].national;

/** Whether an answer about scope has the whole country among what it says. */
export function saysNationwide(scope: string): boolean {
  return nationwide.in(notNationwide.removedFrom(loosely(scope)));
}

/** Whether an answer means the whole country and nothing else: "USA", "Nationwide (all states)". */
export function isNationwide(answer: string): boolean {
  const key = loosely(answer);
  if (!nationwide.in(key) || notNationwide.in(key)) return false;
  const left = nationwide.removedFrom(key).split(' ');
  return left.every((word) => word === '' || fillers.has(word));
}
