import type { Change, TabLayout } from '../../../src/workbook/workbook.ts';

const ROWS = 400;
const COLUMNS = 5;

export const COUNTER: TabLayout = {
  title: 'Counter',
  hidden: false,
  columns: Array.from({ length: COLUMNS }, () => ({ header: '0', width: 10 })),
};

/** Every cell of the counter's tab says how often it was written. */
export function allCells(count: number): readonly Change[] {
  return Array.from({ length: ROWS }, (_, row) => ({
    type: 'write-cells',
    tabId: 1,
    row,
    column: 0,
    values: new Array<string>(COLUMNS).fill(String(count)),
  }));
}
