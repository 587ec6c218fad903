import { columnName } from '../column-name.ts';
import { columnOf, MAX_COLUMNS, MAX_ROWS } from './cell-ref.ts';

/**
 * Texts, sheet names, names of columns in tables, then whole columns and rows and
 * cells; words and calls in between, so that no address is found in them.
 */
const PARTS =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'!|\[(?:[^\][]|\[[^\][]*\])*\]|(?<![\w.$])(?:(?<columns>\$?[A-Z]{1,3}:\$?[A-Z]{1,3})|(?<rows>\$?\d+:\$?\d+)|(?<cell>\$?[A-Z]{1,3}\$?\d+))(?![\w.(!])|[\w.\\]+/gi;

/**
 * A formula as it reads `down` rows and `right` columns from where it was written:
 * relative addresses move along, those with "$" stay, and what falls off the sheet
 * is `#REF!`, as when a cell is copied.
 */
export function shiftFormula(formula: string, down: number, right: number): string {
  return formula.replace(PARTS, (all, ...rest: unknown[]) => {
    const { columns, rows, cell } = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    if (cell !== undefined) return shifted(cell, down, right);
    const range = columns ?? rows;
    if (range === undefined) return all;
    const ends = range.split(':').map((end) => shifted(end, down, right));
    return ends.includes('#REF!') ? '#REF!' : ends.join(':');
  });
}

function shifted(address: string, down: number, right: number): string {
  const found = /^(\$?)([A-Z]*)(\$?)(\d*)$/i.exec(address);
  if (!found) return address;
  // In "$5" the only "$" is the row's.
  const [, first = '', letters = '', second = '', digits = ''] = found;
  const rowFixed = letters === '' ? first : second;
  const column = first === '$' || letters === '' ? columnOf(letters) : columnOf(letters) + right;
  const row = rowFixed === '$' || digits === '' ? Number(digits) : Number(digits) + down;
  if (letters !== '' && (column < 0 || column >= MAX_COLUMNS)) return '#REF!';
  if (digits !== '' && (row < 1 || row > MAX_ROWS)) return '#REF!';
  const name = letters === '' ? '' : first + columnName(column);
  return name + (digits === '' ? '' : rowFixed + String(row));
}
