import { SaxesParser } from 'saxes';
import { columnOf, MAX_COLUMNS, MAX_ROWS } from './cell-ref.ts';
import { interner } from './flat.ts';
import { LONGEST_TEXT, MOST_CELLS, type Refuse } from './limits.ts';
import { localName } from './shared-strings.ts';
import { decodeText } from './text.ts';

export interface Grid {
  readonly rows: readonly (readonly string[])[];
  /** As `row:column`. */
  readonly formulas: ReadonlySet<string>;
  /** By `row:column`; absent where there are none. */
  readonly numbers?: ReadonlyMap<string, number>;
}

/** What is needed to show a cell. */
export interface Showing {
  readonly sharedStrings: readonly string[];
  /** A number in the look of a style. */
  readonly showNumber: (value: number, style: number) => string;
  /** A date written as ISO 8601, in the look of a style. */
  readonly showDate: (iso: string, style: number) => string;
}

interface SheetCellText {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  inline: string;
  formula: boolean;
}

const EMPTY: readonly string[] = Object.freeze([]);

/**
 * What every cell of a sheet shows, streamed; throws on XML that is not well formed.
 *
 * @param refuse for what no program writes, and no memory holds
 */
export async function readSheet(
  pieces: AsyncIterable<string>,
  showing: Showing,
  refuse: Refuse,
): Promise<Grid> {
  const rows: (readonly string[])[] = [];
  const formulas = new Set<string>();
  const numbers = new Map<string, number>();
  const intern = interner();
  const parser = new SaxesParser({ xmlns: false, position: false });
  let inData = false;
  let row = -1;
  let column = -1;
  let cells = 0;
  let line: string[] = [];
  let cell: SheetCellText | undefined;
  let catching: 'value' | 'inline' | undefined;
  let inPhonetic = false;

  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'sheetData') inData = true;
    if (!inData) return;
    if (name === 'row') {
      row = attributes['r'] === undefined ? row + 1 : Number(attributes['r']) - 1;
      if (!inside(row, MAX_ROWS)) throw refuse(`has a row ${row + 1}, which no sheet has`);
      column = -1;
      line = [];
    } else if (name === 'c') {
      column = attributes['r'] === undefined ? column + 1 : columnOf(attributes['r']);
      if (!inside(column, MAX_COLUMNS)) {
        throw refuse(`has a cell in row ${row + 1} outside of what a sheet can hold`);
      }
      if (++cells > MOST_CELLS) throw refuse('has more cells than can be read');
      cell = {
        column,
        type: attributes['t'] ?? 'n',
        style: Number(attributes['s'] ?? 0),
        value: '',
        inline: '',
        formula: false,
      };
    } else if (name === 'v') catching = 'value';
    else if (name === 'f' && cell) cell.formula = true;
    else if (name === 'rPh') inPhonetic = true;
    else if (name === 't' && !inPhonetic) catching = 'inline';
  };
  const close = (name: string): void => {
    if (name === 'v' || name === 't') catching = undefined;
    else if (name === 'rPh') inPhonetic = false;
    else if (name === 'c' && cell) {
      if (cell.formula) formulas.add(`${row}:${cell.column}`);
      else if (cell.type === 'n' && cell.value !== '') {
        numbers.set(`${row}:${cell.column}`, Number(cell.value));
      }
      const text = intern(shown(cell, showing));
      if (text !== '') {
        while (line.length < cell.column) line.push('');
        line[cell.column] = text;
      }
      cell = undefined;
    } else if (name === 'row' && inData && line.length > 0) {
      while (rows.length < row) rows.push(EMPTY);
      rows[row] = line.slice();
    } else if (name === 'sheetData') inData = false;
  };
  const text = (chars: string): void => {
    if (!cell || catching === undefined) return;
    if (catching === 'value') cell.value += chars;
    else cell.inline += chars;
    if (cell.value.length + cell.inline.length > LONGEST_TEXT) {
      throw refuse(`has a cell in row ${row + 1} with more text than any spreadsheet holds`);
    }
  };
  parser.on('opentag', (tag) => {
    open(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    close(localName(tag.name));
  });
  parser.on('text', text);
  parser.on('cdata', text);
  for await (const piece of pieces) parser.write(piece);
  parser.close();
  return { rows, formulas, ...(numbers.size > 0 && { numbers }) };
}

function inside(at: number, size: number): boolean {
  return Number.isInteger(at) && at >= 0 && at < size;
}

function shown(cell: SheetCellText, showing: Showing): string {
  switch (cell.type) {
    case 's':
      return showing.sharedStrings[Number(cell.value)] ?? '';
    case 'inlineStr':
      return decodeText(cell.inline);
    case 'str':
      return decodeText(cell.value);
    case 'b':
      return cell.value === ''
        ? ''
        : cell.value === '1' || cell.value === 'true'
          ? 'TRUE'
          : 'FALSE';
    case 'd':
      return cell.value === '' ? '' : showing.showDate(cell.value, cell.style);
    case 'e':
      return cell.value;
    default:
      return cell.value === '' ? '' : showing.showNumber(Number(cell.value), cell.style);
  }
}
