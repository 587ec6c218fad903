import { z } from 'zod';
import { languageData } from '../languages/language-data.ts';
import { type Language, LANGUAGES } from '../languages/registry.ts';
import { foldWords } from './fold.ts';
import { linesOf, readTexts } from './rules.ts';

const rules = linesOf(readTexts('states.yaml', ['states']).states);

const byLanguage = languageData(
  'states',
  z.strictObject({ states: z.record(z.string(), z.string()) }),
);
const foreign = LANGUAGES.flatMap((code) => Object.entries(byLanguage[code].states));

/** Letters that are dotted apart are one word already; those that are not count alike: "N Mex". */
const fold = (text: string): string => foldWords(text).join(' ');

/** Every way of writing a state, folded → its English name. */
export const STATE_SPELLINGS: ReadonlyMap<string, string> = new Map(
  [...rules, ...foreign].flatMap(([name, others]) =>
    [name, ...others.split(',')].map((spelling): [string, string] => [fold(spelling), name]),
  ),
);

export const STATE_NAMES: readonly string[] = rules.map(([name]) => name);

/** What a state, of which the English name is given, is called in a language. */
export function stateIn(name: string, language: Language): string {
  return byLanguage[language].states[name]?.split(',')[0]?.trim() ?? name;
}

const AROUND =
  /^(?:(?:the )?(?:state|commonwealth|territory) of|estado de) | (?:usa|us|united states|eeuu|estados unidos)$/g;

function oneState(text: string): string | undefined {
  const folded = fold(text);
  return STATE_SPELLINGS.get(folded) ?? STATE_SPELLINGS.get(folded.replace(AROUND, ''));
}

/**
 * The state, district or territory that a text names, in English and in full; undefined where it
 * names none or several.
 *
 * Abbreviations, Spanish names and "City, ST" are understood. "Washington" is the state; only
 * "Washington, DC" in any spelling is the District of Columbia.
 */
export function stateName(text: string): string | undefined {
  const whole = oneState(text);
  if (whole !== undefined) return whole;
  const parts = text.split(/[,;/()–—-]/).filter((part) => /\p{L}/u.test(part));
  if (parts.length < 2) return undefined;
  const last = oneState(parts.at(-1) ?? '') ?? oneState(parts[0] ?? '');
  const named = new Set(parts.map(oneState).filter((state) => state !== undefined));
  if (named.size === 1) return last;
  // "New York, NY" names one; "Kansas City, Missouri" too, since a city is no state.
  return undefined;
}
