import type { Change, Tab } from '../workbook.ts';
import { type Book, type BookSheet, readPart } from './book.ts';
import { rowOf } from './cell-ref.ts';
import { entriesByColumn, type RowEdits } from './edits.ts';
import { decoded, type Package } from './package.ts';
import { RANGES, type Removed, shrunkRef } from './remove-rows.ts';
import { relationsOf, relsPartOf } from './relations.ts';
import { parseXml, childrenOf, type XmlElement } from './xml.ts';

/** Parts that speak of no cells, or whose cells are looked at here. */
const KNOWN_PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/.*|docProps\/.*|xl\/(?:_rels\/.*|workbook\.xml|styles\.xml|sharedStrings\.xml|theme\/.*|worksheets\/.*|comments\d*\.xml|drawings\/(?:_rels\/.*|(?:vmlD|d)rawing\d+\.(?:vml|xml))|media\/.*|printerSettings\/.*))$/;

/** What a sheet may have beside its cells. */
const KNOWN_RELATIONS = new Set(['comments', 'vmlDrawing', 'drawing', 'printerSettings']);

/** What may follow the cells of a sheet: of all this it is known how it goes on without a row. */
const KNOWN_TAIL = new Set([
  'autoFilter',
  'sheetProtection',
  'conditionalFormatting',
  'dataValidations',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'drawing',
  'legacyDrawing',
]);

/** Names that point to whole columns, to the header, or to a filter that shrinks along. */
const KNOWN_NAMES = /^(?:_undersigned_tab_\d+|_xlnm\._FilterDatabase|_xlnm\.Print_Titles)$/;

interface AboutRemoval {
  readonly pkg: Package;
  readonly location: string;
  readonly book: Book;
  readonly sheet: BookSheet;
}

/**
 * By tab, those of the rows to be removed that can go without any danger to what people put into the
 * file: of each tab all that are blank after the edits, or none.
 *
 * Where anything might point to a cell below them – a formula, a name, a chart, a table, a link, merged
 * cells, a rule that begins there, a note – nothing is moved, and neither is it where there is anything
 * that is not known here.
 */
export async function removableRows(
  pkg: Package,
  location: string,
  book: Book,
  about: {
    readonly changes: readonly Change[];
    readonly edits: ReadonlyMap<number, RowEdits>;
    /** As they stood before the write. */
    readonly tabs: readonly Tab[];
  },
): Promise<ReadonlyMap<number, Removed>> {
  const { changes, edits, tabs } = about;
  const removable = new Map<number, Removed>();
  for (const change of changes) {
    if (change.type !== 'remove-blank-rows') continue;
    const { tabId } = change;
    const sheet = book.sheets.find((each) => each.tabId === tabId);
    if (!sheet) throw new RangeError(`There is no tab ${tabId} to take rows from.`);
    const own = edits.get(tabId) ?? new Map();
    const before = tabs.find(({ id }) => id === tabId)?.rows ?? [];
    const rows = change.rows.filter((row) => isBlank(before[row] ?? [], own, row));
    const first = rows[0];
    if (first === undefined) continue;
    const isFree =
      tabs.every(({ formulas }) => formulas.size === 0) &&
      pkg.names.every((name) => KNOWN_PARTS.test(name)) &&
      namesOf(book).every((name) => KNOWN_NAMES.test(name)) &&
      (await relationsAreFree({ pkg, location, book, sheet }, first)) &&
      (await tailsAreFree({ pkg, location, book, sheet }, rows));
    if (isFree) removable.set(tabId, rows);
  }
  return removable;
}

function isBlank(cells: readonly string[], edits: RowEdits, row: number): boolean {
  const written = entriesByColumn(edits.get(row) ?? []);
  return (
    cells.every((cell, column) => cell === '' || written.get(column) === '') &&
    [...written.values()].every((entry) => entry === '')
  );
}

function namesOf({ workbook }: Book): readonly string[] {
  return childrenOf(workbook.root, 'definedNames')
    .flatMap((names) => childrenOf(names, 'definedName'))
    .map(({ attributes }) => attributes['name'] ?? '');
}

/** Whether notes and pictures of the sheet all stand above the row. */
async function relationsAreFree(
  { pkg, location, sheet }: AboutRemoval,
  first: number,
): Promise<boolean> {
  const rels = relsPartOf(sheet.part);
  if (!pkg.names.includes(rels)) return true;
  const relations = relationsOf(sheet.part, (await readPart(pkg, rels, location)).root);
  for (const { kind, target } of relations) {
    if (!KNOWN_RELATIONS.has(kind)) return false;
    if (kind !== 'comments' && kind !== 'drawing') continue;
    if (!pkg.names.includes(target)) return false;
    const { root } = await readPart(pkg, target, location);
    const rows = kind === 'comments' ? commentRows(root) : anchorRows(root);
    if (!rows.every((row) => row < first)) return false;
  }
  return true;
}

function commentRows(root: XmlElement): readonly number[] {
  return childrenOf(root, 'commentList')
    .flatMap((list) => childrenOf(list, 'comment'))
    .map(({ attributes }) => rowOf(attributes['ref'] ?? ''));
}

/** Where pictures are fastened; Infinity for what is fastened in no known way. */
function anchorRows(root: XmlElement): readonly number[] {
  return root.children.map((anchor) => {
    const [from] = childrenOf(anchor, 'from');
    const [row] = from ? childrenOf(from, 'row') : [];
    return row ? Number(row.text) : Infinity;
  });
}

/** Whether filters, rules and drop-downs can shrink along, and no other sheet speaks of this one. */
async function tailsAreFree({ pkg, book, sheet }: AboutRemoval, rows: Removed): Promise<boolean> {
  for (const each of book.sheets) {
    const { xml, root } = await tailOf(decoded(pkg.stream(each.part)));
    const rules = root.children
      .filter(({ name }) => name !== 'headerFooter')
      .map(({ start, end }) => xml.slice(start, end));
    if (each !== sheet) {
      if (rules.some((rule) => rule.includes('!'))) return false;
      continue;
    }
    if (!root.children.every(({ name }) => KNOWN_TAIL.has(name))) return false;
    for (const rule of rules) {
      // A cell that is named by its row.
      if (/!|\$\d/.test(rule)) return false;
      const refs = [...rule.matchAll(RANGES)].flatMap(([, , ranges = '']) => ranges.split(' '));
      if (!refs.every((ref) => shrunkRef(ref, rows) !== undefined)) return false;
    }
  }
  return true;
}

/** What follows the cells of a sheet. */
async function tailOf(
  pieces: AsyncIterable<string>,
): Promise<{ readonly xml: string; readonly root: XmlElement }> {
  let waiting = '';
  let prefix: string | undefined;
  for await (const piece of pieces) {
    waiting += piece;
    if (prefix !== undefined) continue;
    const found = /<\/([^\s<>/:!?]+:)?sheetData\s*>|<([^\s<>/:!?]+:)?sheetData\s*\/>/.exec(waiting);
    if (found) {
      prefix = found[1] ?? found[2] ?? '';
      waiting = `<${prefix}worksheet>${waiting.slice(found.index + found[0].length)}`;
    } else waiting = waiting.slice(-LONGEST_TAG);
  }
  const xml = prefix === undefined ? '<worksheet/>' : waiting;
  return { xml, root: parseXml(xml) };
}

/** Longer than any closing tag. */
const LONGEST_TAG = 200;
