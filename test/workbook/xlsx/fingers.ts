import { escapeXml } from '../../../src/workbook/xlsx/text.ts';
import type { Fingers } from '../../sync/desk.ts';
import { handAt, type HandCell } from './hand.ts';

type Row = Map<number, HandCell>;

/** Somebody with the file open in a spreadsheet program, which saves after each thing they do. */
export function fileFingers(path: string): Fingers {
  const hand = handAt(path);
  return {
    type: (tab, row, column, text) =>
      text === '=1+2'
        ? hand.editGrid(tab, (grid) => withSum(grid, row, column))
        : hand.type(tab, row, column, text),
    sort: (tab, column, descending) =>
      hand.editGrid(tab, ([header = new Map<number, HandCell>(), ...rows]) => {
        const shown = (row: Row): string => row.get(column)?.shown ?? '';
        const order = (a: Row, b: Row): number =>
          shown(a) < shown(b) ? -1 : shown(a) > shown(b) ? 1 : 0;
        return [header, ...rows.sort((a, b) => (descending ? order(b, a) : order(a, b)))];
      }),
    insertRow: (tab, row) => hand.insertRow(tab, row),
    deleteRow: (tab, row) => hand.editGrid(tab, (grid) => grid.toSpliced(row, 1)),
    moveColumn: (tab, from, to) =>
      hand.editGrid(tab, (grid) => grid.map((row) => new Map([...row].map(moved(from, to))))),
  };
}

/** Spreadsheet programs save with each formula what it showed last. */
function withSum(grid: Row[], row: number, column: number): Row[] {
  while (grid.length <= row) grid.push(new Map());
  const content = `<f>${escapeXml('1+2')}</f><v>3</v>`;
  grid[row]?.set(column, { attributes: '', content, shown: '3' });
  return grid;
}

function moved(from: number, to: number) {
  return ([column, cell]: readonly [number, HandCell]): readonly [number, HandCell] => {
    if (column === from) return [to, cell];
    if (column > from && column <= to) return [column - 1, cell];
    if (column < from && column >= to) return [column + 1, cell];
    return [column, cell];
  };
}
