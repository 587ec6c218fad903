import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const words = z.record(z.string(), z.string());

const SpellingSchema = z.strictObject({
  articles: z.array(z.string()),
  and: z.array(z.string()),
  legalForms: z.array(z.string()),
  words,
  ordinals: words,
  letters: words,
  lookAlikes: words,
});

/** What ships with the program is read once and checked, so that a slip in it is found at once. */
export function readRules<T>(file: string, schema: z.ZodType<T>): T {
  const url = new URL(`../../config/rules/${file}`, import.meta.url);
  return schema.parse(parse(readFileSync(url, 'utf8')));
}

const rules = readRules('spelling.yaml', SpellingSchema);

export const ARTICLES: ReadonlySet<string> = new Set(rules.articles);
export const LETTERS: ReadonlyMap<string, string> = new Map(Object.entries(rules.letters));
export const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(Object.entries(rules.lookAlikes));

/** A word as it is written → as it is compared. */
export const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(rules.words),
  ...Object.entries(rules.ordinals),
  ...rules.and.map((word): [string, string] => [word, 'and']),
]);

/** Word lists that end a name without telling it apart, the longest first. */
export const LEGAL_FORMS: readonly (readonly string[])[] = rules.legalForms
  .map((form) => form.split(' '))
  .sort((a, b) => b.length - a.length);
