import type { AnswerField } from '../../domain/letter.ts';
import type { Filler } from '../../domain/review.ts';
import type { Answers } from '../../domain/response.ts';
import { loosely, tidy } from '../../names/loose.ts';
import { isNamePlaceholder, isPlaceholder } from '../../names/placeholders.ts';
import { byCodeUnit } from '../../names/code-units.ts';
import type { Flag } from './flag.ts';

/** A response, and the signers that it stands for. */
export interface ScreenedResponse {
  readonly id: string;
  readonly answers: Answers;
  readonly signers: readonly string[];
}

const NAMING = [
  ['organization', 'organization', 'Organization'],
  ['affiliation', 'affiliation', 'Affiliation'],
  ['firstName', 'name', 'First name'],
  ['lastName', 'name', 'Last name'],
] as const satisfies readonly (readonly [AnswerField, string, string])[];

const MOST_NAMED = 5;

/**
 * Responses that name nobody, each on its own; and one flag for all that only fills a box
 * and counted as blank, in those and in the others.
 *
 * @param responses in an order of their own, which decides which of them are named
 */
export function* flagsOfResponses(responses: Iterable<ScreenedResponse>): Generator<Flag> {
  const fillers = new Map<string, { -readonly [K in keyof Filler]: Filler[K] }>();
  for (const response of responses) {
    const typed = NAMING.map(([field, asked, label]) => {
      const text = tidy(response.answers[field] ?? '');
      const fills = text !== '' && fillsBox(text, asked, response.answers, field);
      return { label, text, key: loosely(text), fills };
    }).filter(({ text }) => text !== '');
    const filling = typed.filter(({ fills, key }) => fills && key !== '');
    const lines = linesOf(response.answers.organization ?? '');
    if (response.signers.length > 0 && lines.length > 1) yield severalLines(response.id, lines);
    if (response.signers.length === 0) {
      if (filling.length === 0) yield nobody(response.id, typed);
      else fillers.set(response.id, onlyFills(response.id, typed));
      continue;
    }
    for (const { label, text, key: folded } of filling) {
      const key = `${label}: ${folded}`;
      const shown = `${text} (${label})`;
      const known = fillers.get(key) ?? { key, shown, box: label, responses: [], count: 0 };
      known.count += 1;
      if (known.count <= MOST_NAMED) known.responses = [...known.responses, response.id];
      fillers.set(key, known);
    }
  }
  if (fillers.size > 0) yield placeholderFlag([...fillers.values()]);
}

/** One flag for everything that only fills a box. */
export function placeholderFlag(fillers: readonly Filler[]): Flag {
  const ordered = [...fillers].sort((a, b) => byCodeUnit(a.key, b.key));
  const texts = ordered.filter(({ box }) => box !== undefined);
  const alone = ordered.filter(({ box }) => box === undefined);
  const answers = texts.reduce((sum, { count }) => sum + count, 0);
  const named = [...new Set(texts.flatMap(({ responses }) => responses))].sort(byCodeUnit);
  const first = named.slice(0, MOST_NAMED).join(', ');
  const more = named.length > MOST_NAMED || answers > named.length ? ' and others' : '';
  return {
    rule: 'placeholder',
    about: { fillers: ordered },
    a: linesFor(ordered).join('\n'),
    b: '',
    evidence: [
      ...(texts.length === 0
        ? []
        : [
            `${answers === 1 ? 'One answer only fills its box and was' : `${answers} answers only fill their boxes and were`} counted as blank (${first}${more}).`,
          ]),
      ...(alone.length === 0
        ? []
        : [
            `${alone.length === 1 ? 'The response' : 'The responses'} ${namesOf(alone)} ${alone.length === 1 ? 'names' : 'name'} nobody else, so nobody is listed for ${alone.length === 1 ? 'it' : 'them'}.`,
          ]),
      'If one of them is a name after all, type it into the row of its signer, or as a row of its own.',
    ].join(' '),
  };
}

/** Each text once: hundreds may have typed the same. */
function linesFor(fillers: readonly Filler[]): readonly string[] {
  const times = new Map<string, number>();
  for (const { shown } of fillers) times.set(shown, (times.get(shown) ?? 0) + 1);
  return [...times].map(([shown, count]) => (count === 1 ? shown : `${shown} (${count} times)`));
}

function namesOf(fillers: readonly Filler[]): string {
  const named = fillers
    .slice(0, MOST_NAMED)
    .map(({ key }) => key)
    .join(', ');
  const more = fillers.length - MOST_NAMED;
  return more > 0 ? `${named} and ${more} ${more === 1 ? 'other' : 'others'}` : named;
}

/** A response of which every answer fills a box. */
function onlyFills(id: string, typed: readonly { readonly text: string }[]): Filler {
  const texts = [...new Set(typed.map(({ text }) => text))];
  return { key: id, shown: texts.join(', '), responses: [id], count: 1 };
}

function fillsBox(
  text: string,
  asked: (typeof NAMING)[number][1],
  { firstName = '', lastName = '' }: Answers,
  field: AnswerField,
): boolean {
  if (asked !== 'name') return isPlaceholder(text, asked);
  return isNamePlaceholder(text, tidy(field === 'firstName' ? lastName : firstName));
}

/** The lines of an answer, where each could be a name by itself. */
function linesOf(answer: string): readonly string[] {
  const lines = answer
    .slice(0, LONGEST)
    .split(/[\r\n]+/u)
    .map(tidy)
    .filter((line) => line !== '');
  return lines.every((line) => line.includes(' ')) ? lines : [];
}

const LONGEST = 2000;

function severalLines(id: string, lines: readonly string[]): Flag {
  return {
    rule: 'several-bodies',
    about: { response: id },
    a: lines.join('\n'),
    b: '',
    evidence: `The response ${id} names an organization on each of ${lines.length} lines, and is taken as one. If they are several, type each into a row of its own, and exclude the one of this response. If it is one name, write "ok" under Decision.`,
  };
}

function nobody(
  id: string,
  typed: readonly { readonly label: string; readonly text: string }[],
): Flag {
  return {
    rule: 'nobody-named',
    about: { response: id },
    a: typed.map(({ label, text }) => `${label}: ${text}`).join('\n'),
    b: '',
    evidence: `The response ${id} names nobody who could be listed. If it is a sign-on, type it in as a row of its own.`,
  };
}
