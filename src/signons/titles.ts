import { z } from 'zod';
import { readRules } from '../names/rules.ts';
import { loosely } from './loose.ts';

interface Title {
  readonly print: string;
  /** Also a given or family name: a title only with more to go by. */
  readonly alsoName: boolean;
}

const forms = z.array(z.string());
const rules = readRules(
  'titles.yaml',
  z.strictObject({
    professional: z.array(
      z.strictObject({ print: z.string(), forms, alsoName: z.boolean().default(false) }),
    ),
    courtesy: forms,
    sister: z.strictObject({ evidence: forms }),
    suffixes: forms,
  }),
);
const professional: ReadonlyMap<string, Title> = new Map(
  rules.professional.flatMap((title) => title.forms.map((form): [string, Title] => [form, title])),
);
const courtesy = new Set(rules.courtesy);
const sisterEvidence = new Set(rules.sister.evidence);

/** How a run of titles may begin; spares every other name the search. */
const openings: ReadonlySet<string> = new Set(
  [...professional.keys(), ...courtesy, 'sr'].map((form) => form.split(' ')[0] ?? form),
);

/** What may stand after a name and is no part of the family name, in loose form: "jr", "phd". */
export const SUFFIXES: ReadonlySet<string> = new Set(rules.suffixes);

const LONGEST = 3;

/** What decides whether a "Sr." before a name is "señor" or "Sister". */
export interface SrEvidence {
  readonly spanish: boolean;
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
 * Takes professional and courtesy titles off the front of a name; the former are
 * given back, the latter dropped. `more` says that a name follows in another
 * field: without it, something is always left over.
 */
export function takeTitles(name: string, more: boolean, sr: SrEvidence): Taken {
  const titles: string[] = [];
  let words = name.split(' ').filter((word) => word !== '');
  for (;;) {
    const found = titleAt(words, sr);
    const rest = words.slice(found?.length ?? 0);
    const restless = rest.length === 0;
    if (!found || (restless && !more)) break;
    const dotted = words[found.length - 1]?.endsWith('.') === true;
    if (found.alsoName && restless && !dotted) break;
    if (found.print !== '') titles.push(found.print);
    words = rest;
  }
  return { titles, rest: words.join(' ') };
}

/**
 * Parts the answer to "Title" into titles that belong before the name ("Rev. Dr.")
 * and a job ("Executive Director"). "Professor of Law" is a job, and so is
 * "Sr. Organizer": a title is parted from a job only by a comma or its like.
 */
export function partTitle(answer: string, sr: SrEvidence): Taken {
  const parts = /^([^,;/|&–—]+)(?:[,;/|&–—]\s*|$)(.*)$/u.exec(answer);
  const [, first = '', rest = ''] = parts ?? [];
  const { titles, rest: left } = takeTitles(first.trim(), true, sr);
  if (left !== '' || first === '') return { titles: [], rest: answer };
  const further = partTitle(rest.trim(), sr);
  return { titles: [...titles, ...further.titles], rest: further.rest };
}

interface Found extends Title {
  readonly length: number;
}

function titleAt(words: readonly string[], sr: SrEvidence): Found | undefined {
  if (!openings.has(loosely(words[0] ?? '').split(' ')[0] ?? '')) return undefined;
  for (let length = Math.min(LONGEST, words.length); length > 0; length -= 1) {
    const typed = words.slice(0, length).join(' ');
    // "Fr. Luis" is a title, "Smith-Dr" and "Dr-Ana" are not.
    if (!/^[\p{L}. ]+,?$/u.test(typed)) continue;
    // "Ph.D." and "Rev.Dr." have stops inside; "Hna." only behind.
    const key = loosely(typed.replace(/\.(?=\p{L})/gu, '. '));
    const title = professional.get(key);
    if (title) return { ...title, length };
    if (key === 'sr') {
      return { print: isSister(sr) ? 'Sr.' : '', alsoName: false, length };
    }
    if (courtesy.has(key)) return { print: '', alsoName: false, length };
    const joined = joinedTitles(key);
    if (joined !== undefined) return { print: joined, alsoName: false, length };
  }
  return undefined;
}

/** "Rev.Dr." typed without a space. */
function joinedTitles(key: string): string | undefined {
  const titles = key.split(' ').map((word) => professional.get(word));
  if (titles.length < 2 || titles.some((title) => !title || title.alsoName)) return undefined;
  return titles.map((title) => title?.print).join(' ');
}

function isSister({ spanish, beside }: SrEvidence): boolean {
  return (
    !spanish ||
    loosely(beside)
      .split(' ')
      .some((word) => sisterEvidence.has(word))
  );
}
