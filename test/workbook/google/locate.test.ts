import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { GoogleCell } from '../../../src/workbook/google/cells.ts';
import { rowFinder } from '../../../src/workbook/google/locate.ts';

const cells = (row: readonly string[]): GoogleCell[] =>
  row.map((text) => ({ shown: text, value: text }));
const sheetOf = (rows: readonly (readonly string[])[]) => ({
  id: 1,
  title: 'Signers',
  hidden: false,
  rowCount: rows.length,
  columnCount: 3,
  rows: rows.map(cells),
});
const find = (rows: readonly (readonly string[])[], place: number, wanted: readonly string[]) => {
  const row = cells(wanted);
  return rowFinder(sheetOf(rows))(place, (column) => row[column] ?? { shown: '' }, 3);
};

const ROWS = [
  ['ID', 'Name', 'Status'],
  ['s-1', 'River', 'Listed'],
  ['s-2', 'Harbor', 'Listed'],
  ['s-3', 'Mill', 'Listed'],
];

describe('rowFinder', () => {
  it.each([
    ['where it stood', 1, ['s-1', 'River', 'Listed'], 1],
    ['where it was moved to', 1, ['s-3', 'Mill', 'Listed'], 3],
    ['by what is left of it', 1, ['s-2', 'Harbor', 'Withdrawn'], 2],
    ['in its place, if half of it is left', 2, ['s-2', 'Harbor', 'Withdrawn'], 2],
    ['nowhere, if too little is left', 1, ['s-9', 'Gone', 'Listed'], undefined],
    ['in its place, if it was blank', 2, ['', '', ''], 2],
  ])('finds a row %s', (_name, place, wanted, expected) => {
    expect(find(ROWS, place, wanted)).toBe(expected);
  });

  it('guesses between twins only where one of them is in place', () => {
    const twins = [...ROWS, ['s-3', 'Mill', 'Listed']];
    expect(find(twins, 4, ['s-3', 'Mill', 'Listed'])).toBe(4);
    expect(find(twins, 1, ['s-3', 'Mill', 'Listed'])).toBeUndefined();
  });

  it('finds every row again, however the rows are shuffled', () => {
    const shuffled = fc
      .uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 })
      .map((ids) => ids.map((id) => [id, 'Name', 'Listed']))
      .chain((rows) =>
        fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
      );
    fc.assert(
      fc.property(shuffled, ([before, after]) => {
        before.forEach((row, place) => {
          expect(after[find(after, place, row) ?? -1]).toEqual(row);
        });
      }),
    );
  });
});
