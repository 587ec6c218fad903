import { MAX_ROWS, parseRange, type Range, rangeRef } from './cell-ref.ts';
import type { WorkbookEntry } from '../workbook-entries.ts';
import { entriesByColumn, type OrderedEdits } from './edits.ts';
import { LONGEST_ROW } from './limits.ts';
import { lifted, liftOf, type Removed } from './remove-rows.ts';
import { type CellStyle, newRow, patchRow } from './patch-row.ts';
import { sharedFormulas } from './shared-formulas.ts';
import { setAttribute, splice } from './splice.ts';
import { attributeIn, findTag, isTag, tagEnd } from './tags.ts';

export interface SheetPatch {
  readonly edits: OrderedEdits;
  /** The rectangle of the cells that get a value. */
  readonly extent: Range | undefined;
  /** Style of a new cell, given the style of its column (`undefined` for none). */
  readonly newCellStyle: (row: number, column: number, columnStyle: string | undefined) => string;
  readonly forText: CellStyle['forText'];
  readonly keepsBlanks?: CellStyle['keepsBlanks'];
  readonly rowAttributes?: CellStyle['rowAttributes'];
  readonly strings: CellStyle['strings'];
  /** Rows that are blank once the edits are in, and go. */
  readonly removed?: Removed;
  /** Changes what follows the cells: filters, drop-downs. */
  readonly tail: (xml: string) => string;
  /** For XML that no spreadsheet program writes. */
  readonly refuse: () => Error;
}

const BATCH = 1 << 16;

const NO_VALUES: ReadonlyMap<number, WorkbookEntry> = new Map();

/**
 * A sheet's XML with the edits in it, streamed. Rows without an edit pass letter by
 * letter; of rows with one, the other cells do. Rows that are not there yet are
 * added in their place. The XML must be well formed, which reading it has shown.
 */
export async function* patchSheet(
  pieces: AsyncIterable<string>,
  patch: SheetPatch,
): AsyncGenerator<string> {
  let buffer = '';
  let rows: RowPatcher | undefined;
  let inTail = false;
  // What was looked through in vain is looked through again when it is half as long again.
  let enough = 0;
  for await (const piece of withEnd(pieces)) {
    buffer += piece ?? '';
    if (inTail || (piece !== undefined && buffer.length < enough)) continue;
    if (buffer.length > LONGEST_ROW) throw patch.refuse();
    enough = buffer.length * 1.5;
    if (!rows) {
      const head = splitHead(buffer);
      if (!head) continue;
      rows = rowPatcher(patch, cellStyle(head.before, head.prefix, patch));
      yield patchHead(head.before, patch) + head.tag;
      buffer = head.after;
    }
    const taken = rows.take(buffer);
    yield* taken.out;
    buffer = buffer.slice(taken.end);
    enough = buffer.length * 1.5;
    if (taken.done) {
      yield* rows.rest();
      inTail = true;
    }
  }
  if (!inTail) throw patch.refuse();
  yield patch.tail(buffer);
}

async function* withEnd(pieces: AsyncIterable<string>): AsyncGenerator<string | undefined> {
  yield* pieces;
  yield undefined;
}

interface RowPatcher {
  /** Patches the whole rows at the beginning of `xml`; `done` where the last has been seen. */
  take(xml: string): {
    readonly out: readonly string[];
    readonly end: number;
    readonly done: boolean;
  };
  /** The rows that come after the last one that was there. */
  rest(): Iterable<string>;
}

