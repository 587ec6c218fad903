import { z } from 'zod';
import { languageData } from '../languages/language-data.ts';
import type { Language } from '../languages/registry.ts';
import { readRules } from '../names/rules.ts';

const texts = z.array(z.string());
const textSet = texts.transform((all): ReadonlySet<string> => new Set(all));

export const LIST_RULES = readRules(
  'lists.yaml',
  z.strictObject({
    order: z.strictObject({
      placesWithArticle: z.record(z.string(), textSet),
      particles: textSet,
      joinedParticles: textSet,
      joiners: textSet,
    }),
  }),
);

const byLanguage = languageData(
  'lists',
  z.strictObject({
    wording: z.strictObject({
      organizations: z.string(),
      individuals: z.string(),
      national: z.string(),
      unstated: z.string(),
      noState: z.string(),
      more: z.string(),
      note: z.string(),
    }),
    articles: texts,
  }),
);

/** Of every language: a name keeps its own, whatever the letter is written in. */
export const LEADING_ARTICLES: ReadonlySet<string> = new Set(
  Object.values(byLanguage).flatMap(({ articles }) => articles),
);

type ListWording = keyof (typeof byLanguage)[Language]['wording'];

/** One of the list's own words in every language of the letter, "National / Nacional". */
export function inWords(
  wording: ListWording,
  languages: readonly Language[],
  count?: number,
): string {
  const said = languages.map((language) =>
    byLanguage[language].wording[wording].replace('{count}', String(count ?? '')),
  );
  return [...new Set(said)].join(' / ');
}
