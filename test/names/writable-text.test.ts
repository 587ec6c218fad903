import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cellText } from '../../src/master/cell-text.ts';
import { memoryText } from '../../src/master/memory/memory-text.ts';
import { writableText } from '../../src/names/writable-text.ts';
import { asStored } from '../../src/workbook/xlsx/text.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.nat(0xffff).map((code) => String.fromCharCode(code))).map((all) => all.join('')),
  fc.constantFrom('\ufffe', 'a\uffff', '\u{1fffe}', '\ufdd0', '\ud800', 'a\r\nb\rc', '\0\u001b[2J'),
);

it('is one form: what is written once is what is written again, in every kind of workbook', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const written = writableText(text);
      expect(writableText(written)).toBe(written);
      expect(asStored(written)).toBe(written);
      expect(cellText(text)).toBe(written);
    }),
  );
});

it.each([
  ['\ufffeAna\uffff', 'Ana'],
  ['\u{1fffe}Ana\u{10ffff}', 'Ana'],
  ['\ufdd0Ana\ufdef', 'Ana'],
  ['Ana\u001b[31m', 'Ana[31m'],
  ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
  ['\ud83d', '\ufffd'],
  ['😀 tab\tand line\n', '😀 tab\tand line\n'],
])('writes %j as %j', (given, written) => {
  expect(writableText(given)).toBe(written);
});

it('keeps in memory what no cell holds', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const stored = memoryText({ text });
      expect(JSON.parse(stored)).toEqual({ text });
      expect(writableText(stored)).toBe(stored);
    }),
  );
});
