import type { Language } from '../../languages/registry.ts';
import { tidy } from '../../names/loose.ts';
import { nationalIn } from '../../names/national.ts';
import { isPlaceholder } from '../../names/placeholders.ts';
import { stateAnswer } from '../../names/state-answer.ts';
import { stateIn } from '../../names/states.ts';

/**
 * The answer to the state question as the master shows it: the state's name in the letter's language ("OH" is "Ohio",
 * "NY" is "Nueva York"), several names in the order given, the word for the whole country, else
 * the answer as it was given. '' for a placeholder.
 */
export function readState(answer: string, language: Language): string {
  const given = tidy(answer);
  if (isPlaceholder(given, 'state')) return '';
  const read = stateAnswer(given);
  if (read.kind === 'states')
    return read.states.map((state) => stateIn(state, language)).join(', ');
  return read.kind === 'nationwide' ? nationalIn(language) : given;
}
