import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { orderOf } from '../../src/matching/find/name-order.ts';

const byCodeUnits = (texts: readonly string[]): string[] =>
  [...texts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
const ordered = (texts: readonly string[]): string[] =>
  Array.from(orderOf(texts), (at) => texts[at] ?? '');

describe('orderOf', () => {
  it('orders by code units, whatever the texts share', () => {
    const word = fc.constantFrom(
      'a',
      'b',
      'aaaaaaaaaaaaaaaa',
      ' ',
      '0',
      '-',
      'é',
      'Z',
      '\u{1f600}',
    );
    const text = fc.oneof(
      fc.array(word, { maxLength: 5 }).map((words) => words.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 0, maxLength: 200 }), (texts) => {
        expect(ordered(texts)).toEqual(byCodeUnits(texts));
      }),
    );
  });

  it('orders names with one long beginning', () => {
    const beginning = 'the coalition '.repeat(200);
    const texts = Array.from({ length: 100 }, (_, at) => beginning + String(at));
    expect(ordered(texts)).toEqual(byCodeUnits(texts));
  });
});
