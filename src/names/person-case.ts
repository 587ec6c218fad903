import { z } from 'zod';
import { withoutMarks } from './credentials.ts';
import { readRules } from './rules.ts';

const texts = z.array(z.string());
const textSet = texts.transform((all): ReadonlySet<string> => new Set(all));
const { particles, uncertainParticles, uncertainWords, shortGivenNames, fixed } = readRules(
  'person-names.yaml',
  z.strictObject({
    particles: textSet,
    uncertainParticles: textSet,
    uncertainWords: z.array(z.string().transform((pattern) => new RegExp(pattern, 'u'))),
    shortGivenNames: textSet,
    fixed: z.record(z.string(), z.string()),
  }),
);

type CasedPart = 'given' | 'family';

/**
 * A person's name in normal case, where it was typed in capitals throughout and the normal case is
 * certain; otherwise as it was typed. Changes case alone.
 *
 * Small letters throughout are their bearer's own. Degrees, orders, numbers and initials keep their
 * capitals. A name is never half repaired: MACDONALD may be Macdonald or MacDonald, and so SHONA
 * MACDONALD stays as it is.
 */
export function normalCase(given: string, family: string): readonly [string, string] {
  const both = isAllCaps(given) && isAllCaps(family);
  const cased = [fieldCase(given, 'given', family), fieldCase(family, 'family', given)] as const;
  const [ofGiven, ofFamily] = cased;
  if (both && (ofGiven === undefined || ofFamily === undefined)) return [given, family];
  return [ofGiven ?? given, ofFamily ?? family];
}

function isAllCaps(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}

/** Undefined where the case is uncertain; a field that is not in capitals throughout stays. */
function fieldCase(field: string, part: CasedPart, other: string): string | undefined {
  if (!isAllCaps(field)) return field;
  if (/[^\p{Script=Latin}]/u.test(field.replace(/[^\p{L}]/gu, '')) || /[İı]/u.test(field))
    return undefined;
  const { name, marks } = withoutMarks(field);
  if (isLoneMark(name, part, other)) return marksCase(field);
  const words = name.split(' ');
  const cased: string[] = [];
  for (const [at, word] of words.entries()) {
    const one = wordCase(word, { at, last: at === words.length - 1, part });
    if (one === undefined) return undefined;
    cased.push(one);
  }
  const result = `${cased.join(' ')}${marksCase(marks)}`;
  return result.toLowerCase() === field.toLowerCase() ? result : undefined;
}

/** "III" or "PHD" as the whole family name, and initials ("RS") beside a name in normal case. */
function isLoneMark(name: string, part: CasedPart, other: string): boolean {
  if (part === 'given' || other === '') return false;
  const bare = name.toLowerCase().replace(/[^\p{L}]/gu, '');
  if (/^i{2,3}$|^iv$/u.test(bare) || (bare in fixed && bare.length > 2)) return true;
  return !isAllCaps(other) && bare.length <= 2 && !shortGivenNames.has(bare);
}

/** Marks as they are written ("PhD"), and else as they were typed. */
function marksCase(marks: string): string {
  return marks.replace(/\p{L}[\p{L}.]*/gu, (mark) => {
    const right = fixed[mark.toLowerCase().replaceAll('.', '')];
    if (right === undefined) return mark;
    let at = 0;
    return mark.replace(/\p{L}/gu, (letter) => right[at++] ?? letter);
  });
}

interface LetterPlace {
  readonly at: number;
  readonly last: boolean;
  readonly part: CasedPart;
}

/** Undefined where the case is uncertain. */
function wordCase(word: string, place: LetterPlace): string | undefined {
  const small = word.toLowerCase();
  const bare = small.replace(/[^\p{L}]/gu, '');
  if (/^(?:\p{L}\.)+,?$/u.test(word)) return word.toUpperCase();
  if (!place.last && place.part === 'family' && particles.has(small)) return small;
  if (!place.last && place.part === 'given' && place.at > 0 && particles.has(small)) return small;
  if (!place.last && (place.part === 'family' || place.at > 0) && uncertainParticles.has(small)) {
    return undefined;
  }
  if (place.part === 'given' && mayBeInitials(bare)) return word;
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
