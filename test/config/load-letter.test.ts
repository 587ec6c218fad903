import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadLetter, parseLetter } from '../../src/config/load-letter.ts';
import { AppError } from '../../src/errors.ts';

const LETTER = `
letter: Open letter for safe streets
sources:
  - type: csv
    path: ../fixtures/english.csv
questions:
  organization: Organization Name
`;

const parse = (text: string) => parseLetter(text, '/letters/config/streets.yaml');
const more = (text: string) => parse(LETTER + text);

/** What is wrong, without the file's name: one `line:col: message` each. */
function trouble(text: string): readonly string[] {
  try {
    parse(text);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.exitCode).toBe(78);
    return error.message
      .split('\n')
      .map((line) => line.replace('/letters/config/streets.yaml:', ''));
  }
  throw new Error('Nothing was wrong.');
}

describe('a letter', () => {
  it('of published lists alone needs no questions; any other does', () => {
    const list = 'letter: Quiet\nsources: [{ type: list, path: first.txt }]\n';
    expect(parse(list)).toMatchObject({ questions: {}, extra: [] });
    const form = list.replace('list', 'csv');
    expect(trouble(form)).toEqual([
      expect.stringContaining('questions is missing; write the question for organization'),
    ]);
  });

  it('needs a name, a source and a question; the rest has defaults', () => {
    expect(parse(LETTER)).toEqual({
      file: '/letters/config/streets.yaml',
      name: 'Open letter for safe streets',
      languages: ['en'],
      timezone: 'UTC',
      sources: [{ type: 'csv', name: 'english', path: '/letters/fixtures/english.csv' }],
      questions: { organization: { titles: ['Organization Name'], optional: false } },
      extra: [],
      rules: {
        authority: { authorized: [], notAuthorized: [], whenNotAuthorized: 'hold' },
        scope: { outOfScope: [] },
        guard: { share: 0.2, moreThan: 5 },
      },
      editions: [],
      master: { type: 'xlsx', path: '/letters/out/streets.xlsx' },
    });
  });

  it('takes a question as a title, a list of titles, or with optional', () => {
    const { questions } = parse(`${LETTER}
  state: [State, Estado]
  email: { titles: Email, optional: true }
  scope:
    titles:
      - Scope
      - Alcance
`);
    expect(questions).toMatchObject({
      state: { titles: ['State', 'Estado'], optional: false },
      email: { titles: ['Email'], optional: true },
      scope: { titles: ['Scope', 'Alcance'], optional: false },
    });
  });

  it('reduces addresses from the browser to IDs, and names its sources apart', () => {
    const { sources } = parse(`
letter: x
questions: { organization: y }
sources:
  - { type: google-form, formId: 1AbC_-9 }
  - { type: google-form, formId: https://docs.google.com/forms/u/1/d/1XyZ/edit?pli=1#responses }
  - { type: google-form, formId: "https://docs.google.com/forms/d/e/1FAIpQLSe/viewform?usp=sf_link" }
  - { type: google-sheet, spreadsheetId: https://docs.google.com/spreadsheets/d/1Sheet/edit#gid=0 }
  - { type: google-sheet, spreadsheetId: 1Sheet, tab: Respuestas, name: spanish }
  - { type: csv, path: /data/export.csv.zip }
  - { type: csv, path: export.csv }
`);
    expect(sources).toEqual([
      { type: 'google-form', name: 'google-form', formId: '1AbC_-9' },
      { type: 'google-form', name: 'google-form 2', formId: '1XyZ' },
      { type: 'google-form', name: 'google-form 3', formId: '1FAIpQLSe' },
      {
        type: 'google-sheet',
        name: 'google-sheet',
        spreadsheetId: '1Sheet',
        tab: 'Form Responses 1',
      },
      { type: 'google-sheet', name: 'spanish', spreadsheetId: '1Sheet', tab: 'Respuestas' },
      { type: 'csv', name: 'export', path: '/data/export.csv.zip' },
      { type: 'csv', name: 'export 2', path: '/letters/config/export.csv' },
    ]);
  });

  it('keeps a bare Yes and No as texts', () => {
    const { rules } = more('rules: { authority: { authorized: [Yes, Sí], notAuthorized: No } }');
    expect(rules.authority).toMatchObject({ authorized: ['Yes', 'Sí'], notAuthorized: ['No'] });
  });

  it.each([
    ['2021-10-29T12:00:00-04:00', '2021-10-29T16:00:00.000Z', 'an offset'],
    ['2021-10-29T16:00:00Z', '2021-10-29T16:00:00.000Z', 'UTC'],
    ['2021-10-29 12:00', '2021-10-29T16:00:00.000Z', "the letter's zone"],
    ['2021-12-29T12:00:00', '2021-12-29T17:00:00.000Z', 'its winter time'],
    ['2021-10-29', '2021-10-30T03:59:59.999Z', 'all of that day'],
    ['2021-11-07', '2021-11-08T04:59:59.999Z', 'case 35: a day of 25 hours'],
  ])('an edition that closes %s closes at %s (%s)', (closes, instant) => {
    const text = `timezone: America/New_York\neditions: [{ name: First, closes: "${closes}" }]`;
    expect(more(text).editions).toEqual([{ name: 'First', closes: instant }]);
  });

  it('follows aliases', () => {
    const { questions } = parse(LETTER.replace('Name', 'Name\n  state: &a [State]\n  scope: *a'));
    expect(questions.scope?.titles).toEqual(['State']);
  });
});

