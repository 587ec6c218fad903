import { z } from 'zod';
import { languageData } from './language-data.ts';

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
