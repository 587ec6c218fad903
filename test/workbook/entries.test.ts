import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { entryOf, entryText } from '../../src/workbook/workbook-entries.ts';

describe('what stands in a cell', () => {
  it.each([
    ['number', '12', 12],
    ['number', '0', 0],
    ['number', '007', '007'],
    ['number', '-3', '-3'],
    ['number', '1e5', '1e5'],
    ['number', '1234567890123456', '1234567890123456'],
    ['number', '', ''],
    ['date', '1900-03-01', 61],
    ['date', '1900-02-28', '1900-02-28'],
    ['date', '2026-04-30', 46_142],
    ['date', '2026-02-30', '2026-02-30'],
    ['date', '12', '12'],
    ['text', '12', '12'],
    ['text', '2026-04-30', '2026-04-30'],
  ] as const)('%s %j: %j', (kind, value, entry) => {
    expect(entryOf(value, kind)).toBe(entry);
  });

  it('gives back the text that it was made of', () => {
    const days = fc
      .date({ min: new Date('1900-03-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const values = fc.oneof(fc.nat().map(String), days, fc.string());
    fc.assert(
      fc.property(values, fc.constantFrom('text', 'number', 'date'), (value, kind) => {
        const entry = entryOf(value, kind);
        expect(typeof entry === 'number' ? entryText(entry, kind) : entry).toBe(value);
      }),
    );
  });

  it('shows a time of day, or a number too large for a day, as the number that it is', () => {
    expect(entryText(46_142.5, 'date')).toBe('46142.5');
    expect(entryText(4e6, 'date')).toBe('4000000');
  });
});
