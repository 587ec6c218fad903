import { z } from 'zod';
import { languageData } from '../languages/language-data.ts';
import { type Language, LANGUAGES } from '../languages/registry.ts';
import { loosely } from './loose.ts';
import { phrases } from './phrases.ts';

/** How far an organization may reach, beside the whole country. */
const LEVELS = [
  'international',
  'global',
  'regional',
  'state',
  'territory',
  'county',
  'city',
  'tribal',
  'local',
] as const;

type Level = (typeof LEVELS)[number];

const texts = z.array(z.string());
const byLanguage = languageData(
  'scope',
  z.strictObject({
    national: z.string(),
    nationwide: texts,
    notNationwide: texts,
    fillers: texts,
    levels: z.record(z.enum(LEVELS), texts.min(1)),
  }),
);
const all = LANGUAGES.map((code) => byLanguage[code]);
const nationwide = phrases(all.flatMap((each) => each.nationwide));
const notNationwide = phrases(all.flatMap((each) => each.notNationwide));
const fillers = new Set(all.flatMap((each) => each.fillers));

const levels = new Map(
  all.flatMap((each) =>
    LEVELS.flatMap((level) => each.levels[level].map((word) => [loosely(word), level] as const)),
  ),
);

/** The level that an answer is as a whole, in whichever language: "Estatal" and "Statewide" are one. */
export function scopeLevel(answer: string): Level | 'national' | undefined {
  return levels.get(loosely(answer)) ?? (isNationwide(answer) ? 'national' : undefined);
}

/** The level as a cell says it in that language. */
export function levelIn(level: Level | 'national', language: Language): string {
  if (level === 'national') return nationalIn(language);
  return byLanguage[language].levels[level][0] ?? '';
}

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
