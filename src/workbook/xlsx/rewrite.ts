import type { AddTab, CellKind, Change, Snapshot } from '../workbook.ts';
import { type Book, readBook } from './book.ts';
import {
  editsByTab,
  editsOfNewTab,
  extent,
  extentOfNewTab,
  type RowEdits,
  entriesByColumn,
} from './edits.ts';
import { type Frame, patchFrame } from './frame.ts';
import { growthOf, grownTail } from './growth.ts';
import { filterNames, grownTables } from './grow-parts.ts';
import { headerNotes } from './header-notes.ts';
import { newTabXml } from './new-tab.ts';
import { decoded, type Package, partText } from './package.ts';
import { patchSheet } from './patch-sheet.ts';
import { notAWorkbook } from './refuse.ts';
import { noteRelations, relsPartOf } from './relations.ts';
import { newStringTable, type StringTable, stringTable } from './string-table.ts';
import { plainStyles, type Styles, stylesOf } from './styles.ts';
import { shrunkTail } from './remove-rows.ts';
import { removableRows } from './safe-removal.ts';
import { asStored } from './text.ts';
import type { PartToWrite } from './write-package.ts';
import { parseXml } from './xml.ts';

type Content = PartToWrite['content'];

const NO_EDITS: RowEdits = new Map();

/**
 * The parts of the workbook with the changes carried out. Parts that no change
 * concerns are given on byte by byte, in their order; styles come last, for which
 * of them are needed shows only when all cells have been written.
 */
export async function rewrite(
  pkg: Package,
  location: string,
  changes: readonly Change[],
  base: Snapshot,
): Promise<readonly PartToWrite[]> {
  const book = await readBook(pkg, location);
  const writable = book.date1904 ? changes.map(withoutDays) : changes;
  const edits = editsByTab(writable);
  const tabs = writable.filter((change): change is AddTab => change.type === 'add-tab');
  for (const id of edits.keys()) {
    const known = [...book.sheets, ...tabs].some((each) => each.tabId === id);
    if (!known) throw new RangeError(`There is no tab ${id} to write to.`);
  }
  const partOf = (kind: string) => book.related.find((each) => each.kind === kind)?.target;
  const [oldStyles, oldStrings] = [partOf('styles'), partOf('sharedStrings')];
  const shared = sharedTexts(book, tabs, edits);
  const styles = await readStyles(pkg, oldStyles);
  const growth = new Map(
    base.tabs.map((tab) => [tab.id, growthOf(tab.rows, edits.get(tab.id) ?? NO_EDITS)]),
  );
  const removed = await removableRows(pkg, location, book, { changes, edits, tabs: base.tabs });
  const frame = patchFrame(book, pkg.names, tabs, {
    filterNames: filterNames(book, growth, removed),
    add: {
      styles: oldStyles === undefined,
      sharedStrings: oldStrings === undefined && shared !== undefined,
    },
    dropCalcChain: replacesFormula(edits, base),
    recalculate: base.tabs.some((tab) => tab.formulas.size > 0),
  });
  const stylesPart = oldStyles ?? frame.stylesPart;
  const stringsPart = oldStrings ?? frame.stringsPart;
  const readStrings = () => decoded(pkg.stream(stringsPart));
  const strings =
    shared &&
    (oldStrings === undefined
      ? newStringTable(frame.namespace)
      : await stringTable(readStrings, shared));

  const changed = new Map<string, Content>();
  for (const [name, text] of frame.parts) changed.set(name, Buffer.from(text));
  const refuse = () => notAWorkbook(location, 'holds XML that no spreadsheet program writes');
  for (const sheet of book.sheets) {
    const rows = edits.get(sheet.tabId);
    const grown = growth.get(sheet.tabId);
    const gone = removed.get(sheet.tabId) ?? [];
    if (!rows || !grown) continue;
    for (const [name, text] of await grownTables(pkg, location, sheet, grown)) {
      changed.set(name, Buffer.from(text));
    }
    const patch = {
      edits: rows,
      extent: extent(rows),
      newCellStyle: (_row: number, _column: number, ofColumn?: string) => ofColumn ?? '0',
      forText: styles.forText,
      strings: sheet.hidden ? undefined : strings,
      removed: gone,
      tail: (xml: string) => shrunkTail(grownTail(xml, grown), gone),
      refuse,
    };
    changed.set(sheet.part, () => encoded(patchSheet(decoded(pkg.stream(sheet.part)), patch)));
  }
  for (const [name, content] of newSheets({ book, tabs, edits, frame, styles, strings })) {
    changed.set(name, content);
  }
  const last = new Map<string, Content>([[stylesPart, () => encoded(later(styles.xml))]]);
  if (strings) last.set(stringsPart, () => encoded(strings.xml()));
  const names = new Set([...pkg.names, ...changed.keys()]);
  return [...names]
    .filter((name) => !frame.dropped.has(name) && !last.has(name))
    .map((name): PartToWrite => ({ name, content: changed.get(name) ?? (() => pkg.stream(name)) }))
    .concat([...last].map(([name, content]) => ({ name, content })));
}

/**
 * The texts that go to tabs which people see, but for the rows of new ones; undefined
 * for none. Those of hidden tabs stand in their cells: the memory is rewritten by each
 * sync, and what it held before would stay behind.
 */
