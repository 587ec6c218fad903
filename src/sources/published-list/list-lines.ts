import { z } from 'zod';
import type { AnswerField } from '../../domain/letter.ts';
import { languageData } from '../../languages/language-data.ts';
import { type Language, LANGUAGES } from '../../languages/registry.ts';
import { STATE_SPELLINGS } from '../../names/states.ts';
import { loosely, tidy } from '../../names/loose.ts';
import { SUFFIXES } from '../../names/titles.ts';

const texts = z.array(z.string());
const textSet = texts.transform((all): ReadonlySet<string> => new Set(all));

const titles = z.strictObject({
  organization: textSet,
  name: textSet,
  title: textSet,
  affiliation: textSet,
  state: textSet,
  scope: textSet,
});

const worded = languageData(
  'published-list',
  z.strictObject({
    national: z.string(),
    nationalHeadings: textSet,
    continued: texts,
    organizations: textSet,
    individuals: textSet,
    notes: texts,
    columns: titles,
  }),
);

/** The scope of those who stand under National, in the language of a letter. */
export const NATIONAL = Object.fromEntries(
  LANGUAGES.map((language) => [language, worded[language].national]),
) as Readonly<Record<Language, string>>;

/** How published lists are worded, in any language: a list is read before its language is known. */
export const LIST_WORDS = {
  nationalHeadings: union(({ nationalHeadings }) => nationalHeadings),
  continued: LANGUAGES.flatMap((language) => worded[language].continued),
  organizations: union(({ organizations }) => organizations),
  individuals: union(({ individuals }) => individuals),
  notes: LANGUAGES.flatMap((language) => worded[language].notes),
  columns: {
    organization: union(({ columns }) => columns.organization),
    name: union(({ columns }) => columns.name),
    title: union(({ columns }) => columns.title),
    affiliation: union(({ columns }) => columns.affiliation),
    state: union(({ columns }) => columns.state),
    scope: union(({ columns }) => columns.scope),
  },
};

function union(of: (words: (typeof worded)[Language]) => ReadonlySet<string>): ReadonlySet<string> {
  return new Set(LANGUAGES.flatMap((language) => [...of(worded[language])]));
}

export type ListAnswers = Readonly<Partial<Record<AnswerField, string>>>;

/** Under what a name stands: nationwide, in a state, or neither. */
export interface Heading {
  readonly scope?: string;
  readonly state?: string;
}

export interface ReadLines {
  /** The answers that each name stands for, in the order of the list. */
  readonly names: readonly ListAnswers[];
  /** Lines before the first heading: the letter itself, as a rule. */
  readonly before: number;
  /** Whether it says that it leaves names out ("and 212 more"). */
  readonly abbreviated: boolean;
}

type Reading = Heading | 'organizations' | 'individuals' | 'layout' | undefined;

const CONTINUED = new RegExp(` (?:${LIST_WORDS.continued.join('|')})$`, 'u');
const MORE = /^(?:and|y) [\d ]+ (?:more|mas)(?: |$)/u;
const BULLET = /^(?:[-•*●▪◦‣·–—]|\d{1,4}[.)])\s+/u;
/** "A", "D-F": where an alphabet parts the list. */
const INDEX = /^[A-Z](?:\s*[-–—&/]\s*[A-Z])?$/u;

/**
 * Reads a list with one name a line. A line that is a state, or says that what
 * follows is nationwide, is a heading; letters of an index, a heading repeated on
 * the next page, bullets and counts behind headings are layout. Where there are
 * headings, what stands before the first is not the list.
 */
export function readLines(lines: readonly string[], national: string): ReadLines {
  const names: ListAnswers[] = [];
  let heading: Heading = {};
  let people = false;
  let before = 0;
  let abbreviated = false;
  const read = lines.map((line) => [tidy(line), readHeading(line, national)] as const);
  let begun = !read.some(([, found]) => found !== undefined && found !== 'layout');
  for (const [line, found] of read) {
    if (line === '' || found === 'layout') continue;
    if (found === undefined) {
      if (!begun) before += 1;
      else if (MORE.test(loosely(line))) abbreviated = true;
      else if (people) names.push(person(bare(line)));
      else names.push({ organization: bare(line), ...heading });
      continue;
    }
    begun = true;
    if (found === 'organizations' || found === 'individuals') {
      people = found === 'individuals';
      heading = {};
    } else heading = found;
  }
  return { names, before, abbreviated };
}

/** What a cell or line says of those who stand under it; undefined for one that is a name. */
export function readHeading(line: string, nationally: string): Reading {
  const text = tidy(line)
    .replace(/^#+\s*|[*_]{2}/gu, '')
    .replace(/\s*[([]\s*\d[\d.,]*\s*[)\]]\s*:?$|\s*:$/u, '');
  if (text === '' || INDEX.test(text) || isNote(text)) return 'layout';
  const sides = text.split(/\s\/\s/u).map((side) => loosely(side).replace(CONTINUED, ''));
  if (sides.every((side) => LIST_WORDS.organizations.has(side))) return 'organizations';
  if (sides.every((side) => LIST_WORDS.individuals.has(side))) return 'individuals';
  if (sides.every((side) => LIST_WORDS.nationalHeadings.has(side))) return { scope: nationally };
  const states = new Set(sides.map(stateOf));
  const [state] = states;
  return states.size === 1 && state !== undefined ? { state } : undefined;
}

/** By its name, not by two letters, which may be a group's: "OR", "ME". */
function stateOf(text: string): string | undefined {
  return text.length > 3 || text === 'd c' ? STATE_SPELLINGS.get(text) : undefined;
}

function isNote(text: string): boolean {
  const key = loosely(text);
  return text.startsWith('*') && LIST_WORDS.notes.some((note) => key.startsWith(note));
}

function bare(line: string): string {
  return line.replace(BULLET, '').replace(/\*\*/gu, '');
}

/** "Ana Soto, Jr., Elm Clinic*": the name up to the first comma, suffixes included. */
function person(line: string): ListAnswers {
  const [first = '', ...others] = line.replace(/[\s*]+$/u, '').split(/\s*,\s*/u);
  const suffixes: string[] = [];
  while (SUFFIXES.has(loosely(others[0] ?? '').replaceAll(' ', ''))) {
    suffixes.push(others.shift() ?? '');
  }
  const cut = first.lastIndexOf(' ');
  const affiliation = others.join(', ');
  return {
    ...(cut < 0 ? {} : { firstName: first.slice(0, cut) }),
    lastName: [first.slice(cut + 1), ...suffixes].join(', '),
    ...(affiliation === '' ? {} : { affiliation }),
  };
}
