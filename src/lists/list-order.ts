import { LANGUAGES } from '../languages/registry.ts';
import { LETTERS } from '../names/rules.ts';
import { loosely } from '../names/loose.ts';
import { SUFFIXES, takeTitles } from '../names/titles.ts';
import { LEADING_ARTICLES, LIST_RULES } from './list-rules.ts';

const { placesWithArticle, particles, joinedParticles, joiners } = LIST_RULES.order;

/**
 * The key by which a printed list orders a text: letters without case and
 * accents, numbers by their size and before letters, word by word ("New York"
 * before "Newark"). Full stops and apostrophes vanish ("P.E.A.C.E." is "peace"),
 * other punctuation parts words.
 */
export function orderKey(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}.'’‘ʼʻ`´]/gu, '')
    .replace(/[^\p{ASCII}]/gu, (letter) => LETTERS.get(letter) ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/\p{Nd}+/gu, (digits) => digits.padStart(NUMBER_WIDTH, '0'));
}

const NUMBER_WIDTH = 12;

/**
 * The key of an organization's name: a leading article does not count ("The Coleridge Group" stands
 * under C), but for places ("Los Angeles Tenants" under L) and a name that is nothing else.
 */
export function organizationKey(name: string): string {
  const key = orderKey(name);
  const [first = '', second = '', ...others] = key.split(' ');
  if (second === '' || !LEADING_ARTICLES.has(first)) return key;
  const ofPlace = placesWithArticle[first]?.has(second) === true;
  if (ofPlace && !/^del?$/u.test(others[0] ?? '')) return key;
  return [second, ...others].join(' ');
}

/**
 * The key of a person's printed name: family name, then given names, then what
 * stands behind ("Jr."). Titles do not count; nor do particles, written small.
 * `familyName` is what the person gave as such, where that is known.
 */
export function personKey(name: string, familyName = ''): string {
  const whole = takeTitles(name, 'whole name', { languages: LANGUAGES, beside: '' }).rest;
  const { bare, suffix } = withoutSuffix(whole);
  const known = withoutSuffix(familyName).bare;
  const words = bare.split(' ');
  const length = known.split(' ').length;
  // Somebody who wrote the whole name there said nothing of where it begins.
  const start =
    length < words.length && endsWithWords(bare, known)
      ? words.length - length
      : familyStart(words);
  const family = words.slice(start);
  const counting = family.findIndex((word) => !isParticle(word));
  const [behind, main] =
    counting > 0 ? [family.slice(0, counting), family.slice(counting)] : [[], family];
  const given = [...words.slice(0, start), ...behind];
  const counted = main.map((word, at) => (at === 0 ? withoutJoinedParticle(word) : word));
  return [counted, given, [suffix]].map((part) => orderKey(part.join(' '))).join('\u0001');
}

/** Written small: "de", "'t", "und". */
const isParticle = (word: string): boolean => particles.has(word.replace(/['’‘ʼʻ`´]/gu, ''));

function withoutJoinedParticle(word: string): string {
  const [particle = '', ...rest] = word.split(/[-‐‑]/u);
  return rest.length > 0 && joinedParticles.has(particle) ? rest.join('-') : word;
}

function endsWithWords(text: string, end: string): boolean {
  return end !== '' && ` ${loosely(text)}`.endsWith(` ${loosely(end)}`);
}

/** Where the family name begins: at the last word, the particles before it, or before "y". */
function familyStart(words: readonly string[]): number {
  let start = words.length - 1;
  const before = () => words[start - 1] ?? '';
  while (start > 1 && particles.has(before().toLowerCase())) {
    start -= joiners.has(before()) && start > 2 ? 2 : 1;
  }
  return start;
}

function withoutSuffix(name: string): { readonly bare: string; readonly suffix: string } {
  const [beforeComma = '', ...afterComma] = name.split(',');
  const words = beforeComma.trim().split(' ');
  let end = words.length;
  while (end > 1 && SUFFIXES.has(loosely(words[end - 1] ?? '').replaceAll(' ', ''))) end -= 1;
  return {
    bare: words.slice(0, end).join(' '),
    suffix: [...words.slice(end), ...afterComma].join(' ').trim(),
  };
}