describe('a config that is wrong', () => {
  it('is told all at once, with places and remedies', () => {
    expect(
      trouble(`letter: true
languages: [en, qq]
timezone: Eastern
sources:
  - type: excel
  - type: csv
    pth: a.csv
  - { type: google-form, formId: https://docs.google.com/spreadsheets/d/1/edit, name: a }
  - { type: csv, path: a.csv, name: b }
  - { type: csv, path: b.csv, name: b }
questions:
  organization: [Organization, 7]
  email: { titles: Email, option: true }
  org: Organization
  state:
editions:
  - name: First
    closes: soon
rules:
  authority: { authorized: [Yes, true], whenNotAuthorized: list }
  guard: { share: 20 }
automerge: true
master: { type: xlsx, path: out.csv }
`),
    ).toEqual([
      '1:9: letter: true is a truth value in YAML, not a text; put it in quotes: "true"',
      '2:17: languages[1]: "qq" is not known here; write en, es or fr',
      '3:11: timezone: "Eastern" is not a time zone; write its name in the IANA database, like America/New_York',
      '5:11: sources[0].type: "excel" is not known here; write google-form, google-sheet, csv, xlsx or list',
      '6:5: sources[1].path is missing; write a text, for example responses.csv',
      '7:5: unknown key "pth"; did you mean "path"?',
      '8:34: sources[2].formId is not the address of a form; open the form for editing and copy the address in the browser',
      '10:37: sources[4].name: "b" is already the name of sources[3]; choose another',
      '12:32: questions.organization[1]: 7 is a number in YAML, not a text; put it in quotes: "7"',
      '13:27: unknown key "option"; did you mean "optional"?',
      '14:3: unknown key "org"; did you mean "organization"?',
      '15:9: questions.state is empty; write a text, a list or a block of keys, for example State',
      '18:13: editions[0].closes: "soon" is not a date; write it like 2021-10-29T12:00:00-04:00, 2021-10-29 12:00 or 2021-10-29',
      '20:34: rules.authority.authorized[1]: true is a truth value in YAML, not a text; put it in quotes: "true"',
      '20:60: rules.authority.whenNotAuthorized: "list" is not known here; write hold or list-as-individual; did you mean "list-as-individual"?',
      '21:19: rules.guard.share is above 1; write a share from 0 to 1, like 0.2 for 20 %',
      '22:1: unknown key "automerge"; the keys here are letter, languages, timezone, sources, questions, rules, editions, exports, directory, master',
      '23:29: master.path does not end in .xlsx; write the path of an Excel workbook, like ../out/letter.xlsx',
    ]);
  });

  it.each([
    ['', '1:1: the file is empty; write letter:, sources: and questions: into it'],
    ['# nothing', '1:1: the file is empty; write letter:, sources: and questions: into it'],
    ['letter', '1:1: the config is a text; write a block of keys with letter, sources'],
    ['letter: x\n\tb: 1', '2:1: a tab is used to indent; write spaces instead'],
    [
      'letter: x\n---\nletter: y',
      '2:1: a second document begins here (---); write one file a letter',
    ],
    [`${LETTER}letter: again`, '8:1: the key letter stands here a second time; keep one of them'],
    [
      LETTER.replace('organization', 'state'),
      '7:3: questions names nobody who could sign; write the question for organization, or for firstName and lastName',
    ],
  ])('%j', (text, message) => {
    expect(trouble(text)).toEqual([message]);
  });

  it.each([
    ['[{ name: A }, { name: B }]', 'follows "A", which never closes'],
    [
      '[{ name: A, closes: 2021-10-29 }, { name: A }]',
      '"A" is already the name of an earlier edition',
    ],
    [
      '[{ name: A, closes: 2021-10-29T12:00 }, { name: B, closes: 2021-10-29T15:00Z }]',
      'is not after "A" closes',
    ],
  ])('editions %s', (editions, message) => {
    const told = trouble(`${LETTER}timezone: America/New_York\neditions: ${editions}`);
    expect(told).toEqual([expect.stringContaining(message)]);
  });

  it('names a quote that is never closed', () => {
    expect(trouble('letter: "x\nsources: 1')[0]).toMatch(
      /this is not YAML: Missing closing "quote/u,
    );
  });
});

