import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalCase } from '../../../src/names/person-case.ts';
import { tidy } from '../../../src/names/loose.ts';
import type { Language } from '../../../src/languages/registry.ts';
import { personOf } from '../../../src/sync/signons/person.ts';
import { table } from './table.ts';

type Column =
  'first' | 'last' | 'title' | 'languages' | 'name' | 'givenName' | 'familyName' | 'job';

describe('the person behind the answers', () => {
  it.each(table<Column>('persons.csv'))('$title | $first | $last → $name ($why)', (row) => {
    const answers = { firstName: row.first, lastName: row.last, title: row.title };
    expect(personOf(answers, row.languages.split(' ') as Language[])).toEqual({
      firstName: row.givenName,
      lastName: row.familyName,
      name: row.name,
      title: row.job,
    });
  });
});

describe('laws of names', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 30 });
  const word = fc.string({
    unit: fc.constantFrom('a', 'í', 'ñ', 'm', 'O', ' '),
    minLength: 1,
    maxLength: 12,
  });

  it('a name is never empty where a letter was typed', () => {
    fc.assert(
      fc.property(word, anyText, (first, title) => {
        fc.pre(/[^x\s]/u.test(first));
        expect(personOf({ firstName: `${first}zz`, title }, ['en', 'es']).name).not.toBe('');
      }),
    );
  });

  it('normal case changes case alone, and a second time nothing', () => {
    fc.assert(
      fc.property(anyText, anyText, (first, last) => {
        const once = normalCase(first, last);
        expect(once.join('|').toLowerCase()).toBe(`${first}|${last}`.toLowerCase());
        expect(normalCase(...(once as [string, string]))).toEqual(once);
      }),
    );
  });

  it('a tidied text is tidy: single spaces, nothing invisible, and stays as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = tidy(text);
        expect(clean).not.toMatch(/^\s|\s$|\s\s|[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e]/u);
        expect(tidy(clean)).toBe(clean);
      }),
    );
  });
});
