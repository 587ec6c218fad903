import { nearest } from '../names/nearest.ts';
import { finding, type Finding } from '../domain/finding.ts';
import {
  fieldLabel,
  fieldName,
  fieldsOf,
  isPlain,
  type AskedField,
  type ByField,
  type Field,
  type Questions,
} from '../domain/letter.ts';
import { AppError, EXIT } from '../errors.ts';
import { gridsOf, type GridRows } from './grid-questions.ts';
import { holdsAnswers, listTitles, quoteTitle, titleKey } from './question-titles.ts';

/** Where in a source each field's questions stand: positions counted from 0, preferred first. */
export type QuestionMap = ByField<readonly number[]>;

export interface MappedColumns {
  readonly map: QuestionMap;
  /** Of the places in the map, those that are rows of a grid. */
  readonly rows: GridRows<number>;
  readonly findings: readonly Finding[];
}

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
 * config, and the first that a response answers counts; so it is where one title stands
 * several times, as in the branches of a form, which is a note. The title of a grid stands for
 * all its rows, where answers go to a signer's row as they were given. Questions that no field
 * maps are no trouble. An optional question that is absent is a note.
 *
 * Throws `AppError` 65 where fields are missing, or none at all is there: all of them at once, with
 * the titles that are there and the nearest.
 */
export function mapQuestions(
  questions: Questions,
  titles: readonly string[],
  about: AboutSource,
): MappedColumns {
  const places = placesByKey(titles);
  const grids = gridsOf(titles);
  const rows = new Map<number, string>();
  const map: Record<string, readonly number[]> = {};
  const missing: AskedField[] = [];
  const absent: AskedField[] = [];
  const twice: (readonly [AskedField, readonly number[]])[] = [];
  for (const field of fieldsOf(questions)) {
    const question = questions[field];
    if (question === undefined) continue;
    const keys = [...new Set(question.titles.map(titleKey))];
    const found = keys.flatMap((key) => {
      const there = places.get(key);
      if (there || !isPlain(field)) return there ?? [];
      const grid = [...(grids.get(key) ?? [])];
      for (const [place, row] of grid) rows.set(place, row);
      return grid.map(([place]) => place);
    });
    const same = keys.flatMap((key) =>
      (places.get(key)?.length ?? 0) > 1 ? [places.get(key) ?? []] : [],
    );
    twice.push(...same.map((all) => [field, all] as const));
    if (found.length > 0) map[field] = found;
    else if (question.optional) absent.push(field);
    else if (about.given?.some((given) => given === field) !== true) missing.push(field);
  }
  // Where none is found nobody would sign: that is another file, or one that lost its titles.
  if (Object.keys(map).length === 0 && about.given === undefined) missing.push(...absent);
  if (missing.length > 0) throw missingQuestions(missing, questions, titles, about.source);
  const findings = [
    ...(absent.length > 0 ? [absentQuestions(absent, about.source)] : []),
    ...(twice.length > 0 ? [twiceAsked(twice, titles, about.source)] : []),
  ];
  return { map, rows, findings };
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

function twiceAsked(
  twice: readonly (readonly [AskedField, readonly number[]])[],
  titles: readonly string[],
  source: string,
): Finding {
  const each = twice.map(([field, places]) => {
    const numbers = places.map((at) => at + 1).join(', ');
    return `${fieldName(field)} (${quoteTitle(titles[places[0] ?? 0] ?? '')}: ${numbers})`;
  });
  const what = { code: 'question-repeated', severity: 'note', count: twice.length } as const;
  return finding(what, 'questionRepeated', { source, questions: each.join('; ') });
}

function missingQuestions(
  missing: readonly AskedField[],
  questions: Questions,
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
  const named = missing.map((field) => {
    const asked = questions[field]?.titles ?? [];
    const wanted = asked.map(quoteTitle).join(' or ');
    const close = asked.flatMap((title) => nearest(title, there) ?? []).at(0);
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
  const what = { code: 'question-absent', severity: 'note', count: fields.length } as const;
  return finding(what, 'questionAbsent', { source, fields: fields.map(fieldName).join(', ') });
}
