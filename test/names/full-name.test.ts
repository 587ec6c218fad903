import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitFullName } from '../../src/names/full-name.ts';

const CASES: readonly (readonly [
  text: string,
  first: string,
  last: string,
  certain: boolean,
  why: string,
])[] = [
  ['Ana Soto', 'Ana', 'Soto', true, 'two words'],
  ['  Ana \u00a0 Soto ', 'Ana', 'Soto', true, 'blanks'],
  ['Ana M. Soto', 'Ana M.', 'Soto', true, 'a middle initial'],
  ['Soto, Ana María', 'Ana María', 'Soto', true, 'the family name before a comma'],
  ['García López, Ana', 'Ana', 'García López', true, 'two family names before a comma'],
  ['Ana van der Berg', 'Ana', 'van der Berg', true, 'particles'],
  ['Luis de la Cruz', 'Luis', 'de la Cruz', true, 'Spanish particles'],
  ['Ana María de la Cruz', 'Ana María', 'de la Cruz', false, 'a particle behind three words'],
  ['José Ortega y Gasset', 'José', 'Ortega y Gasset', true, 'family names that are joined'],
  ['Félix Teixeira Teixeira', 'Félix', 'Teixeira Teixeira', true, 'family names that are alike'],
  ['Ana Soto Lopez', 'Ana Soto', 'Lopez', false, 'a middle name or two family names'],
  ['Kim Sowerby-Hale', 'Kim', 'Sowerby-Hale', true, 'a hyphen'],
  ['Ana Soto, Jr.', 'Ana', 'Soto, Jr.', true, 'a mark of birth is no given name'],
  ['Ana Soto PhD, MPH', 'Ana', 'Soto PhD, MPH', true, 'degrees'],
  ['Ana Soto, M.D., M.P.H.', 'Ana', 'Soto, M.D., M.P.H.', true, 'degrees with stops'],
  ['John Tarring III', 'John', 'Tarring III', true, 'a number'],
  ['Ravi Tavish RS', 'Ravi', 'Tavish RS', true, 'initials behind the name'],
  ['FERNET Patrice', 'Patrice', 'FERNET', true, 'the family name first, in capitals'],
  ['Arnaud LE TELLIER', 'Arnaud', 'LE TELLIER', true, 'the family name last, in capitals'],
  ['JD Smith', 'JD', 'Smith', true, 'initials are no family name'],
  ['Daniel', '', 'Daniel', true, 'one name'],
  ['', '', '', false, 'none'],
];

describe('splitFullName', () => {
  it.each(CASES)('%j → %j, %j (certain: %j): %s', (text, firstName, lastName, certain) => {
    expect(splitFullName(text)).toEqual({ firstName, lastName, certain });
  });

  it('loses no word', () => {
    const word = fc.constantFrom('Ana', 'de', 'SOTO', 'y', 'PhD', 'Jr.', 'Li', 'M.', 'Soto,', 'RS');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const { firstName, lastName } = splitFullName(words.join(' '));
        const letters = (text: string): string =>
          [...text.matchAll(/[\p{L}]/gu)].map(String).sort().join('');
        expect(letters(firstName + lastName)).toBe(letters(words.join('')));
      }),
    );
  });
});
