import { z } from 'zod';
import { languageData } from './language-data.ts';
import type { Language } from './registry.ts';

const WORDS = z.array(z.string()).min(1);

/** What people write under Decision, by what it means. The first word is the one that they are told. */
export const DECISION_WORDS = languageData(
  'decisions',
  z.strictObject({
    yes: WORDS,
    no: WORDS,
    same: WORDS,
    different: WORDS,
    authorized: WORDS,
    notAuthorized: WORDS,
    exclude: WORDS,
    restore: WORDS,
    fine: WORDS,
  }),
);

/** What may be meant by what stands under Decision. */
export type Meaning = keyof (typeof DECISION_WORDS)[Language];

/** The words that people are told to write. */
export function toldWords(language: Language): Readonly<Record<Meaning, string>> {
  const words = Object.entries(DECISION_WORDS[language]);
  return Object.fromEntries(words.map(([meaning, [told = '']]) => [meaning, told])) as Record<
    Meaning,
    string
  >;
}