function sharedTexts(
  book: Book,
  tabs: readonly AddTab[],
  edits: ReadonlyMap<number, RowEdits>,
): ReadonlySet<string> | undefined {
  const newTabs = tabs.filter(({ layout }) => !layout.hidden);
  const headers = newTabs.flatMap(({ layout }) => layout.columns.map(({ header }) => header));
  const texts = new Set(headers.map(asStored));
  for (const { tabId, hidden } of book.sheets) {
    if (hidden) continue;
    for (const runs of edits.get(tabId)?.values() ?? []) {
      for (const { values } of runs) for (const value of values) texts.add(asStored(value));
    }
  }
  texts.delete('');
  return texts.size + newTabs.length === 0 ? undefined : texts;
}

/** A workbook that counts days from 1904 has other numbers for them; text is the same in all. */
function withoutDays(change: Change): Change {
  const asText = (kind: CellKind | undefined): CellKind =>
    kind === undefined || kind === 'date' ? 'text' : kind;
  if (change.type === 'write-cells') {
    return change.kinds ? { ...change, kinds: change.kinds.map(asText) } : change;
  }
  if (change.type !== 'add-tab') return change;
  const columns = change.layout.columns.map((each) => ({ ...each, kind: asText(each.kind) }));
  return { ...change, layout: { ...change.layout, columns } };
}

interface NewSheets {
  readonly book: Book;
  readonly tabs: readonly AddTab[];
  readonly edits: ReadonlyMap<number, RowEdits>;
  readonly frame: Frame;
  readonly styles: Styles;
  readonly strings: StringTable | undefined;
}

function newSheets(all: NewSheets): readonly (readonly [string, Content])[] {
  const { book, tabs, edits, frame, styles, strings } = all;
  const visible = book.sheets.some((sheet) => !sheet.hidden);
  const shown = visible ? undefined : tabs.find((tab) => !tab.layout.hidden);
  return tabs.flatMap((tab): (readonly [string, Content])[] => {
    const { columns, sections = [] } = tab.layout;
    const firstRows = new Set(sections.map(({ start }) => start));
    const stylesOf = (first: boolean) => columns.map((column) => styles.own(column, first));
    const [first, other] = [sections.length > 0 ? stylesOf(true) : [], stylesOf(false)];
    const text = styles.own({});
    const headers = columns.map((column) => styles.header(column));
    const { namespace } = frame;
    const notes = frame.notes(tab);
    const sheet = frame.sheetPart(tab);
    const xml = newTabXml(tab.layout, {
      styleOf: (column) => styles.own(column),
      toneIndex: styles.tone,
      selected: tab === shown,
      rows: tab.rows.length,
      notes: notes ? DRAWING : undefined,
      namespace,
    });
    const others = edits.get(tab.tabId) ?? NO_EDITS;
    const patch = {
      edits: editsOfNewTab(tab, others),
      extent: extentOfNewTab(tab, others),
      newCellStyle: (row: number, column: number) =>
        (row === 0 ? headers : firstRows.has(row) ? first : other)[column] ?? text,
      forText: (style: string) => style,
      strings: tab.layout.hidden ? undefined : strings,
      keepsBlanks: (row: number) => firstRows.has(row),
      rowAttributes: (row: number) => (row === 0 && !tab.layout.hidden ? HEADER_HEIGHT : ''),
      tail: (rest: string) => rest,
      refuse: () => new Error('A new tab is not as it should be.'),
    };
    const content = () =>
      encoded(
        patchSheet(
          later(() => xml),
          patch,
        ),
      );
    if (!notes) return [[sheet, content]];
    const { comments, drawing } = headerNotes(tab.layout, { number: notes.number, namespace });
    return [
      [sheet, content],
      [notes.comments, Buffer.from(comments)],
      [notes.drawing, Buffer.from(drawing)],
      [relsPartOf(sheet), Buffer.from(noteRelations(sheet, notes))],
    ];
  });
}

/** High enough for a filter's button beside a header of two lines. */
const HEADER_HEIGHT = ' ht="32" customHeight="1"';

/** The ID of the boxes of notes among the relations of a new tab. */
const DRAWING = 'rId1';

async function readStyles(pkg: Package, part: string | undefined): Promise<Styles> {
  if (part === undefined) return plainStyles();
  const text = await partText(pkg, part);
  return stylesOf({ text, root: parseXml(text) });
}

function replacesFormula(edits: ReadonlyMap<number, RowEdits>, base: Snapshot): boolean {
  return base.tabs.some((tab) => {
    const rows = edits.get(tab.id);
    if (!rows || tab.formulas.size === 0) return false;
    return [...tab.formulas].some((address) => {
      const [row = '', column = ''] = address.split(':');
      return entriesByColumn(rows.get(Number(row)) ?? []).has(Number(column));
    });
  });
}

async function* later(text: () => string): AsyncGenerator<string> {
  yield await Promise.resolve(text());
}

const CHUNK = 1 << 16;

/** UTF-8 in pieces of a fair size. */
async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let waiting = '';
  for await (const piece of pieces) {
    waiting += piece;
    if (waiting.length < CHUNK) continue;
    yield Buffer.from(waiting);
    waiting = '';
  }
  if (waiting !== '') yield Buffer.from(waiting);
}
