import { z } from 'zod';
import { FIELDS, type Field, type Questions } from '../../domain/letter.ts';
import type { Language } from '../../languages/registry.ts';
import { readRules } from '../../names/rules.ts';
import { loosely } from '../../names/loose.ts';
import { phrases, type Phrases } from '../../names/phrases.ts';

const list = z.array(z.string());
const wordings = z.strictObject({ whole: list, within: list, never: list.default([]) });
const rules = readRules(
  'questions.yaml',
  z.array(wordings.extend({ field: z.enum(FIELDS), es: wordings })),
);

interface Wording {
  readonly field: Field;
  readonly language: Language;
  readonly whole: ReadonlySet<string>;
  readonly within: Phrases | undefined;
  readonly never: Phrases | undefined;
}

/** In the order of the rules; of each field English before Spanish. */
const WORDINGS: readonly Wording[] = rules.flatMap(({ field, es, ...en }) =>
  ([['en', en] as const, ['es', es] as const] as const).map(([language, words]) => ({
    field,
    language,
    whole: new Set(words.whole.map(loosely)),
    within: words.within.length === 0 ? undefined : phrases(words.within),
    never: words.never.length === 0 ? undefined : phrases(words.never),
  })),
);

/** Which field a question asks for, going by its title. */
export interface Recognized {
  readonly field: Field;
  readonly language: Language;
  /** Whether the whole title is a usual one, and not merely contains one. */
  readonly whole: boolean;
}

export function recognize(title: string): Recognized | undefined {
  const key = loosely(title);
  const whole = WORDINGS.find((wording) => wording.whole.has(key));
  if (whole) return { field: whole.field, language: whole.language, whole: true };
  const within = WORDINGS.find(
    ({ within: usual, never }) => usual?.in(key) === true && never?.in(key) !== true,
  );
  return within && { field: within.field, language: within.language, whole: false };
}

/** All usual titles, as a letter would map them: enough to find the row of titles in a file. */
export function usualQuestions(): Questions {
  const questions: Partial<Record<Field, { titles: string[]; optional: boolean }>> = {};
  for (const { field, whole } of WORDINGS) {
    const titles = [...(questions[field]?.titles ?? []), ...whole];
    questions[field] = { titles, optional: true };
  }
  return questions;
}
