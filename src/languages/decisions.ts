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

/** The words that people are told to write. */
export function toldWords(
  language: Language,
): Readonly<Record<'same' | 'different' | 'yes' | 'no' | 'fine' | 'restore' | 'exclude', string>> {
  const words = DECISION_WORDS[language];
  const told = (of: readonly string[]): string => of[0] ?? '';
  return {
    same: told(words.same),
    different: told(words.different),
    yes: told(words.yes),
    no: told(words.no),
    fine: told(words.fine),
    restore: told(words.restore),
    exclude: told(words.exclude),
  };
}
