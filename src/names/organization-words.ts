import { z } from 'zod';
import { everyLanguage } from '../languages/language-data.ts';
import { loosely } from './loose.ts';
import { phrases } from './phrases.ts';

const words = phrases(
  everyLanguage('organizations', z.strictObject({ kindsOfBody: z.array(z.string()) })).flatMap(
    ({ kindsOfBody }) => kindsOfBody,
  ),
);

/** Whether a name has a word that only organizations' names have. */
export function hasOrganizationWord(text: string): boolean {
  return words.in(loosely(text));
}
