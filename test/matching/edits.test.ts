import { describe, expect, it } from '@jest/globals';
import { distance } from 'fastest-levenshtein';
import fc from 'fast-check';
import { edits } from '../../src/matching/read/edits.ts';

describe('edits', () => {
  it('is the edit distance', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(edits(a, b)).toBe(distance(a, b));
      }),
      { numRuns: 1000 },
    );
  });
});
