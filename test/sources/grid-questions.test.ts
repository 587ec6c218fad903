import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { mapFormQuestions, type FormQuestion } from '../../src/sources/google/form-questions.ts';
import { answerAt, gridRow } from '../../src/sources/grid-questions.ts';
import { mapQuestions } from '../../src/sources/question-columns.ts';
import { missingIn } from '../../src/setup/init/mapping.ts';
import type { Survey } from '../../src/setup/init/survey.ts';
import { run } from '../cli/run.ts';

const ask = (title: string) => ({ titles: [title], optional: false });
const CALLS = 'How will you help? [Calls]';
const LETTERS = 'How will you help? [Letters]';

describe('gridRow', () => {
  it.each([
    [CALLS, { title: 'How will you help?', row: 'Calls' }],
    ['How will you help?[ Calls ] *', { title: 'How will you help?', row: 'Calls' }],
    ['Which [old] ways? [By post]', { title: 'Which [old] ways?', row: 'By post' }],
    ['How will you help?', undefined],
    ['[Calls]', undefined],
    ['Help [Calls] us', undefined],
    ['Help []', undefined],
  ])('%s', (title, expected) => {
    expect(gridRow(title)).toEqual(expected);
  });
});

describe('answerAt', () => {
  const rows = new Map([
    [1, 'Calls'],
    [2, 'Letters'],
  ]);
  it.each([
    ['the first answer outside a grid', [0, 1], ['Yes', 'No', ''], 'Yes'],
    ['all rows of a grid', [1, 2], ['', 'Yes', 'No'], 'Calls: Yes; Letters: No'],
    ['rows that are answered', [0, 1, 2], ['', '', 'No'], 'Letters: No'],
    ['nothing', [0, 1, 2], ['', '', ''], ''],
  ])('gives %s', (_, places, answers, expected) => {
    expect(answerAt(places, rows, (place) => answers[place] ?? '')).toBe(expected);
  });
});

describe('a grid', () => {
  const about = { source: 'form' };

  it('is all its rows where its own title is mapped, one where a row is', () => {
    const titles = ['Email', CALLS, LETTERS];
    const whole = mapQuestions({ amplify: ask('How will you help?') }, titles, about);
    expect(whole.map).toEqual({ amplify: [1, 2] });
    expect([...whole.rows.values()]).toEqual(['Calls', 'Letters']);
    const one = mapQuestions({ amplify: ask(LETTERS) }, titles, about);
    expect([one.map, one.rows.size]).toEqual([{ amplify: [2] }, 0]);
  });

  it('is no name, address or right to sign: what has to be read stands in a question of its own', () => {
    for (const field of ['email', 'organization', 'authority', 'state'] as const) {
      const titles = ['Which one? [First]', 'Which one? [Second]'];
      expect(() => mapQuestions({ [field]: ask('Which one?') }, titles, about)).toThrow(
        'no question was found',
      );
    }
  });

  it('keeps all its rows when the form rewords it, and what a row was answered before it went', () => {
    const rows = (title: string, ...names: string[]): FormQuestion[] =>
      names.map((name) => ({ id: `q-${name}`, title: `${title} [${name}]` }));
    const questions = { amplify: ask('How will you help?') };
    const asked = { ...about, given: [] };
    const first = mapFormQuestions(questions, rows('How will you help?', 'a', 'b', 'c'), {}, asked);
    expect(first.ids.amplify).toEqual(['q-a', 'q-b', 'q-c']);
    const now = mapFormQuestions(
      questions,
      rows('What will you do?', 'a', 'b'),
      first.remember,
      asked,
    );
    expect(now.ids.amplify).toEqual(['q-a', 'q-b', 'q-c']);
    expect([...now.rows]).toEqual([
      ['q-a', 'a'],
      ['q-b', 'b'],
    ]);
    expect(now.findings.map(({ code }) => code)).toEqual(['question-reworded']);
  });

  it('is asked by a source only where a sync would read it', () => {
    const survey = { titles: ['State [First]', 'Help [Calls]'], given: [] } as unknown as Survey;
    expect(missingIn({ state: ['State'], amplify: ['Help'] }, survey)).toEqual(['state']);
  });

  it('is mapped as a whole by init, and stands whole in the master', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'undersigned-grid-'));
    await writeFile(
      join(folder, 'signed.csv'),
      `Timestamp,Email,Organization Name,Are you authorized to sign for it?,How will you help? [Share the letter],${CALLS}
2026/03/01 10:01:00 AM EST,ana@example.org,Larch Circle,Yes,Weekly,Never
`,
    );
    const written = await run(['init', 'signed.csv'], folder);
    expect(written).toMatchObject({ status: 0 });
    expect(written.stdout).not.toContain('not read');
    expect(await readFile(join(folder, 'config/signed.yaml'), 'utf8')).toContain(
      'amplify: How will you help?',
    );
    expect(await run(['sync'], folder)).toMatchObject({ status: 0 });
    const list = await run(['export', '--audience', 'internal', '--format', 'csv'], folder);
    expect(list.stdout).toContain('Share the letter: Weekly; Calls: Never');
    await rm(folder, { recursive: true });
  });
});
