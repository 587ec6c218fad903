import { z } from 'zod';
import { readRules } from './rules.ts';

const texts = z.array(z.string());
const textSet = texts.transform((all): ReadonlySet<string> => new Set(all));
const { particles, uncertainParticles, uncertainWords, shortGivenNames, fixed, asTyped } =
  readRules(
    'person-names.yaml',
    z.strictObject({
      particles: textSet,
      uncertainParticles: textSet,
      uncertainWords: z.array(z.string().transform((pattern) => new RegExp(pattern, 'u'))),
      shortGivenNames: textSet,
      fixed: z.record(z.string(), z.string()),
      asTyped: textSet,
    }),
  );

type Part = 'given' | 'family';

/**
 * A person's name in normal case, where it was typed in capitals or in small
 * letters throughout and the normal case is certain; otherwise as it was typed
 * (MACDONALD stays: nobody knows whether it is Macdonald). Changes case alone.
 */
export function normalCase(given: string, family: string): readonly [string, string] {
  if (asTyped.has(`${given} ${family}`.trim())) return [given, family];
  return [fieldCase(given, 'given'), fieldCase(family, 'family')];
}

function fieldCase(field: string, part: Part): string {
  const letters = field.replace(/[^\p{L}]/gu, '');
  const shouted = letters === letters.toUpperCase();
  const muttered = letters === letters.toLowerCase();
  if (shouted === muttered) return field;
  if (/[^\p{Script=Latin}]/u.test(letters) || /[İı]/u.test(field)) return field;
  const words = field.split(' ');
  const cased: string[] = [];
  for (const [at, word] of words.entries()) {
    const one = wordCase(word, { at, last: at === words.length - 1, part, shouted });
    if (one === undefined) return field;
    cased.push(one);
  }
  const result = cased.join(' ');
  return result.toLowerCase() === field.toLowerCase() ? result : field;
}

interface Place {
  readonly at: number;
  readonly last: boolean;
  readonly part: Part;
  readonly shouted: boolean;
}

/** Undefined where the case is uncertain. */
function wordCase(word: string, place: Place): string | undefined {
  const small = word.toLowerCase();
  const bare = small.replace(/[^\p{L}]/gu, '');
  const mark = place.at > 0 ? fixed[bare] : undefined;
  if (mark !== undefined) return small.replace(bare, mark);
  if (/^(?:\p{L}\.)+,?$/u.test(word)) return word.toUpperCase();
  if (!place.last && place.part === 'family' && particles.has(small)) return small;
  if (!place.last && place.part === 'given' && place.at > 0 && particles.has(small)) return small;
  if (!place.last && (place.part === 'family' || place.at > 0) && uncertainParticles.has(small)) {
    return undefined;
  }
  if (place.part === 'given' && mayBeInitials(bare)) return place.shouted ? word : undefined;
  const parts = small.split(/(-)/u).map(partCase);
  return parts.includes(undefined) ? undefined : parts.join('');
}

function mayBeInitials(bare: string): boolean {
  if (bare.length < 2) return false;
  if (bare.length === 2) return !shortGivenNames.has(bare);
  return bare.length === 3 && !/[aeiouy]/u.test(bare.normalize('NFKD'));
}

/** One word between hyphens, in small letters. */
function partCase(part: string): string | undefined {
  const apostrophe = /^([^\p{L}]*)(\p{L}+)(['’‘ʼ`´])(\p{L}.*)$/u.exec(part);
  if (apostrophe) {
    const [, open = '', before = '', mark = '', after = ''] = apostrophe;
    // O'Neil, D'Angelo; but Na'ima and De'Andre are for their bearers to write.
    return before.length > 1 ? undefined : `${open}${before.toUpperCase()}${mark}${capital(after)}`;
  }
  const plain = part.normalize('NFKD').replace(/[^\p{L}]/gu, '');
  if (uncertainWords.some((pattern) => pattern.test(plain))) return undefined;
  const mc = /^([^\p{L}]*)mc(\p{L}{2,}.*)$/u.exec(part);
  if (mc) return `${mc[1] ?? ''}Mc${capital(mc[2] ?? '')}`;
  return capital(part);
}

function capital(text: string): string {
  return text.replace(/\p{L}/u, (letter) => letter.toUpperCase());
}
