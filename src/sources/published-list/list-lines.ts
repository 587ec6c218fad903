import { loosely, tidy } from '../../names/loose.ts';
import { STATE_SPELLINGS } from '../../names/states.ts';
import { LIST_WORDS, type ListAnswers } from './list-words.ts';
import { isNote, readPerson } from './person-line.ts';
import { withoutColumns } from './two-columns.ts';

/** Under what a name stands: nationwide, in a state, or neither. */
interface Heading {
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

type ListReading = Heading | 'organizations' | 'individuals' | 'layout' | undefined;

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
export function readLines(given: readonly string[], national: string): ReadLines {
  const lines = withoutColumns(given).map(withoutMarkdown);
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
      else if (people) names.push(readPerson(bare(line)));
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
export function readHeading(line: string, nationally: string): ListReading {
  const text = withoutMarkdown(tidy(line))
    .replace(/^#+\s*/u, '')
    .replace(/\s*[([]\s*\d[\d.,]*\s*[)\]]\s*:?$|\s*:$/u, '')
    .replace(/\s*\(([^()]*)\)$/u, (bracket, inner: string) => (isNote(inner) ? '' : bracket));
  const bare = text.replace(/^[\s*([]+|[\s*)\]]+$/gu, '');
  if (bare === '' || INDEX.test(text) || isLayout(bare)) return 'layout';
  const sides = text.split(/\s\/\s/u).map((side) => loosely(side).replace(CONTINUED, ''));
  if (sides.every((side) => LIST_WORDS.organizations.has(side))) return 'organizations';
  if (sides.every((side) => LIST_WORDS.individuals.has(side))) return 'individuals';
  if (sides.every((side) => LIST_WORDS.nationalHeadings.has(side))) return { scope: nationally };
  if (sides.every((side) => LIST_WORDS.otherHeadings.has(side))) return {};
  const states = new Set(sides.map(stateOf));
  const [state] = states;
  return states.size === 1 && state !== undefined ? { state } : undefined;
}

/** By its name, not by two letters, which may be a group's: "OR", "ME". */
function stateOf(text: string): string | undefined {
  const whole =
    text.length > 3 ? STATE_SPELLINGS.get(text) : text === 'd c' ? spelled(text) : undefined;
  if (whole !== undefined) return whole;
  // "District of Columbia (D.C.)": the name, and its letters behind it.
  const cut = text.search(/ (?:[a-z]{2}|[a-z] [a-z])$/u);
  const [name, letters] = [text.slice(0, cut), text.slice(cut + 1)];
  const state = cut > 3 ? STATE_SPELLINGS.get(name) : undefined;
  return state !== undefined && spelled(letters) === state ? state : undefined;
}

function spelled(letters: string): string | undefined {
  return STATE_SPELLINGS.get(letters.replace(' ', ''));
}

/** A total, a date, a note ("Total Health Network" is none of these): lines that name nobody. */
function isLayout(text: string): boolean {
  const key = loosely(text);
  return (
    isNote(text) ||
    LIST_WORDS.layout.some(
      (words) => key === words || (key.startsWith(`${words} `) && /\d/u.test(key)),
    )
  );
}

/** Stars around words, and the address behind a link. */
function withoutMarkdown(line: string): string {
  return line
    .replace(/\[([^\][]+)\]\(https?:[^)\s]*\)/gu, '$1')
    .replace(/(\*{1,2}|_{2})(?=\S)([^*_]*[^*_\s])\1/gu, '$2');
}

function bare(line: string): string {
  return line
    .replace(BULLET, '')
    .replace(/[*][*]/gu, '')
    .replace(/[\s,]+$/u, '');
}
