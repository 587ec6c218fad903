import { z } from 'zod';
import { languageData } from './language-data.ts';

/** What a language calls itself, and how it writes a date in figures. */
export const GENERAL = languageData(
  'general',
  z.strictObject({ name: z.string(), dateOrder: z.enum(['month-first', 'day-first']) }),
);
