import { z } from 'zod';
import { type Language, LANGUAGES } from '../languages/registry.ts';
import { loosely } from './loose.ts';
import { PEOPLE } from './people-words.ts';
import { readRules } from './rules.ts';

interface Title {
  readonly print: string;
  /** Also a given or family name: a title only with more to go by. */
  readonly alsoName: boolean;
}

const all = LANGUAGES.map((code) => PEOPLE[code]);
/** Where two languages have a title, the earlier one in the registry says how it is printed. */
const kept: ReadonlyMap<string, Title> = new Map(
  [...all]
    .reverse()
    .flatMap(({ titles }) => titles.filter(({ here }) => !here))
    .map((title) => [title.form, title]),
);
/** By the first language of a letter, which comes before all others. */
const keptIn: ReadonlyMap<Language, ReadonlyMap<string, Title>> = new Map(
  LANGUAGES.map((code) => [
    code,
    new Map(PEOPLE[code].titles.map((title): [string, Title] => [title.form, title])),
  ]),
);
const courtesy = new Set(all.flatMap((each) => each.courtesy));
const sisterEvidence = new Set(all.flatMap((each) => each.sister));

/** How a run of titles may begin; spares every other name the search. */
const openings: ReadonlySet<string> = new Set(
  [...all.flatMap(({ titles }) => titles.map(({ form }) => form)), ...courtesy].map(
    (form) => form.split(' ')[0] ?? form,
  ),
);

/** Also what is a courtesy in one language and may be an initial in another: "M.". */
const openingsAnywhere: ReadonlySet<string> = new Set([
  ...openings,
  ...all.flatMap((each) => each.courtesyHere),
]);

/** What may stand after a name and is no part of the family name, in loose form: "jr", "phd". */
export const SUFFIXES: ReadonlySet<string> = new Set(
  readRules('titles.yaml', z.strictObject({ suffixes: z.array(z.string()) })).suffixes,
);

const LONGEST = 3;
/** Nobody bears more; what follows belongs to the name. */
const MOST_TITLES = 8;

/** What decides about a form that is a title in one language and a courtesy in another: "Sr.". */
export interface TitleEvidence {
  readonly languages: readonly Language[];
  /** All else that the person typed. */
  readonly beside: string;
}

export interface Taken {
  /** As they are printed, in the order typed. */
  readonly titles: readonly string[];
  /** What follows them, as typed. */
  readonly rest: string;
}

/**
 * What the text is: a whole name, of which something is always left over; a first
 * name, after which another follows; or the answer to the title question, where a
 * word like "Pastor" is no name.
 */
export type TitleContext = 'whole name' | 'first name' | 'title question';

/**
 * Takes professional and courtesy titles off the front of a text; the former are
 * given back, the latter dropped.
 */
export function takeTitles(text: string, context: TitleContext, evidence: TitleEvidence): Taken {
  const titles: string[] = [];
  let words = partGlued(text).split(' ');
  for (let taken = 0; taken < MOST_TITLES; taken += 1) {
    const found = titleAt(words, evidence);
    const rest = words.slice(found?.length ?? 0);
    const last = rest.length === 0;
    if (!found || (last && context === 'whole name')) break;
    const dotted = words[found.length - 1]?.endsWith('.') === true;
    const asTitle = dotted || (context === 'title question' && !found.print.endsWith('.'));
    if (found.alsoName && last && !asTitle) break;
    if (found.print !== '') titles.push(found.print);
    words = rest;
  }
  return { titles, rest: words.join(' ') };
}

/** "Rev.Dr.Ana" is "Rev. Dr. Ana"; "J.R." and "Ph.D." stay. */
function partGlued(text: string): string {
  return text.replace(/(?<!\p{L})(\p{L}+)\.(?=\p{L}{2})/gu, (glued, word: string) =>
    openings.has(loosely(word)) ? `${glued} ` : glued,
  );
}

/**
 * Parts the answer to "Title" into titles that belong before the name ("Rev. Dr.")
 * and a job ("Executive Director"). "Professor of Law" is a job, and so is
 * "Sr. Organizer": a title is parted from a job only by a comma or its like.
 */
export function partTitle(answer: string, evidence: TitleEvidence): Taken {
  const parts = /^([^,;/|&–—]+)(?:[,;/|&–—]\s*|$)(.*)$/u.exec(answer);
  const [, first = '', rest = ''] = parts ?? [];
  const { titles, rest: left } = takeTitles(first.trim(), 'title question', evidence);
  if (left !== '' || first === '') return { titles: [], rest: answer };
  const further = partTitle(rest.trim(), evidence);
  return { titles: [...titles, ...further.titles], rest: further.rest };
}

interface FoundTitle extends Title {
  readonly length: number;
}

function titleAt(words: readonly string[], evidence: TitleEvidence): FoundTitle | undefined {
  if (!openingsAnywhere.has(loosely(words[0] ?? '').split(' ')[0] ?? '')) return undefined;
  for (let length = Math.min(LONGEST, words.length); length > 0; length -= 1) {
    const typed = words.slice(0, length).join(' ');
    // "Fr. Luis" is a title, "Smith-Dr" and "Dr-Ana" are not.
    if (!/^[\p{L}.& ]+,?$/u.test(typed)) continue;
    const key = loosely(typed);
    const [first] = evidence.languages;
    const title = (first && keptIn.get(first)?.get(key)) ?? kept.get(key);
    const here = isCourtesyHere(key, evidence);
    if (title && !here) return { ...title, length };
    if (title || here || courtesy.has(key)) return { print: '', alsoName: false, length };
  }
  return undefined;
}

/**
 * On a Spanish letter "Sr." is "señor", and on a French one "M." is "monsieur", unless a Sister shows
 * by what stands beside it.
 */
function isCourtesyHere(form: string, { languages, beside }: TitleEvidence): boolean {
  const here = languages.every((code) => PEOPLE[code].courtesyHere.includes(form));
  return (
    here &&
    languages.length > 0 &&
    !loosely(beside)
      .split(' ')
      .some((word) => sisterEvidence.has(word))
  );
}
