import { GENERAL } from './general.ts';
import type { Language } from './registry.ts';

/** What a text says; where it counts something, perhaps a text for each plural form of the language. */
export type Wording = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** The texts of a topic by key, each with the names of what is filled in. */
export type Declared = Readonly<Record<string, readonly string[]>>;

/** A text filled in: `count` chooses the plural form, and numbers are written as the language does. */
export function fill(
  wording: Wording,
  filling: Readonly<Record<string, string | number>>,
  language: Language,
): string {
  const { count } = filling;
  const text =
    typeof wording === 'string'
      ? wording
      : (wording[pluralForm(language, typeof count === 'number' ? count : 0)] ?? wording.other);
  return (text ?? '').replace(PLACE, (place, name: string) => {
    const value = filling[name];
    if (typeof value === 'number') return value.toLocaleString(GENERAL[language].spelling);
    return value ?? place;
  });
}

const PLACE = /\{(\w+)\}/gu;

/** To make one takes as long as to ask it ten thousand times. */
const rulesOf = new Map<Language, Intl.PluralRules>();

function pluralForm(language: Language, count: number): Intl.LDMLPluralRule {
  const rules = rulesOf.get(language) ?? new Intl.PluralRules(language);
  rulesOf.set(language, rules);
  return rules.select(count);
}

/** The counts that a letter has; what only a million takes ("un millón de") may be left out. */
const COUNTED = Array.from({ length: 200 }, (_, count) => count);

/** Throws with everything that is wrong with a topic's file, for a translator to read. */
export function checkedWordings(value: unknown, declared: Declared, language: Language): unknown {
  const given = new Map(Object.entries((value ?? {}) as Readonly<Record<string, unknown>>));
  const lacking = Object.keys(declared).filter((key) => !given.has(key));
  const problems = [
    ...lacking.map((key) => `${key} is missing`),
    ...[...given].flatMap(([key, wording]) => {
      const names = declared[key];
      if (names === undefined) return [`${key} is not a text of the program`];
      return wordingProblems(wording, names, language).map((problem) => `${key} ${problem}`);
    }),
  ];
  if (problems.length > 0) throw new Error(problems.join('; '));
  return value;
}

function wordingProblems(
  wording: unknown,
  names: readonly string[],
  language: Language,
): readonly string[] {
  if (typeof wording === 'string') return placeProblems(wording, names);
  if (typeof wording !== 'object' || wording === null || !names.includes('count'))
    return ['must be a text'];
  const forms = new Map(Object.entries(wording as Readonly<Record<string, unknown>>));
  const needed = new Set(COUNTED.map((count) => pluralForm(language, count)).concat('other'));
  return [
    ...[...needed].filter((form) => !forms.has(form)).map((form) => `lacks the form ${form}`),
    ...[...forms].flatMap(([form, text]) =>
      typeof text === 'string'
        ? // "One response" needs no figure.
          placeProblems(text, names, form === 'other' ? undefined : 'count')
        : [`must have a text for ${form}`],
    ),
  ];
}

function placeProblems(
  text: string,
  names: readonly string[],
  optional?: string,
): readonly string[] {
  const places = new Set([...text.matchAll(PLACE)].map(([, name = '']) => name));
  return [
    ...names
      .filter((name) => name !== optional && !places.has(name))
      .map((name) => `lacks {${name}}`),
    ...[...places].filter((name) => !names.includes(name)).map((name) => `knows no {${name}}`),
  ];
}
