import { expect, it } from '@jest/globals';
import { shiftFormula } from '../../../src/workbook/xlsx/shift-formula.ts';

it.each([
  ['A1+B2', 1, 1, 'B2+C3', 'relative addresses move'],
  ['$A1+A$1+$A$1', 2, 3, '$A3+D$1+$A$1', 'what is fixed stays'],
  ['SUM(A:A)+SUM($B:C)+SUM(2:$3)', 1, 1, 'SUM(B:B)+SUM($B:D)+SUM(3:$3)', 'whole columns and rows'],
  ['"A1 ""B2"""&A1', 1, 0, '"A1 ""B2"""&A2', 'texts are left alone'],
  ["'A1 tab'!A1+Sheet1!B1", 1, 0, "'A1 tab'!A2+Sheet1!B2", 'names of tabs are left alone'],
  ['LOG10(A1)+ATAN2(B1,1)', 1, 0, 'LOG10(A2)+ATAN2(B2,1)', 'functions that look like cells'],
  ['Signers[[#This Row],[A1]]+A1', 1, 0, 'Signers[[#This Row],[A1]]+A2', 'columns of tables'],
  ['rate_A1+A1.5+TAX2024', 1, 0, 'rate_A1+A1.5+TAX2025', 'a name is no address, but TAX2024 is'],
  ['A1+B1', 0, -1, '#REF!+A1', 'off the sheet'],
  ['a1', 1, 0, 'A2', 'small letters'],
  ['1:5*2', 1, 0, '2:6*2', 'rows'],
])('%s, moved %d down and %d right, is %s: %#', (formula, down, right, expected) => {
  expect(shiftFormula(formula, down, right)).toBe(expected);
});
