import { type DataSchema, readData } from '../languages/read-data.ts';

/** What ships with the program is read once and checked, so that a slip in it is found at once. */
export function readRules<T>(file: string, schema: DataSchema<T>): T {
  return schema.parse(readData(`../../config/rules/${file}`));
}

/**
 * A rule file whose every entry is a text: lists of words, or lines of `word: other words`.
 *
 * Such files hold thousands of words, and a command that only matches names should not spend its
 * first tenth of a second on taking them apart as YAML.
 */
export function readTexts<Key extends string>(
  file: string,
  keys: readonly Key[],
): Record<Key, string> {
  return readRules(file, {
    parse(value) {
      const texts = new Map(Object.entries(value ?? {}));
      const wrong = [
        ...keys.filter((key) => !texts.has(key)),
        ...[...texts.keys()].filter((key) => !keys.some((each) => each === key)),
      ];
      if (wrong.length > 0)
        throw new Error(`config/rules/${file}: ${wrong.join(', ')} missing or unknown`);
      return Object.fromEntries(keys.map((key) => [key, String(texts.get(key))])) as Record<
        Key,
        string
      >;
    },
  });
}

/** The words of a list. */
export const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);

/** Lines of words. */
export const linesIn = (text: string): readonly (readonly string[])[] =>
  text
    .split('\n')
    .map(wordsOf)
    .filter((words) => words.length > 0);

/** Lines of `key: value`. */
export function linesOf(text: string): readonly (readonly [string, string])[] {
  return text
    .split('\n')
    .filter((line) => line.includes(':'))
    .map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()] as const;
    });
}

const rules = readTexts('spelling.yaml', [
  'articles',
  'and',
  'legalForms',
  'words',
  'ordinals',
  'letters',
  'lookAlikes',
  'traditional',
  'eastAsianForms',
]);

export const ARTICLES: ReadonlySet<string> = new Set(wordsOf(rules.articles));
export const LETTERS: ReadonlyMap<string, string> = new Map([
  ...linesOf(rules.letters),
  ...wordsOf(rules.traditional).map((pair): [string, string] => {
    const [traditional = '', simplified = ''] = Array.from(pair);
    return [traditional, simplified];
  }),
]);
/** Alternatives of a pattern. */
export const EAST_ASIAN_FORMS: string = wordsOf(rules.eastAsianForms).join('|');
export const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(linesOf(rules.lookAlikes));

/** A word as it is written → as it is compared. */
export const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ...linesOf(rules.words),
  ...linesOf(rules.ordinals),
  ...wordsOf(rules.and).map((word): [string, string] => [word, 'and']),
]);

/** An ordinal in figures → in letters. */
export const ORDINALS: ReadonlyMap<string, string> = new Map(
  linesOf(rules.ordinals).map(([spelled, figure]) => [figure, spelled]),
);

/** Word lists that end a name without telling it apart, the longest first. */
export const LEGAL_FORMS: readonly (readonly string[])[] = rules.legalForms
  .split('\n')
  .filter(Boolean)
  .map(wordsOf)
  .sort((a, b) => b.length - a.length);
