import { z } from 'zod';
import { FIELDS, type Field, type Questions } from '../domain/letter.ts';
import { languageData } from '../languages/language-data.ts';
import { type Language, LANGUAGES } from '../languages/registry.ts';
import { loosely } from '../names/loose.ts';
import { phrases, type Phrases } from '../names/phrases.ts';

const list = z.array(z.string()).default([]);
const questions = languageData(
  'questions',
  z.record(z.enum(FIELDS), z.strictObject({ whole: list, within: list, never: list })),
);

/**
 * The fields in the order in which a title is held against them, the most telling words first: "Are
 * you authorized to sign for your organization?" is about authority, though "organization" stands in
 * it.
 */
const TELLING: readonly Field[] = [
  'submittedAt',
  'authority',
  'amplify',
  'email',
  'scope',
  'state',
  'affiliation',
  'firstName',
  'lastName',
  'organization',
  'title',
];

interface QuestionWording {
  readonly field: Field;
  readonly language: Language;
  readonly whole: ReadonlySet<string>;
  readonly within: Phrases | undefined;
  readonly never: Phrases | undefined;
}

let known: readonly QuestionWording[] | undefined;

/**
 * By field, in the order of `TELLING`; of each field the languages in the order of the registry. Made
 * when first asked for: most syncs recognize nothing.
 */
function wordings(): readonly QuestionWording[] {
  return (known ??= TELLING.flatMap((field) =>
    LANGUAGES.map((language) => {
      const { whole, within, never } = questions[language][field];
      return {
        field,
        language,
        whole: new Set(whole.map(loosely)),
        within: within.length === 0 ? undefined : phrases(within),
        never: never.length === 0 ? undefined : phrases(never),
      };
    }),
  ));
}

/** Which field a question asks for, going by its title. */
export interface Recognized {
  readonly field: Field;
  /** In which it may be worded so: "E-mail" is a word of several. */
  readonly languages: readonly Language[];
  /** Whether the whole title is a usual one, and not merely contains one. */
  readonly whole: boolean;
}

export function recognize(title: string): Recognized | undefined {
  const key = loosely(title);
  const isWhole = (wording: QuestionWording): boolean => wording.whole.has(key);
  return first(isWhole, true) ?? first(contains(key), false);
}

const contains =
  (key: string) =>
  ({ within, never }: QuestionWording): boolean =>
    within?.in(key) === true && never?.in(key) !== true;

/** The first field with such a wording, and all languages that have one for it. */
function first(
  fits: (wording: QuestionWording) => boolean,
  whole: boolean,
): Recognized | undefined {
  const [found, ...others] = wordings().filter(fits);
  if (!found) return undefined;
  const languages = [found, ...others.filter(({ field }) => field === found.field)].map(
    ({ language }) => language,
  );
  return { field: found.field, languages, whole };
}

/** All usual titles, as a letter would map them: enough to find the row of titles in a file. */
export function usualQuestions(): Questions {
  const questions: Partial<Record<Field, { titles: string[]; optional: boolean }>> = {};
  for (const { field, whole } of wordings()) {
    const titles = [...(questions[field]?.titles ?? []), ...whole];
    questions[field] = { titles, optional: true };
  }
  return questions;
}
