import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { displayName } from '../../src/names/display.ts';
import { table } from './table.ts';

describe('displayName', () => {
  it.each(table<'name' | 'shown' | 'why'>('names/display.csv'))(
    '$why: $shown',
    ({ name, shown }) => {
      expect(displayName(name)).toBe(shown);
    },
  );

  it('is stable, and never empty where the name was not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const shown = displayName(name);
        expect(displayName(shown)).toBe(shown);
        expect(shown === '').toBe(name === '');
      }),
      { numRuns: 1000 },
    );
  });
});
