import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nameKey } from '../../src/names/key.ts';
import { SPELLINGS } from '../../src/names/rules.ts';
import { table } from './table.ts';

const anyName = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'The',
          'Inc',
          'a',
          'y',
          'U.S.',
          '&amp;',
          '(AB)',
          'St.',
          "d'Or",
          '501(c)(3)',
        ),
        fc.string({ unit: 'grapheme-ascii', maxLength: 6 }),
      ),
    )
    .map((words) => words.join(' ')),
);

describe('nameKey', () => {
  it.each(table<'name' | 'key' | 'why'>('names/keys.csv'))(
    '$name → $key: $why',
    ({ name, key }) => {
      expect(nameKey(name)).toBe(key);
    },
  );

  it("case 6: Women's, Women’s, Womens and Woman's agree", () => {
    const spellings = [
      "Women's Fund",
      'Women’s Fund',
      'Womens Fund',
      "Woman's Fund",
      'WOMEN`S FUND',
    ];
    expect(new Set(spellings.map(nameKey))).toEqual(new Set(['womens fund']));
  });

  it('is stable: a key is its own key', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['ﹰ', 'ﱞ'])('keeps %s, of which nothing is left without its marks', (name) => {
    expect(nameKey(name)).toBe(name);
    expect(nameKey(nameKey(name))).toBe(name);
  });

  it('is never empty for a name that has a letter or a digit', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        fc.pre(/[\p{L}\p{Nd}]/u.test(name));
        expect(nameKey(name)).not.toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  it('has no rule whose outcome another rule changes', () => {
    expect([...SPELLINGS.values()].filter((word) => SPELLINGS.has(word) && word !== 'and')).toEqual(
      [],
    );
  });
});
