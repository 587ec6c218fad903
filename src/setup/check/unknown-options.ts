import type { forms_v1 } from 'googleapis/build/src/apis/forms/v1.js';
import { z } from 'zod';
import type { LetterRules } from '../../domain/letter.ts';
import { everyLanguage } from '../../languages/language-data.ts';
import { readAuthority } from '../../sync/signons/authority.ts';
import { loosely } from '../../names/loose.ts';

const scopeWords: ReadonlySet<string> = new Set(
  everyLanguage('scope-words', z.strictObject({ scopeWords: z.array(z.string()) })).flatMap(
    (each) => each.scopeWords,
  ),
);

/** The answers that a form offers to some of its questions; "Other", which is free text, is none. */
export function optionsOf(
  form: forms_v1.Schema$Form,
  questionIds: readonly string[],
): readonly string[] {
  const wanted = new Set(questionIds);
  return (form.items ?? []).flatMap(({ questionItem }) => {
    const question = questionItem?.question;
    if (!wanted.has(question?.questionId ?? '')) return [];
    return (question?.choiceQuestion?.options ?? []).flatMap(({ value }) => value ?? []);
  });
}

/** Answers to "may you sign for it?" that would send whoever gives them to a person's review. */
export function unknownAuthority(
  options: readonly string[],
  rules: LetterRules['authority'],
): readonly string[] {
  return options.filter((option) => readAuthority(option, rules) === 'unclear');
}

/** Answers about scope that neither the letter nor common usage knows: they count as within it. */
export function unknownScope(
  options: readonly string[],
  outOfScope: readonly string[],
): readonly string[] {
  const own = new Set(outOfScope.map(loosely));
  return options.filter((option) => {
    const key = loosely(option);
    return !own.has(key) && !key.split(' ').every((word) => scopeWords.has(word));
  });
}

/** Answers that the letter shuts out, but that no form offers: a slip in the config, most likely. */
export function neverOffered(
  options: readonly string[],
  outOfScope: readonly string[],
): readonly string[] {
  const offered = new Set(options.map(loosely));
  return outOfScope.filter((answer) => !offered.has(loosely(answer)));
}