describe('a question that begins with *', () => {
  it.each([
    ['organization: *Name', 'as a value'],
    ['organization: [*Name, Group]', 'in a list'],
    ['*Name : organization', 'as a key'],
  ])('is asked for in quotes: %s (%s)', (line) => {
    const told = trouble(`letter: a\n${line}`);
    expect(told).toEqual([
      expect.stringMatching(/^2:\d+: \*Name stands for something .* put a text .* in quotes$/u),
    ]);
  });
});

describe('any config', () => {
  const example = readFileSync('config/safe-streets.example.yaml', 'utf8');
  const anything = fc.oneof(
    fc.string(),
    fc.constantFrom('', 'x', '- ', ': ', '[', '*a', '{}', '1'),
  );

  it('is a letter, or wrong in places that are named', () => {
    fc.assert(
      fc.property(fc.nat(example.length), fc.nat(60), anything, (start, length, instead) => {
        const text = example.slice(0, start) + instead + example.slice(start + length);
        try {
          expect(parse(text).sources.length).toBeGreaterThan(0);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          expect(error.exitCode).toBe(78);
          for (const line of error.message.split('\n')) {
            expect(line).toMatch(/^\/letters\/config\/streets\.yaml:\d+:\d+: \S/u);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('loadLetter', () => {
  it('says why a file cannot be read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'undersigned-config-'));
    const file = join(folder, 'streets.yaml');
    const told = async () => {
      const error: unknown = await loadLetter(file).catch((reason: unknown) => reason);
      return error instanceof AppError ? [error.exitCode, error.message] : error;
    };
    try {
      expect(await told()).toEqual([78, `The config ${file} cannot be read: it does not exist.`]);
      await writeFile(file, Buffer.from(`${LETTER}  state: [Sí]`, 'latin1'));
      expect(await told()).toEqual([78, `The config ${file} is not written in UTF-8.`]);
      await writeFile(file, `\uFEFF${LETTER}`);
      expect(await told()).toMatchObject({ name: 'Open letter for safe streets' });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
