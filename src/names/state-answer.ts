import { distance } from 'fastest-levenshtein';
import { foldWords } from './fold.ts';
import { loosely, tidy } from './loose.ts';
import { isNationwide } from './national.ts';
import { isAbroad, isTownCalledLike, stateOfTown, stateOfZip } from './places-of-states.ts';
import { STATE_NAMES, STATE_SPELLINGS, stateName } from './states.ts';

/** What an answer to the state question says. `unread` names no place that anyone could tell. */
export type StateAnswer =
  | { readonly kind: 'states'; readonly states: readonly string[] }
  | { readonly kind: 'nationwide' | 'abroad' | 'unread' | 'blank' };

const ZIP = /(?<![\p{L}\p{N}])(\d{5})(?:[-‐–\s]\d{4})?$/u;
const LONGEST = 200;

/**
 * The states that an answer names, in English and in full: an abbreviation, a town with its state,
 * a ZIP code, a slip of the finger, several. "Indiana, PA" is in Pennsylvania; "Tbilisi, Georgia" is
 * abroad.
 */
export function stateAnswer(answer: string): StateAnswer {
  const given = tidy(answer).replace(/[ʻʼ‘’'`´]/gu, '');
  if (given === '') return { kind: 'blank' };
  if (given.length > LONGEST) return { kind: 'unread' };
  if (isNationwide(given)) return { kind: 'nationwide' };
  const one = oneState(given);
  if (one !== undefined) return { kind: 'states', states: [one] };
  if (isAbroad(given)) return { kind: 'abroad' };
  const several = severalStates(given);
  return several.length > 0 ? { kind: 'states', states: several } : { kind: 'unread' };
}

function oneState(given: string): string | undefined {
  const [, zip] = ZIP.exec(given) ?? [];
  const bare = given.replace(ZIP, '').replace(/[\s,]+$/u, '');
  if (zip !== undefined && bare === '') return stateOfZip(zip);
  return townAndState(bare) ?? spelled(bare) ?? stateOfTown(loosely(bare)) ?? slip(loosely(bare));
}

/** "Indiana, PA": of a town and its state the state, although both are called like one. */
function townAndState(text: string): string | undefined {
  const [town = '', state = '', ...more] = text.split(',').map((part) => part.trim());
  if (more.length > 0 || state === '' || isAbroad(text)) return undefined;
  const [first, second] = [stateName(town), spelled(state)];
  if (second === undefined) return undefined;
  if (first === undefined || first === second) return second;
  // Both abbreviations, or both in full and no such town: two states.
  const inFull = town.length > 3;
  if (inFull && state.replace(/\W/gu, '').length === 2) return second;
  return isTownCalledLike(first, second) ? second : undefined;
}

/** A state in whatever spelling, also behind a town without a comma: "Wilmington DE", "Salem Oregon". */
function spelled(text: string): string | undefined {
  if (text.includes(',') && isAbroad(text)) return undefined;
  const whole = stateName(text) ?? STATE_SPELLINGS.get(halfAbbreviated(text));
  if (whole !== undefined || isAbroad(text)) return whole;
  const words = text.split(/\s+/u);
  if (words.length > 1 && loosely(words.at(-1) ?? '') === 'state')
    return stateName(words.slice(0, -1).join(' '));
  // Two states and a word between them are no town and its state.
  if (/[,;/&|]|\s(?:and|or|y|o)\s/iu.test(text)) return undefined;
  const last = words.at(-1) ?? '';
  if (words.length > 1 && /^\p{Lu}{2}$/u.test(last)) return STATE_SPELLINGS.get(last.toLowerCase());
  for (const length of [3, 2, 1]) {
    if (words.length <= length) continue;
    const end = words.slice(-length).join(' ');
    const state = STATE_NAMES.find((name) => loosely(name) === loosely(end));
    const before = words.slice(0, -length);
    if (state !== undefined && before.every((word) => /^\p{Lu}/u.test(word))) return state;
  }
  return undefined;
}

const FULL: ReadonlyMap<string, string> = new Map([
  ['n', 'north'],
  ['no', 'north'],
  ['s', 'south'],
  ['so', 'south'],
  ['w', 'west'],
  ['va', 'virginia'],
  ['car', 'carolina'],
  ['caro', 'carolina'],
  ['dak', 'dakota'],
  ['mex', 'mexico'],
  ['hamp', 'hampshire'],
  ['jers', 'jersey'],
  ['isl', 'island'],
  ['is', 'island'],
]);

/** "West Va", "So. Carolina": each word written out. */
function halfAbbreviated(text: string): string {
  const words = foldWords(text);
  return words.length === 2 ? words.map((word) => FULL.get(word) ?? word).join(' ') : '';
}

const LONG = 7;

/** A long name with one letter wrong, missing or too many, where only one state is so near. */
function slip(typed: string): string | undefined {
  if (typed.length < LONG || typed.includes(' ') !== /new|north|south|west|rhode/u.test(typed))
    return undefined;
  const near = STATE_NAMES.filter((name) => {
    const right = loosely(name);
    if (right.length < LONG || Math.abs(right.length - typed.length) > 2) return false;
    const apart = distance(right, typed);
    const swapped = apart === 2 && sorted(right) === sorted(typed);
    return apart === 1 || swapped || (apart === 2 && right.length > LONG + 1);
  });
  return near.length === 1 ? near[0] : undefined;
}

const sorted = (text: string): string => Array.from(text).sort().join('');

/** Several states, in the order given; none where a part is no state. */
function severalStates(given: string): readonly string[] {
  const parts = given
    .split(/[,;/&|\n]| and | y /u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const named = parts.map((part) => spelled(part) ?? slip(loosely(part)));
  const states = named.filter((state) => state !== undefined);
  return parts.length > 1 && states.length === parts.length ? [...new Set(states)] : [];
}
