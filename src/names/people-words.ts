import { z } from 'zod';
import { languageData } from '../languages/language-data.ts';

const texts = z.array(z.string());

/** What each language brings to reading a person's name. */
export const PEOPLE = languageData(
  'people',
  z.strictObject({
    titles: z.array(
      z.strictObject({
        print: z.string(),
        form: z.string(),
        alsoName: z.boolean().default(false),
        /** A title only on a letter whose first language this is; elsewhere it may be a name. */
        here: z.boolean().default(false),
      }),
    ),
    courtesy: texts,
    courtesyHere: texts,
    sister: texts,
    pronouns: texts,
    pronounsAlone: texts,
    grammar: z.record(z.string(), texts),
  }),
);
