import type { Language } from '../../languages/registry.ts';
import { toldWords } from '../../languages/decisions.ts';
import { FLAG_TEXTS } from './flag-texts.ts';
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
export function* flagsOfResponses(
  responses: Iterable<ScreenedResponse>,
  language: Language,
): Generator<Flag> {
  const fillers = new Map<string, { -readonly [K in keyof Filler]: Filler[K] }>();
  for (const response of responses) {
    const typed = NAMING.map(([field, asked, label]) => {
      const text = tidy(response.answers[field] ?? '');
      const fills = text !== '' && fillsBox(text, asked, response.answers, field);
      return { label, text, key: loosely(text), fills };
    }).filter(({ text }) => text !== '');
    const filling = typed.filter(({ fills, key }) => fills && key !== '');
    const lines = linesOf(response.answers.organization ?? '');
    if (response.signers.length > 0 && lines.length > 1)
      yield severalLines(response.id, lines, language);
    if (response.signers.length === 0) {
      if (filling.length === 0) yield nobody(response.id, typed, language);
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
  if (fillers.size > 0) yield placeholderFlag([...fillers.values()], language);
}

/** One flag for everything that only fills a box. */
export function placeholderFlag(fillers: readonly Filler[], language: Language): Flag {
  const ordered = [...fillers].sort((a, b) => byCodeUnit(a.key, b.key));
  const texts = ordered.filter(({ box }) => box !== undefined);
  const alone = ordered.filter(({ box }) => box === undefined);
  const answers = texts.reduce((sum, { count }) => sum + count, 0);
  const named = [...new Set(texts.flatMap(({ responses }) => responses))].sort(byCodeUnit);
  const first = named.slice(0, MOST_NAMED).join(', ');
  const isAll = named.length <= MOST_NAMED && answers <= named.length;
  const where = isAll ? first : FLAG_TEXTS(language, 'andOthers', { names: first });
  return {
    rule: 'placeholder',
    about: { fillers: ordered },
    a: linesFor(ordered, language).join('\n'),
    b: '',
    evidence: [
      ...(texts.length === 0
        ? []
        : [FLAG_TEXTS(language, 'fillers', { count: answers, responses: where })]),
      ...(alone.length === 0
        ? []
        : [
            FLAG_TEXTS(language, 'onlyFillers', {
              count: alone.length,
              responses: namesOf(alone, language),
            }),
          ]),
      FLAG_TEXTS(language, 'fillersAdvice'),
    ].join(' '),
  };
}

/** Each text once: hundreds may have typed the same. */
function linesFor(fillers: readonly Filler[], language: Language): readonly string[] {
  const times = new Map<string, number>();
  for (const { shown } of fillers) times.set(shown, (times.get(shown) ?? 0) + 1);
  return [...times].map(([shown, count]) =>
    count === 1 ? shown : FLAG_TEXTS(language, 'times', { text: shown, count }),
  );
}

function namesOf(fillers: readonly Filler[], language: Language): string {
  const names = fillers
    .slice(0, MOST_NAMED)
    .map(({ key }) => key)
    .join(', ');
  const count = fillers.length - MOST_NAMED;
  return count > 0 ? FLAG_TEXTS(language, 'andOther', { names, count }) : names;
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

function severalLines(id: string, lines: readonly string[], language: Language): Flag {
  return {
    rule: 'several-bodies',
    about: { response: id },
    a: lines.join('\n'),
    b: '',
    evidence: FLAG_TEXTS(language, 'severalLines', {
      ...toldWords(language),
      response: id,
      count: lines.length,
    }),
  };
}

function nobody(
  id: string,
  typed: readonly { readonly label: string; readonly text: string }[],
  language: Language,
): Flag {
  return {
    rule: 'nobody-named',
    about: { response: id },
    a: typed.map(({ label, text }) => `${label}: ${text}`).join('\n'),
    b: '',
    evidence: FLAG_TEXTS(language, 'nobodyNamed', { response: id }),
  };
}
