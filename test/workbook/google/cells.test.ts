import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contentKey, parseCell, textCell, writable } from '../../../src/workbook/google/cells.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

describe('writable', () => {
  it.each([
    ['plain', 'plain', 'nothing to do'],
    ['=1+1', '=1+1', 'a text is never escaped: it is sent as a text'],
    ['a\u0000b\u0007c', 'abc', 'control characters cannot be kept'],
    ['a\tb\nc', 'a\tb\nc', 'tab and line feed can'],
    ['a\r\nb\rc', 'a\nb\nc', 'one kind of line end'],
    ['\ud800x', '\ufffdx', 'half a character'],
    ['👩🏽‍🌾', '👩🏽‍🌾', 'characters of several units'],
  ])('%j → %j: %s', (text, expected) => {
    expect(writable(text)).toBe(expected);
  });

  it('cuts what is longer than a cell may be, with a mark, and never through a character', () => {
    for (const text of ['x'.repeat(50_001), '😀'.repeat(30_000), `x${'😀'.repeat(30_000)}`]) {
      const cut = writable(text);
      expect(cut.length).toBeLessThanOrEqual(50_000);
      expect(cut.endsWith(' … [cut]')).toBe(true);
      expect(cut.isWellFormed()).toBe(true);
    }
    expect(writable('x'.repeat(50_000))).toHaveLength(50_000);
  });

  it('is stable, and what is written is what is read back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const safe = writable(text);
        expect(writable(safe)).toBe(safe);
        const { userEnteredValue } = textCell(safe);
        const read = parseCell({
          ...(userEnteredValue && { userEnteredValue }),
          formattedValue: safe,
        });
        expect(read.shown).toBe(safe);
        expect(contentKey(read)).toBe(safe === '' ? '' : `"${safe}`);
      }),
    );
  });
});

describe('contentKey', () => {
  it.each([
    ['a blank cell', {}, ''],
    ['an empty text', { userEnteredValue: { stringValue: '' } }, ''],
    ['the text 5', { userEnteredValue: { stringValue: '5' }, formattedValue: '5' }, '"5'],
    ['the number 5', { userEnteredValue: { numberValue: 5 }, formattedValue: '5.00' }, '#5'],
    ['a tick', { userEnteredValue: { boolValue: false }, formattedValue: 'FALSE' }, '#false'],
    ['a formula', { userEnteredValue: { formulaValue: '=A1' }, formattedValue: 'x' }, '='],
    ['what a formula spilled', { formattedValue: 'x' }, '~x'],
  ])('%s', (_name, data, key) => {
    expect(contentKey(parseCell(data))).toBe(key);
  });
});
