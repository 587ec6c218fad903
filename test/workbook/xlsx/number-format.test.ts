import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';

import { numberFormat } from '../../../src/workbook/xlsx/number-format.ts';
import { serialOf } from '../../../src/workbook/xlsx/show-number.ts';

const cases = parse<Record<'value' | 'code' | 'shown' | 'why', string>>(
  readFileSync(new URL('number-formats.csv', import.meta.url)),
  { columns: true },
);

it.each(cases)('shows $value under $code as $shown: $why', ({ value, code, shown }) => {
  expect(numberFormat(code, false)(Number(value))).toBe(shown);
});

it('shows the days of a workbook that counts from 1904', () => {
  expect(numberFormat('yyyy-mm-dd', true)(45000 - 1462)).toBe('2023-03-15');
});

it('counts hours past a day alike in both calendars', () => {
  expect(numberFormat('[h]:mm', true)(1.5)).toBe('36:00');
});

it('shows a plain number under a code that is longer than any program writes', () => {
  expect(numberFormat('0'.repeat(100_000), false)(1.5)).toBe('1.5');
});

it('shows whole numbers that a form may hold in full', () => {
  fc.assert(
    fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), (value) => {
      expect(numberFormat('General', false)(value)).toBe(String(value));
    }),
  );
});

it('shows every second since 1900 as the calendar has it', () => {
  const noInvalidDate = true;
  const dates = fc.date({
    min: new Date('1900-03-01'),
    max: new Date('9999-12-31'),
    noInvalidDate,
  });
  fc.assert(
    fc.property(dates, (date) => {
      const iso = date.toISOString().slice(0, 19);
      const serial = serialOf(iso, false) ?? -1;
      expect(numberFormat('yyyy-mm-dd hh:mm:ss', false)(serial)).toBe(iso.replace('T', ' '));
    }),
  );
});
