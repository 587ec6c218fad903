import { stateName } from '../../names/states.ts';
import { tidy } from '../../names/loose.ts';
import { isPlaceholder } from '../../names/placeholders.ts';

/**
 * The answer to the state question: the state's name where it is one ("OH" is
 * "Ohio"), several names in the order given where all of several are, else the
 * answer as it was given. '' for a placeholder.
 */
export function readState(answer: string): string {
  const given = tidy(answer);
  if (isPlaceholder(given, 'state')) return '';
  const one = stateName(given);
  if (one !== undefined) return one;
  const several = given
    .split(/[,;/&]| and | y /u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(stateName);
  return several.includes(undefined) ? given : [...new Set(several)].join(', ');
}
