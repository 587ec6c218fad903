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
import { grownFilterNames, grownTables } from './grow-parts.ts';
import { newTabXml } from './new-tab.ts';
import { decoded, type Package, partText } from './package.ts';
import { patchSheet } from './patch-sheet.ts';
import { notAWorkbook } from './refuse.ts';
import { plainStyles, type Styles, stylesOf } from './styles.ts';
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
  const oldStyles = book.related.find((each) => each.kind === 'styles')?.target;
  const styles = await readStyles(pkg, oldStyles);
  const growth = new Map(
    base.tabs.map((tab) => [tab.id, growthOf(tab.rows, edits.get(tab.id) ?? NO_EDITS)]),
  );
  const frame = patchFrame(book, pkg.names, tabs, {
    filterNames: grownFilterNames(book, growth),
    addStyles: oldStyles === undefined,
    dropCalcChain: replacesFormula(edits, base),
    recalculate: base.tabs.some((tab) => tab.formulas.size > 0),
  });
  const stylesPart = oldStyles ?? frame.stylesPart;

  const changed = new Map<string, Content>();
  for (const [name, text] of frame.parts) changed.set(name, Buffer.from(text));
  const refuse = () => notAWorkbook(location, 'holds XML that no spreadsheet program writes');
  for (const sheet of book.sheets) {
    const rows = edits.get(sheet.tabId);
    const grown = growth.get(sheet.tabId);
    if (!rows || !grown) continue;
    for (const [name, text] of await grownTables(pkg, location, sheet, grown)) {
      changed.set(name, Buffer.from(text));
    }
    const patch = {
      edits: rows,
      extent: extent(rows),
      newCellStyle: (_row: number, _column: number, ofColumn?: string) => ofColumn ?? '0',
      forText: styles.forText,
      tail: (xml: string) => grownTail(xml, grown),
      refuse,
    };
    changed.set(sheet.part, () => encoded(patchSheet(decoded(pkg.stream(sheet.part)), patch)));
  }
  for (const [name, content] of newSheets(book, tabs, edits, frame, styles)) {
    changed.set(name, content);
  }
  const names = new Set([...pkg.names, ...changed.keys()]);
  return [...names]
    .filter((name) => !frame.dropped.has(name) && name !== stylesPart)
    .map((name): PartToWrite => ({ name, content: changed.get(name) ?? (() => pkg.stream(name)) }))
    .concat({ name: stylesPart, content: () => encoded(later(styles.xml)) });
}

/** A workbook that counts days from 1904 has other numbers for them; text is the same in all. */
function withoutDays(change: Change): Change {
  const asText = (kind: CellKind | undefined): CellKind =>
    kind === undefined || kind === 'date' ? 'text' : kind;
  if (change.type === 'write-cells') {
    return change.kinds ? { ...change, kinds: change.kinds.map(asText) } : change;
  }
  const columns = change.layout.columns.map((each) => ({ ...each, kind: asText(each.kind) }));
  return { ...change, layout: { ...change.layout, columns } };
}

function newSheets(
  book: Book,
  tabs: readonly AddTab[],
  edits: ReadonlyMap<number, RowEdits>,
  frame: Frame,
  styles: Styles,
): readonly (readonly [string, Content])[] {
  const visible = book.sheets.some((sheet) => !sheet.hidden);
  const shown = visible ? undefined : tabs.find((tab) => !tab.layout.hidden);
  return tabs.map((tab) => {
    const { columns, sections = [] } = tab.layout;
    const firstRows = new Set(sections.map(({ start }) => start));
    const stylesOf = (first: boolean) =>
      columns.map(({ kind }) => styles.own(kind ?? 'text', first));
    const [first, other] = [sections.length > 0 ? stylesOf(true) : [], stylesOf(false)];
    const text = styles.own('text', false);
    const headers = columns.map(({ kind }) => styles.header(kind ?? 'text'));
    const { namespace } = frame;
    const xml = newTabXml(tab.layout, {
      styleOf: (kind) => styles.own(kind, false),
      selected: tab === shown,
      namespace,
    });
    const others = edits.get(tab.tabId) ?? NO_EDITS;
    const patch = {
      edits: editsOfNewTab(tab, others),
      extent: extentOfNewTab(tab, others),
      newCellStyle: (row: number, column: number) =>
        (row === 0 ? headers : firstRows.has(row) ? first : other)[column] ?? text,
      forText: (style: string) => style,
      keepsBlanks: (row: number) => firstRows.has(row),
      tail: (rest: string) => rest,
      refuse: () => new Error('A new tab is not as it should be.'),
    };
    return [
      frame.sheetPart(tab),
      () =>
        encoded(
          patchSheet(
            later(() => xml),
            patch,
          ),
        ),
    ] as const;
  });
}

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
