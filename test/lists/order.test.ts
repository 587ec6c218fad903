import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { organizationKey, personKey } from '../../src/lists/list-order.ts';
import { table } from './table.ts';
import { byCodeUnit } from '../../src/names/code-units.ts';

/** Each row with the one that stands above it in the printed list. */
function neighbours<Row>(rows: readonly Row[]): readonly { readonly row: Row; above: Row }[] {
  return rows.slice(1).map((row, at) => ({ row, above: rows[at] as Row }));
}

describe('the order of organizations', () => {
  const rows = neighbours(table<'name'>('organizations-in-order.csv'));

  it.each(rows)('$above.name stands before $row.name ($row.why)', ({ row, above }) => {
    expect(byCodeUnit(organizationKey(above.name), organizationKey(row.name))).toBe(-1);
  });
});

describe('the order of individuals', () => {
  const rows = neighbours(table<'name' | 'family'>('individuals-in-order.csv'));

  it.each(rows)('$above.name stands before $row.name ($row.why)', ({ row, above }) => {
    const keys = [above, row].map(({ name, family }) => personKey(name, family));
    expect(byCodeUnit(keys[0] ?? '', keys[1] ?? '')).toBe(-1);
  });
});

describe('laws of order', () => {
  it('case 43: case, accents, quotes and a leading article do not count', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'e', 'n', 'o', 'z'), minLength: 5 });
    const article = fc.constantFrom('', 'The ', 'a ', 'El ', '“', '  ', "'", 'LOS ');
    fc.assert(
      fc.property(word, word, article, (first, second, before) => {
        const plain = organizationKey(`${first} ${second}`);
        expect(organizationKey(`${before}${first.toUpperCase()} ${second}`)).toBe(plain);
        expect(organizationKey(`${before}${first.replaceAll('e', 'é')} ${second}.`)).toBe(plain);
      }),
    );
  });

  it('any text has a key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof organizationKey(text)).toBe('string');
        expect(typeof personKey(text, text)).toBe('string');
      }),
    );
  });
});
