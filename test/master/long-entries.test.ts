import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inParts, joinedParts, moreKey } from '../../src/master/memory/long-entries.ts';
import { cellText } from '../../src/master/cell-text.ts';

const long = fc
  .tuple(fc.constantFrom('a', '😀', 'x😀', 'é\n', '\\"'), fc.nat({ max: 70_000 }), fc.boolean())
  .map(([piece, times, shifted]) => (shifted ? '-' : '') + piece.repeat(times));

it('any entry comes back from the cells it was put into, in whatever order its rows stand', () => {
  fc.assert(
    fc.property(long, fc.boolean(), (text, sorted) => {
      const [first, ...rest] = inParts(text).map(cellText);
      const rows = rest.map((part, at) => ({ cells: [moreKey('review a b', at + 1), '', part] }));
      const more = joinedParts(sorted ? rows.toReversed() : rows);
      expect((first ?? '') + (more.get('review a b') ?? '')).toBe(text);
    }),
    { numRuns: 40 },
  );
});
