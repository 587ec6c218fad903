import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { readText } from '../platform/files/read-regular.ts';
import { whyUnreadable } from '../platform/files/unreadable.ts';
import { errorCode } from '../platform/files/error-code.ts';
import type { Letter } from '../domain/letter.ts';
import type { Language } from '../languages/registry.ts';
import { AppError, EXIT } from '../errors.ts';
import { FOLLOW_UP_SCHEMA, type FollowUpRules } from './follow-up/follow-up-rules.ts';

/** Beside the letter's config, in a folder of its own: in config/ it would count as a letter. */
const PLACE = join('templates', 'follow-up.yaml');

/**
 * The letter's own wording of the drafts, where it has one: a copy of follow-up.yaml from the folder of
 * its main language. Throws (78) for one that cannot be used.
 */
export async function ownTemplate(letter: Letter): Promise<FollowUpRules | undefined> {
  const path = join(dirname(resolve(letter.file)), PLACE);
  let text: string;
  try {
    text = await readText(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return undefined;
    throw unusable(path, letter.languages[0], whyUnreadable(error), error);
  }
  let written: unknown;
  try {
    written = parse(text);
  } catch (error) {
    throw unusable(
      path,
      letter.languages[0],
      'it is not YAML; check the indentation and the quotes',
      error,
    );
  }
  const { success, data, error } = FOLLOW_UP_SCHEMA.safeParse(written);
  if (success) return data;
  const wrong = error.issues.map((each) => `${each.path.join('.') || 'all'}: ${each.message}`);
  throw unusable(path, letter.languages[0], wrong.join('; '), error);
}

function unusable(path: string, language: Language, why: string, cause: unknown): AppError {
  const shipped = `src/languages/${language}/follow-up.yaml`;
  return new AppError(`The template ${path} cannot be used: ${why}.`, {
    exitCode: EXIT.config,
    hint: `Begin with a copy of ${shipped} and change only the words, or remove the file.`,
    cause,
  });
}
