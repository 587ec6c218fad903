import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Field, Questions } from '../../src/domain/letter.ts';
import { AppError } from '../../src/errors.ts';
import { mapQuestions } from '../../src/sources/question-columns.ts';
import { titleKey } from '../../src/sources/question-titles.ts';

const about = { source: 'english' };
const asked = (titles: Readonly<Partial<Record<Field, readonly string[]>>>, optional = false) =>
  Object.fromEntries(
    Object.entries(titles).map(([field, all]) => [field, { titles: all, optional }]),
  ) as Questions;

function trouble(questions: Questions, titles: readonly string[], given?: readonly Field[]) {
  try {
    mapQuestions(questions, titles, given === undefined ? about : { ...about, given });
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('Nothing was wrong.');
}

interface Pair {
  readonly in_config: string;
  readonly in_form: string;
  readonly same: string;
  readonly why: string;
}
const pairs = parse<Pair>(readFileSync('fixtures/csv/titles.csv', 'utf8'), { columns: true });

describe('titleKey', () => {
  it.each(pairs)('$why: $same', ({ in_config, in_form, same }) => {
    expect(titleKey(in_config) === titleKey(in_form)).toBe(same === 'yes');
  });
});

describe('mapQuestions', () => {
  it('gives positions, and leaves unmapped questions alone', () => {
    const questions = asked({ state: ['State'], email: ['Email Address'] });
    const found = mapQuestions(questions, ['Timestamp', 'EMAIL ADDRESS *', '', 'State:'], about);
    expect(found).toEqual({ map: { email: [1], state: [3] }, rows: new Map(), findings: [] });
  });

  it('prefers titles in the order of the config, not of the source', () => {
    const questions = asked({ state: ['State or territory', 'State', 'state:'] });
    expect(mapQuestions(questions, ['State', 'State or territory'], about).map).toEqual({
      state: [1, 0],
    });
  });

  it('of titles that stand twice, as in the branches of a form, takes all, and names them at once', () => {
    const questions = asked({ state: ['State'], firstName: ['First Name'] });
    const titles = ['State', 'First Name', 'STATE *', 'First Name'];
    expect(mapQuestions(questions, titles, about)).toMatchObject({
      map: { state: [0, 2], firstName: [1, 3] },
      rows: new Map(),
      findings: [
        {
          code: 'question-repeated',
          severity: 'note',
          count: 2,
          message:
            'english asks several questions of one title, in these columns: state ("State": 1, 3); firstName ("First Name": 2, 4). Of each response the first that is answered counts.',
        },
      ],
    });
  });

  it('a question that stands twice but is not mapped is no trouble', () => {
    expect(mapQuestions(asked({ state: ['State'] }), ['State', 'Why?', 'Why?'], about).map).toEqual(
      { state: [0] },
    );
  });

  it('shows nothing of a first row that holds answers, since the titles are missing', () => {
    for (const answers of [
      ['ana@elm.example.org', 'Elm Circle'],
      ['Elm Circle', 'Yes'],
      ['Elm Circle', '+1 (512) 555-0199'],
      ['2026/03/01 10:01:00 AM EDT', 'Elm Circle'],
    ]) {
      const error = trouble(asked({ organization: ['Organization'] }), answers);
      expect(error.message).toBe('english has no row of titles: its first row holds answers.');
      expect(error.hint).not.toMatch(/Elm|ana@|555/u);
    }
  });

  it('case 20: names all missing questions at once, the titles there, and the nearest', () => {
    const questions = asked({ email: ['Email', 'Correo'], state: ['State'], title: ['Role'] });
    const error = trouble(questions, ['Timestamp', 'E-mail', 'Your state', 'Role']);
    expect(error.exitCode).toBe(65);
    expect(error.message).toBe(
      'english: no question was found for email ("Email" or "Correo"; nearest: "E-mail"); state ("State").',
    );
    expect(error.hint).toContain('The titles there: "Timestamp", "E-mail", "Your state", "Role".');
    expect(error.hint).toContain('optional: true');
  });

  it('refuses a file in which none of the questions is there, though each may be absent', () => {
    const questions = asked({ state: ['State'], email: ['Email'] }, true);
    expect(() => mapQuestions(questions, ['Name', 'Place'], about)).toThrow(
      /no question was found for email.*; state/u,
    );
  });

  it('does without given fields, and notes absent optional ones', () => {
    const given = { ...about, given: ['submittedAt'] as const };
    expect(mapQuestions(asked({ submittedAt: ['Timestamp'] }), ['State'], given)).toEqual({
      map: {},
      rows: new Map(),
      findings: [],
    });
    const questions = asked({ state: ['State'], email: ['Email'] }, true);
    const { findings } = mapQuestions(questions, ['Other', 'Email'], about);
    expect(findings).toMatchObject([{ code: 'question-absent', severity: 'note', count: 1 }]);
  });

  it('prefers the question where a given field has one', () => {
    const given = { ...about, given: ['email'] as const };
    expect(mapQuestions(asked({ email: ['Email'] }), ['Email'], given).map).toEqual({ email: [0] });
  });

  it('case 50: a file without a header does not print the addresses of its first row', () => {
    const error = trouble(asked({ email: ['Email'] }), ['ana@example.org', 'Oak Riders']);
    expect(`${error.message} ${error.hint ?? ''}`).not.toContain('ana@');
  });

  it('says so where no titles are there at all', () => {
    expect(trouble(asked({ email: ['Email'] }), ['', '']).hint).toMatch(/^No titles are there\./u);
  });
});
