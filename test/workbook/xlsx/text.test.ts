import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asStored, CELL_LIMIT, decodeText, encodeText } from '../../../src/workbook/xlsx/text.ts';
import { columnName } from '../../../src/workbook/column-name.ts';
import { columnOf, MAX_COLUMNS } from '../../../src/workbook/xlsx/cell-ref.ts';

const anyText = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) });

describe('text in a cell', () => {
  it('comes back as it was, whatever it is', () => {
    const risky = fc.string({
      unit: fc.constantFrom('_', 'x', '0', 'A', '4', '1', '\r', '\ud800', '\0'),
    });
    fc.assert(
      fc.property(fc.oneof(anyText, risky), (text) => {
        const xml = encodeText(text);
        const parsed = xml
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&amp;', '&');
        expect(decodeText(parsed)).toBe(text);
      }),
    );
  });

  it.each([
    ['\u0001', '_x0001_', 'a control character that XML cannot hold'],
    ['a\rb', 'a_x000D_b', 'a return, which XML would turn into a line feed'],
    ['_x0041_', '_x005F_x0041_', 'what would be read as an escape'],
    ['\ud83d', '_xD83D_', 'half a character'],
    ['😀', '😀', 'a whole one'],
    ['a\tb\nc', 'a\tb\nc', 'tabs and line feeds stay'],
  ])('%j is written %s: %s', (text, written) => {
    expect(encodeText(text)).toBe(written);
  });

  it('is cut with a visible mark where it is longer than a cell can hold', () => {
    const long = asStored('x'.repeat(CELL_LIMIT + 1));
    expect(long).toHaveLength(CELL_LIMIT);
    expect(long.endsWith('xx … [cut]')).toBe(true);
    expect(asStored('x'.repeat(CELL_LIMIT))).toBe('x'.repeat(CELL_LIMIT));
  });

  it('is made such that a cell gives it back, and then never changes again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const stored = asStored(text);
        expect(stored.isWellFormed()).toBe(true);
        expect(asStored(stored)).toBe(stored);
        expect(encodeText(stored.replaceAll('_', '-'))).not.toMatch(/_x/);
      }),
    );
    for (const shift of ['', 'x']) {
      const long = asStored(shift + '😀'.repeat(CELL_LIMIT));
      expect([long.isWellFormed(), asStored(long)]).toEqual([true, long]);
    }
  });
});

it('names columns as Excel does, back and forth', () => {
  expect([0, 25, 26, 701, 702, MAX_COLUMNS - 1].map(columnName)).toEqual([
    'A',
    'Z',
    'AA',
    'ZZ',
    'AAA',
    'XFD',
  ]);
  fc.assert(
    fc.property(fc.nat(MAX_COLUMNS - 1), (column) => {
      expect(columnOf(columnName(column) + '7')).toBe(column);
    }),
  );
});
