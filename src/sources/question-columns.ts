import { nearest } from '../names/nearest.ts';
import type { Finding } from '../domain/finding.ts';
import {
  fieldLabel,
  fieldsOf,
  type AskedField,
  type ByField,
  type Field,
  type Question,
  type Questions,
} from '../domain/letter.ts';
import { AppError, EXIT } from '../errors.ts';
import { holdsAnswers, listTitles, quoteTitle, titleKey } from './question-titles.ts';

/** Where in a source each field's questions stand: positions counted from 0, preferred first. */
export type QuestionMap = ByField<readonly number[]>;

export interface AboutSource {
  /** The source's name. */
  readonly source: string;
  /** Fields that the source knows without a question; their question may be absent. */
  readonly given?: readonly Field[];
}

/**
 * Finds the question of each field by its title, as `titleKey` compares them.
 *
 * Where several of a field's titles are there, their positions come in the order of the
 * config, and the first that a response answers counts. Questions that no field
 * maps are no trouble. An optional question that is absent is a note.
 *
 * Throws `AppError` 65 where a mapped title stands twice (either could be meant), or where
 * fields are missing: all of them at once, with the titles that are there and the nearest.
 */
export function mapQuestions(
  questions: Questions,
  titles: readonly string[],
  about: AboutSource,
): { readonly map: QuestionMap; readonly findings: readonly Finding[] } {
  const places = placesByKey(titles);
  const map: Record<string, readonly number[]> = {};
  const missing: (readonly [AskedField, Question])[] = [];
  const absent: AskedField[] = [];
  for (const field of fieldsOf(questions)) {
    const question = questions[field];
    if (question === undefined) continue;
    const keys = [...new Set(question.titles.map(titleKey))];
    const found = keys.flatMap((key) => onlyPlace(field, places.get(key) ?? [], titles, about));
    if (found.length > 0) map[field] = found;
    else if (question.optional) absent.push(field);
    else if (about.given?.some((given) => given === field) !== true)
      missing.push([field, question]);
  }
  if (missing.length > 0) throw missingQuestions(missing, titles, about.source);
  return { map, findings: absent.length > 0 ? [absentQuestions(absent, about.source)] : [] };
}

function placesByKey(titles: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  titles.forEach((title, position) => {
    const key = titleKey(title);
    const there = places.get(key);
    if (key === '') return;
    if (there === undefined) places.set(key, [position]);
    else there.push(position);
  });
  return places;
}

function onlyPlace(
  field: AskedField,
  places: readonly number[],
  titles: readonly string[],
  about: AboutSource,
): readonly number[] {
  if (places.length < 2) return places;
  const both = places.map((at) => `${quoteTitle(titles[at] ?? '')} (number ${at + 1})`);
  throw new AppError(
    `${about.source}: the question for ${fieldLabel(field)} stands there ${places.length} times: ${both.join(', ')}.`,
    {
      exitCode: EXIT.data,
      hint: 'Rename all but one of them at the source, so that it is certain which one is meant.',
    },
  );
}

function missingQuestions(
  missing: readonly (readonly [AskedField, Question])[],
  titles: readonly string[],
  source: string,
): AppError {
  if (holdsAnswers(titles)) {
    return new AppError(`${source} has no row of titles: its first row holds answers.`, {
      exitCode: EXIT.data,
      hint: 'Download the responses again with their titles, or write the titles in a row above the answers.',
    });
  }
  const there = titles.filter((title) => titleKey(title) !== '');
  const named = missing.map(([field, question]) => {
    const wanted = question.titles.map(quoteTitle).join(' or ');
    const close = question.titles.flatMap((title) => nearest(title, there) ?? []).at(0);
    return `${fieldLabel(field)} (${wanted}${close === undefined ? '' : `; nearest: ${quoteTitle(close)}`})`;
  });
  return new AppError(`${source}: no question was found for ${named.join('; ')}.`, {
    exitCode: EXIT.data,
    hint:
      `${listTitles(titles)} ` +
      'Add the present title to the list in questions:, or write { titles: [...], optional: true } ' +
      'if this source need not ask it.',
  });
}

function absentQuestions(fields: readonly AskedField[], source: string): Finding {
  return {
    code: 'question-absent',
    severity: 'note',
    count: fields.length,
    message: `${source} does not ask the optional questions for ${fields.map(fieldLabel).join(', ')}.`,
  };
}
