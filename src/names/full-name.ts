import { z } from 'zod';
import { loosely, tidy } from './loose.ts';
import { readRules } from './rules.ts';
import { SUFFIXES } from './titles.ts';

const words = z.string().transform((text): ReadonlySet<string> => new Set(text.split(/\s+/u)));
const RULES = readRules('full-names.yaml', z.strictObject({ particles: words, joins: words }));

/** A name that was typed as one text, taken apart. */
export interface SplitName {
  /** '' where there is only one. */
  readonly firstName: string;
  /** With its particles, suffixes and degrees. */
  readonly lastName: string;
  /** False where another reader could part it elsewhere: the order of a list hangs on it. */
  readonly certain: boolean;
}

/**
 * Takes a full name apart as a person would: "Last, First"; FAMILY NAMES in capitals before or
 * behind; particles ("van der Berg", "de la Cruz"); two family names that are joined or alike;
 * degrees and suffixes stay with the family name. The words themselves are never changed.
 */
export function splitFullName(text: string): SplitName {
  const { name, suffix } = withoutSuffix(tidy(text));
  const whole = (lastName: string): string => `${lastName}${suffix}`.trim();
  const comma = /^([^,]+), *([^,]+)$/u.exec(name);
  if (comma) {
    const [, lastName = '', firstName = ''] = comma;
    return { firstName, lastName: whole(lastName), certain: true };
  }
  const parts = name.split(' ').filter((word) => word !== '');
  if (parts.length < 2) return { firstName: '', lastName: whole(name), certain: parts.length > 0 };
  const capitals = inCapitals(parts);
  if (capitals) {
    const [firstName, lastName] = capitals;
    return { firstName, lastName: whole(lastName), certain: true };
  }
  const { at, certain } = familyAt(parts);
  return {
    firstName: parts.slice(0, at).join(' '),
    lastName: whole(parts.slice(at).join(' ')),
    certain,
  };
}

const LONGEST_NAME = 200;

/** Degrees and marks of birth at the end, with the commas before them. */
function withoutSuffix(text: string): { readonly name: string; readonly suffix: string } {
  let name = text;
  // A longer text is no name, and its end is not worth taking apart.
  while (text.length <= LONGEST_NAME) {
    const last = /^(.+?)(,? +| ?, *)([^\s,]+)$/u.exec(name);
    if (last === null) break;
    const [, before = '', , word = ''] = last;
    if (!SUFFIXES.has(loosely(word).replaceAll(' ', '')) && !isMark(before, word)) break;
    name = before;
  }
  return { name, suffix: text.slice(name.length) };
}

/** "RS", "M.P.H." behind a name that is written in small letters and has two words by itself. */
function isMark(before: string, word: string): boolean {
  if (/^(?:\p{Lu}\p{L}{0,2}\.){2,}$/u.test(word)) return before.includes(' ');
  return /^\p{Lu}{2,5}$/u.test(word) && /\p{Ll}.* .*\p{Ll}$/u.test(before);
}

/** Given and family name where one of both alone is in capitals. */
function inCapitals(parts: readonly string[]): readonly [string, string] | undefined {
  const loud = parts.map((word) => /^[\p{Lu}'’.-]{2,}$/u.test(word) && !/^\p{Lu}\.?$/u.test(word));
  const first = loud.indexOf(true);
  const last = loud.lastIndexOf(true);
  if (first < 0 || loud.slice(first, last + 1).includes(false)) return undefined;
  const family = parts.slice(first, last + 1).join(' ');
  // Two letters in front are initials: "JD Smith".
  if (first === 0 && last < parts.length - 1 && family.replace(/\P{L}/gu, '').length > 2) {
    return [parts.slice(last + 1).join(' '), family];
  }
  if (first > 0 && last === parts.length - 1) return [parts.slice(0, first).join(' '), family];
  return undefined;
}

function familyAt(parts: readonly string[]): { readonly at: number; readonly certain: boolean } {
  const end = parts.length - 1;
  const small = parts.map((word) => word.toLowerCase());
  const particle = small.findIndex((word, at) => at > 0 && at < end && RULES.particles.has(word));
  const join = small.findIndex((word, at) => at > 1 && at < end && RULES.joins.has(word));
  if (join > 0 && (particle < 0 || join < particle)) return { at: join - 1, certain: true };
  // "Ana Soto de la Cruz" may have two family names; "Ana van der Berg" has one.
  if (particle > 0) return { at: particle, certain: particle === 1 };
  if (end > 1 && small[end] === small[end - 1]) return { at: end - 1, certain: true };
  const middle = parts.slice(1, end);
  return { at: end, certain: middle.every((word) => /^\p{Lu}\.?$/u.test(word)) };
}