function rowPatcher(patch: SheetPatch, style: CellStyle): RowPatcher {
  const edits = patch.edits[Symbol.iterator]();
  const opening = `<${style.prefix}row`;
  const closing = `</${style.prefix}row`;
  const ending = `</${style.prefix}sheetData`;
  const formulas = sharedFormulas(style.prefix);
  const { removed = [] } = patch;
  const gone = new Set(removed);
  const placed = (xml: string, at: number): string =>
    gone.has(at) ? '' : lifted(xml, liftOf(at, removed));
  let wanted = edits.next();
  let row = -1;

  function* missing(limit: number): Generator<string> {
    let batch = '';
    while (wanted.done !== true && wanted.value[0] < limit) {
      const [at, runs] = wanted.value;
      batch += placed(newRow(at, entriesByColumn(runs), style), at);
      wanted = edits.next();
      if (batch.length > BATCH) {
        yield batch;
        batch = '';
      }
    }
    if (batch !== '') yield batch;
  }

  const patched = (xml: string, openEnd: number): string => {
    const given = attributeIn(xml.slice(0, openEnd), 'r');
    // Rows without a number count on from the last, which may be a new one now.
    const numbered =
      given === undefined
        ? splice(xml, [setAttribute(xml, { start: 0, openEnd }, 'r', String(row + 1))])
        : xml;
    const runs = wanted.done !== true && wanted.value[0] === row ? wanted.value[1] : undefined;
    if (!runs && !formulas.concerns(numbered)) return numbered;
    // A comment or CDATA could hide tags from the search for them.
    if (numbered.includes('<!')) throw patch.refuse();
    if (!runs) return patchRow(numbered, row, NO_VALUES, style, formulas);
    wanted = edits.next();
    return patchRow(numbered, row, entriesByColumn(runs), style, formulas);
  };

  const take: RowPatcher['take'] = (xml) => {
    const out: string[] = [];
    let end = 0;
    for (;;) {
      const start = xml.indexOf('<', end);
      if (start < 0) break;
      if (isTag(xml, ending, start)) {
        out.push(xml.slice(end, start));
        return { out, end: start, done: true };
      }
      if (!isTag(xml, opening, start)) {
        if (xml.length - start > ending.length) throw patch.refuse();
        break;
      }
      const openEnd = tagEnd(xml, start);
      const rowEnd = openEnd < 0 ? -1 : endOfRow(xml, openEnd, closing);
      if (rowEnd < 0) break;
      const given = attributeIn(xml.slice(start, openEnd), 'r');
      row = given === undefined ? row + 1 : Number(given) - 1;
      out.push(xml.slice(end, start), ...missing(row));
      out.push(placed(patched(xml.slice(start, rowEnd), openEnd - start), row));
      end = rowEnd;
    }
    return { out, end, done: false };
  };
  return { take, rest: () => missing(MAX_ROWS) };
}

function endOfRow(xml: string, openEnd: number, closing: string): number {
  if (xml.charCodeAt(openEnd - 2) === 47) return openEnd;
  const close = findTag(xml, closing, openEnd);
  return close < 0 ? -1 : tagEnd(xml, close);
}

/** Splits before the rows; undefined while their beginning has not come. */
function splitHead(xml: string) {
  const found = /<([^\s<>/:!?]+:)?sheetData(?=[\s/>])/.exec(xml);
  const end = found ? tagEnd(xml, found.index) : -1;
  if (!found || end < 0) return undefined;
  const prefix = found[1] ?? '';
  const tag = xml.slice(found.index, end);
  const empty = tag.endsWith('/>');
  return {
    prefix,
    before: xml.slice(0, found.index),
    tag: empty ? tag.replace(/\s*\/>$/, '>') : tag,
    after: empty ? `</${prefix}sheetData>${xml.slice(end)}` : xml.slice(end),
  };
}

function cellStyle(head: string, prefix: string, patch: SheetPatch): CellStyle {
  const ofColumn = columnStyles(head, prefix);
  return {
    prefix,
    forNew: (row, column, rowStyle) =>
      rowStyle ?? patch.newCellStyle(row, column, ofColumn(column)),
    forText: patch.forText,
    keepsBlanks: patch.keepsBlanks ?? (() => false),
    rowAttributes: patch.rowAttributes ?? (() => ''),
    strings: patch.strings,
  };
}

function columnStyles(head: string, prefix: string): (column: number) => string | undefined {
  const ranges: { min: number; max: number; style: string }[] = [];
  const name = `<${prefix}col`;
  for (let at = findTag(head, name, 0); at >= 0; at = findTag(head, name, at + 1)) {
    const tag = head.slice(at, tagEnd(head, at));
    const style = attributeIn(tag, 'style');
    if (style === undefined) continue;
    const min = Number(attributeIn(tag, 'min')) - 1;
    ranges.push({ min, max: Number(attributeIn(tag, 'max')) - 1, style });
  }
  return (column) => ranges.find(({ min, max }) => column >= min && column <= max)?.style;
}

/** Makes the sheet's own note of its extent reach over the edits, without the rows that go. */
function patchHead(head: string, { extent, removed = [] }: SheetPatch): string {
  const start = /<([^\s<>/:!?]+:)?dimension(?=[\s/>])/.exec(head)?.index;
  if (start === undefined || (!extent && removed.length === 0)) return head;
  const openEnd = tagEnd(head, start);
  const range = parseRange(attributeIn(head.slice(start, openEnd), 'ref') ?? '');
  if (!range) return head;
  const reach = extent ?? range;
  const bottom = Math.max(range.bottom, reach.bottom);
  const wide = rangeRef({
    top: Math.min(range.top, reach.top),
    left: Math.min(range.left, reach.left),
    bottom: bottom - liftOf(bottom + 1, removed),
    right: Math.max(range.right, reach.right),
  });
  return splice(head, [setAttribute(head, { start, openEnd }, 'ref', wide)]);
}
