import type { ParsedName } from '../read/parsed-name.ts';
import { isCityName, LOCAL, ROLE, roleOf } from '../read/word-classes.ts';

/**
 * Whether many places may have a body of this name: no word is rare or it is of a kind that every
 * town has, and none says it is the nation's.
 */
export function isGenericName({ senses }: ParsedName): boolean {
  if (senses.some(({ text, place }) => !place && NATIONWIDE.has(text))) return false;
  return (
    senses.some(({ text, place }) => (place ? isCityName(text) : LOCAL.has(text))) ||
    senses.every(({ text, place }) => place || roleOf(text) !== ROLE.word)
  );
}

const NATIONWIDE = new Set([
  'national',
  'international',
  'american',
  'global',
  'world',
  'usa',
  'federal',
]);
