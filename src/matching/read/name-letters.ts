import { ORDINALS } from '../../names/rules.ts';

const NUMBERS = /\d+/g;

/** A name's letters in one row: "Restore the 4th" → "restorethefourth", as "RestoreTheFourth" has them. */
export function lettersOf(key: string): string {
  if (!key.includes(' ')) return key;
  return inLetters(key).replaceAll(' ', '');
}

/** A key with its ordinals in letters. */
const inLetters = (key: string): string =>
  /\d/.test(key)
    ? key
        .split(' ')
        .map((word) => ORDINALS.get(word) ?? word)
        .join(' ')
    : key;

/** Whether two keys have the same numbers, so that "Local 1 23" is not "Local 12 3". */
export const sameNumbers = (a: string, b: string): boolean =>
  (inLetters(a).match(NUMBERS) ?? []).join() === (inLetters(b).match(NUMBERS) ?? []).join();
