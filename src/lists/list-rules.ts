import { z } from 'zod';
import type { Language } from '../domain/letter.ts';
import { readRules } from '../names/rules.ts';

const texts = z.array(z.string());
const textSet = texts.transform((all): ReadonlySet<string> => new Set(all));
const worded = z.strictObject({ en: z.string(), es: z.string() });

export const LIST_RULES = readRules(
  'lists.yaml',
  z.strictObject({
    order: z.strictObject({
      articles: textSet,
      placesWithArticle: textSet,
      particles: textSet,
      joiners: textSet,
    }),
    wording: z.strictObject({
      organizations: worded,
      individuals: worded,
      national: worded,
      unstated: worded,
      more: worded,
      note: worded,
    }),
    identificationOnly: texts,
  }),
);

type Wording = keyof typeof LIST_RULES.wording;

/** One of the list's own words in every language of the letter, "National / Nacional". */
export function inWords(wording: Wording, languages: readonly Language[], count?: number): string {
  const said = languages.map((language) =>
    LIST_RULES.wording[wording][language].replace('{count}', String(count ?? '')),
  );
  return [...new Set(said)].join(' / ');
}
