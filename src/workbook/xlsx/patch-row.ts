import type { WorkbookEntry } from '../workbook-entries.ts';
import { cellRef, columnOf } from './cell-ref.ts';
import type { SharedFormulas } from './shared-formulas.ts';
import { attributeIn, findTag, tagEnd, withoutAttribute } from './tags.ts';
import type { StringTable } from './string-table.ts';
import { asStored, escapeXml, textXml } from './text.ts';

/** How cells are written in one sheet. */
export interface CellStyle {
  /** The prefix of the sheet's elements, with its colon; '' for none. */
  readonly prefix: string;
  /** The style index of a cell that is not there yet; `row` is that of the row itself, if any. */
  readonly forNew: (row: number, column: number, rowStyle: string | undefined) => string;
  /** The style index that a cell takes once it holds `text`, for the one that it has. */
  readonly forText: (style: string, text: string) => string;
  /** Whether cells without a value are there too in a new row, for their style. */
  readonly keepsBlanks: (row: number) => boolean;
  /** Attributes of a row that was not there, each with a blank before it. */
  readonly rowAttributes: (row: number) => string;
  /** Where its texts go; into the cells themselves where absent. */
  readonly strings: Pick<StringTable, 'use' | 'release'> | undefined;
}

interface OldCell {
  readonly column: number;
  readonly xml: string;
  readonly openTag: string;
}

/**
 * One row with some of its cells replaced; cells that are not named stay as they are,
 * letter by letter, and so does whatever else stands in the row.
 */
export function patchRow(
  xml: string,
  row: number,
  values: ReadonlyMap<number, WorkbookEntry>,
  style: CellStyle,
  formulas: SharedFormulas,
): string {
  const { prefix } = style;
  const openEnd = tagEnd(xml, 0);
  const written = xml.slice(0, openEnd);
  const selfClosing = written.endsWith('/>');
  // `spans` is a hint that would be wrong now; Excel does without.
  const openTag = withoutAttribute(written, 'spans').replace(/\s*\/>$/, '>');
  const rowStyle =
    attributeIn(written, 'customFormat') === '1' ? attributeIn(written, 's') : undefined;
  const body = selfClosing ? '' : xml.slice(openEnd, xml.lastIndexOf(`</${prefix}row`));
  const { cells, rest } = cellsOf(body, prefix);

  const fresh = [...values].filter(([column]) => !cells.some((cell) => cell.column === column));
  fresh.sort((a, b) => a[0] - b[0]);
  let next = 0;
  let result = openTag;
  const addFresh = (before: number): void => {
    for (let each = fresh[next]; each !== undefined && each[0] < before; each = fresh[next]) {
      const [column, text] = each;
      result += cellXml(row, column, text, style.forNew(row, column, rowStyle), style);
      next += 1;
    }
  };
  for (const cell of cells) {
    addFresh(cell.column);
    const text = values.get(cell.column);
    if (text === undefined) {
      result += formulas.kept(withReference(cell, row), row, cell.column);
    } else {
      formulas.replaced(cell.xml, row, cell.column);
      if (attributeIn(cell.openTag, 't') === 's') style.strings?.release();
      result += cellXml(row, cell.column, text, attributeIn(cell.openTag, 's') ?? '0', style, true);
    }
  }
  addFresh(Infinity);
  return `${result}${rest}</${prefix}row>`;
}

/** A row that was not there; '' where it would hold nothing. */
export function newRow(
  row: number,
  values: ReadonlyMap<number, WorkbookEntry>,
  style: CellStyle,
): string {
  let cells = '';
  for (const [column, text] of [...values].sort((a, b) => a[0] - b[0])) {
    const blank = text === '';
    if (blank && !style.keepsBlanks(row)) continue;
    cells += cellXml(row, column, text, style.forNew(row, column, undefined), style, blank);
  }
  const name = `${style.prefix}row`;
  return cells === ''
    ? ''
    : `<${name} r="${row + 1}"${style.rowAttributes(row)}>${cells}</${name}>`;
}

function cellXml(
  row: number,
  column: number,
  given: WorkbookEntry,
  style: string,
  { prefix, forText, strings }: CellStyle,
  wasThere = false,
): string {
  if (typeof given === 'number') {
    const s = style === '0' || style === '' ? '' : ` s="${escapeXml(style)}"`;
    return `<${prefix}c r="${cellRef(row, column)}"${s}><${prefix}v>${given}</${prefix}v></${prefix}c>`;
  }
  const text = asStored(given);
  const index = text === '' ? style : forText(style, text);
  const s = index === '0' || index === '' ? '' : ` s="${escapeXml(index)}"`;
  const open = `<${prefix}c r="${cellRef(row, column)}"${s}`;
  if (text === '') return wasThere && s !== '' ? `${open}/>` : '';
  if (strings) return `${open} t="s"><${prefix}v>${strings.use(text)}</${prefix}v></${prefix}c>`;
  return `${open} t="inlineStr"><${prefix}is>${textXml(text, prefix)}</${prefix}is></${prefix}c>`;
}

/** The cells in the order of the file, and what follows the last of them. */
function cellsOf(body: string, prefix: string): { cells: readonly OldCell[]; rest: string } {
  const cells: OldCell[] = [];
  const name = `<${prefix}c`;
  const closing = `</${prefix}c`;
  let at = 0;
  let column = -1;
  for (let start = findTag(body, name, 0); start >= 0; start = findTag(body, name, at)) {
    const openEnd = tagEnd(body, start);
    const openTag = body.slice(start, openEnd);
    const end = openTag.endsWith('/>') ? openEnd : tagEnd(body, findTag(body, closing, openEnd));
    const ref = attributeIn(openTag, 'r');
    column = ref === undefined ? column + 1 : columnOf(ref);
    // White space before a cell goes with it.
    cells.push({ column, xml: body.slice(at, end), openTag });
    at = end;
  }
  return { cells, rest: body.slice(at) };
}

/** A cell without an address has its place from the one before it, which may be another now. */
function withReference(cell: OldCell, row: number): string {
  if (attributeIn(cell.openTag, 'r') !== undefined) return cell.xml;
  return cell.xml.replace(/<([^\s/>]+)/, `<$1 r="${cellRef(row, cell.column)}"`);
}
