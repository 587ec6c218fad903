import { describe, expect, it } from '@jest/globals';
import { TAKEN_HEADERS } from '../../src/config/extra-columns.ts';
import { parseLetter } from '../../src/config/load-letter.ts';
import { AppError } from '../../src/errors.ts';
import { TABS } from '../../src/master/schema/tabs.ts';

const letterWith = (extra: string): string => `
letter: Open letter for quiet parks
sources:
  - { type: csv, path: responses.csv }
questions:
  organization: Organization Name
  extra:
${extra}`;

const parse = (extra: string) => parseLetter(letterWith(extra), '/letters/quiet-parks.yaml');

describe('questions of a letter’s own', () => {
  it('are asked by their titles, for staff only unless they say otherwise', () => {
    const letter = parse(`
    - column: Worked with
      titles: [Worked with?, ¿Con quién trabajó?]
    - { column: Web page, titles: Your web page, audience: public, optional: true }
`);
    expect(letter.extra).toEqual([
      { key: 'extra Worked with', column: 'Worked with', audience: 'internal' },
      { key: 'extra Web page', column: 'Web page', audience: 'public' },
    ]);
    expect(letter.questions).toMatchObject({
      'extra Worked with': { titles: ['Worked with?', '¿Con quién trabajó?'], optional: false },
      'extra Web page': { titles: ['Your web page'], optional: true },
    });
  });

  it.each([
    ['a column of the master', '    - { column: " notes ", titles: x }', 'column of the master'],
    [
      'a column of another question',
      '    - { column: Web page, titles: x }\n    - { column: web  page, titles: y }',
      'column of extra[0]',
    ],
  ])('may not be named like %s', (_, extra, told) => {
    expect(() => parse(extra)).toThrow(AppError);
    expect(() => parse(extra)).toThrow(told);
  });

  it('know every header of the tabs on which they stand', () => {
    const tabs = [TABS.Organizations, TABS.Individuals, TABS.Responses];
    const headers = tabs.flatMap(({ columns }) => columns.map(({ header }) => header));
    expect([...TAKEN_HEADERS].sort()).toEqual([...new Set(headers)].sort());
  });
});
