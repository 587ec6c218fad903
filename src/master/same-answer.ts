import type { AnswerField } from '../domain/letter.ts';
import { tidy } from '../names/loose.ts';

/** Questions with a few ready answers: how these are written says nothing. */
const CHOICES: ReadonlySet<string> = new Set<AnswerField>([
  'scope',
  'state',
  'authority',
  'amplify',
]);

/**
 * The key under which two writings of one answer meet: a file that was saved again by another
 * program, account or language differs in spaces, line breaks, invisible marks, composed accents and
 * in what stands between several choices. Case counts in a name, where it may be a correction.
 */
export function answerKey(field: string, text: string): string {
  const key = tidy(text);
  if (field === 'email') return key.toLowerCase();
  if (!CHOICES.has(field)) return key;
  return key
    .replace(/[;,\s]+/gu, ' ')
    .trim()
    .toLowerCase();
}
