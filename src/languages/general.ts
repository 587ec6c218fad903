import { z } from 'zod';
import { languageData } from './language-data.ts';

/** What a language calls itself, how it writes a date in figures, and what Word spells it as. */
export const GENERAL = languageData(
  'general',
  z.strictObject({
    name: z.string(),
    dateOrder: z.enum(['month-first', 'day-first']),
    /** BCP 47, with the region whose spelling a document follows. */
    spelling: z.string(),
  }),
);
