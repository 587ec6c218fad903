import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { kindOfId, numberOf, printSignerId, typedSignerId } from '../../src/domain/signer-id.ts';

const KINDS = fc.constantFrom('organization' as const, 'individual' as const);

describe('a signer ID', () => {
  it('says its kind and its number, however large', () => {
    fc.assert(
      fc.property(KINDS, fc.nat({ max: 10_000_000 }), (kind, number) => {
        const id = printSignerId(kind, number);
        expect([kindOfId(id), numberOf(id)]).toEqual([kind, number]);
        expect(typedSignerId(` ${id.toLowerCase().replace('-', '')} `)).toBe(id);
      }),
    );
  });

  it.each([
    ['Ohio Walkers', 'the name of a group begins with the letter of organizations'],
    ['People', 'or of individuals'],
    ['FRIENDS OF O-0001 AND PEACE', 'a name may hold an ID'],
    ['O-0001 ', 'the cell of a person, not an ID that was issued'],
    ['', 'nothing'],
  ])('is not %j: %s', (text) => {
    expect(kindOfId(text)).toBeUndefined();
    expect(numberOf(text)).toBeNaN();
  });
});
