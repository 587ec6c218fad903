import { isInitialsOf, isShortFormOf } from '../../names/acronym.ts';
import { foldWords } from '../../names/fold.ts';
import { nameKey } from '../../names/key.ts';
import { STATE_SPELLINGS } from '../../names/states.ts';
import { initialsOf, isAcronym } from './letters.ts';
import { placeOf } from './name-address.ts';

/** What the brackets of a name hold, and the name without what is no part of it. */
export interface Bracketed {
  readonly kept: string;
  readonly acronyms: readonly string[];
  /** Places, as after a comma. */
  readonly places: readonly string[];
  /** What a bracket says that the name does not bear out: a second name, or a part. */
  readonly inBrackets: readonly string[];
}

/** Fewer letters in brackets may be anything, a place for one. */
const FEWEST_LETTERS = 3;
const BRACKETS = /(?<!\s)\s*[([{]([^()[\]{}]*)[)\]}]\s*/gu;

/**
 * Whether every word of a bracket stands in the name, or is made of first letters of a run of its
 * words: "(HD Center)" behind "Center for Humanitarian Dialogue".
 */
function isSaid(words: readonly string[], outside: readonly string[]): boolean {
  const letters = initialsOf(outside);
  return words.every(
    (word) =>
      outside.includes(word) ||
      (word.length > 1 && /^\D+$/.test(word) && letters.some((each) => each.includes(word))),
  );
}

/** "UMATI" behind "Chama cha Uzazi na Malezi Bora Tanzania": its letters in order, from a word's first on. */
function isMadeOf(letters: string, outside: readonly string[]): boolean {
  if (letters.length < FEWEST_LETTERS || /\d/.test(letters)) return false;
  const first = outside.findIndex((word) => word.startsWith(letters.charAt(0)));
  if (first === -1) return false;
  let at = 0;
  for (const letter of outside.slice(first).join('')) if (letter === letters.charAt(at)) at += 1;
  return at === letters.length;
}

/**
 * Reads the brackets of a name.
 *
 * A bracket is another way of writing the name only where the name bears it out: letters that its
 * words begin with, the full name behind its letters, words that it has already. All else that it
 * says belongs to the name, since it may be a part of the body: "(Retirees)", "(Local 5)". What
 * follows a bracket is a part, too: "HFA (Housing For All) Action Fund".
 *
 * @param shouted that the name is in capitals throughout, so that they tell nothing
 */
export function readBrackets(name: string, shouted: boolean): Bracketed {
  const acronyms: string[] = [];
  const places: string[] = [];
  const inBrackets: string[] = [];
  const outside = foldWords(name.replace(BRACKETS, ' '));
  let kept = '';
  let from = 0;
  for (const { 0: all, 1: inside = '', index } of name.matchAll(BRACKETS)) {
    const before = name.slice(from, index);
    from = index + all.length;
    kept += before;
    const words = foldWords(inside);
    const letters = words.join('');
    if (letters === '') {
      kept += ' ';
      continue;
    }
    const short = foldWords(before).join('');
    if (
      words.length > 1 &&
      (isInitialsOf(short, words) || (isAcronym(before.trim()) && isShortFormOf(short, words)))
    ) {
      acronyms.push(short);
      kept = `${kept.slice(0, kept.length - before.length)}${inside} `;
      continue;
    }
    // Two letters that are a state's too may say where a chapter is.
    const mayBeState = letters.length === 2 && STATE_SPELLINGS.has(letters);
    const own = !mayBeState && isInitialsOf(letters, foldWords(kept));
    const place = own ? undefined : placeOf(inside);
    if (place !== undefined) {
      if (place !== '') places.push(place);
      kept += ' ';
    } else if (own || (!shouted && isAcronym(inside.trim()) && isMadeOf(letters, outside))) {
      acronyms.push(letters);
      kept += ' ';
    } else if (!mayBeState && isSaid(words, outside)) kept += ' ';
    else {
      inBrackets.push(nameKey(inside));
      kept += ` (${inside}) `;
    }
  }
  return { kept: kept + name.slice(from), acronyms, places, inBrackets };
}
