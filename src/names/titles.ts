import { z } from 'zod';
import { readRules } from './rules.ts';
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
 * What the text is: a whole name, of which something is always left over; a first
 * name, after which another follows; or the answer to the title question, where a
 * word like "Pastor" is no name.
 */
export type TitleContext = 'whole name' | 'first name' | 'title question';

/**
 * Takes professional and courtesy titles off the front of a text; the former are
 * given back, the latter dropped.
 */
export function takeTitles(text: string, context: TitleContext, sr: SrEvidence): Taken {
  const titles: string[] = [];
  let words = partGlued(text).split(' ');
  for (;;) {
    const found = titleAt(words, sr);
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
export function partTitle(answer: string, sr: SrEvidence): Taken {
  const parts = /^([^,;/|&–—]+)(?:[,;/|&–—]\s*|$)(.*)$/u.exec(answer);
  const [, first = '', rest = ''] = parts ?? [];
  const { titles, rest: left } = takeTitles(first.trim(), 'title question', sr);
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
    if (!/^[\p{L}.& ]+,?$/u.test(typed)) continue;
    const key = loosely(typed);
    const title = professional.get(key);
    if (title) return { ...title, length };
    if (key === 'sr') {
      return { print: isSister(sr) ? 'Sr.' : '', alsoName: false, length };
    }
    if (courtesy.has(key)) return { print: '', alsoName: false, length };
  }
  return undefined;
}

function isSister({ spanish, beside }: SrEvidence): boolean {
  return (
    !spanish ||
    loosely(beside)
      .split(' ')
      .some((word) => sisterEvidence.has(word))
  );
}
