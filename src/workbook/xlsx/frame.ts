import { posix } from 'node:path';
import { AppError, EXIT } from '../../errors.ts';
import type { AddTab } from '../workbook.ts';
import { type Book, tabName } from './book.ts';
import { filterRange } from './new-tab.ts';
import { relativeTarget, relsPartOf } from './relations.ts';
import { append, setAttribute, splice, type Splice } from './splice.ts';
import { escapeXml } from './text.ts';
import { attribute, child, childrenOf, type XmlElement } from './xml.ts';

/** What a write needs of the frame beside its new tabs. */
export interface FrameNeeds {
  /** Changes of the names that hold the ranges of filters. */
  readonly filterNames: readonly Splice[];
  /** Parts of a workbook that it has not, and needs. */
  readonly add: { readonly styles: boolean; readonly sharedStrings: boolean };
  /** A formula gives way to a text: the order of calculation names it no more. */
  readonly dropCalcChain: boolean;
  /** Formulas may depend on what is written: they are to be calculated when it is opened. */
  readonly recalculate: boolean;
}

export interface Frame {
  /** The parts that change, by name. */
  readonly parts: ReadonlyMap<string, string>;
  /** Parts that are no more. */
  readonly dropped: ReadonlySet<string>;
  readonly sheetPart: (tab: AddTab) => string;
  /** Where the notes of a new tab's headers stand; undefined where it has none. */
  readonly notes: (tab: AddTab) => NoteParts | undefined;
  readonly stylesPart: string;
  readonly stringsPart: string;
  /** Of the elements of its sheets. */
  readonly namespace: string;
}

interface NoteParts {
  /** Each tab with notes has a number of its own. */
  readonly number: number;
  readonly comments: string;
  readonly drawing: string;
}

const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Enters new tabs, behind those that are there, into the workbook and all that lists its parts. */
export function patchFrame(
  book: Book,
  names: readonly string[],
  tabs: readonly AddTab[],
  needs: FrameNeeds,
): Frame {
  const { workbook, relations, contentTypes } = book;
  checkTitles(book, tabs);
  const folder = posix.dirname(workbook.name);
  const taken = new Set(names.map((name) => name.toLowerCase()));
  const sheetParts = new Map(
    tabs.map((tab) => [
      tab,
      freeName((n) => posix.join(folder, `worksheets/sheet${n}.xml`), taken),
    ]),
  );
  const notes = new Map(
    tabs
      .filter(({ layout }) => !layout.hidden && layout.columns.some(({ note = '' }) => note !== ''))
      .map((tab, at): [AddTab, NoteParts] => {
        const name = (form: (n: number) => string): string =>
          freeName((n) => posix.join(folder, form(n)), taken);
        const comments = name((n) => `comments${n}.xml`);
        const drawing = name((n) => `drawings/vmlDrawing${n}.vml`);
        return [tab, { number: book.titles.length + at + 1, comments, drawing }];
      }),
  );
  const own = {
    styles: posix.join(folder, 'styles.xml'),
    sharedStrings: posix.join(folder, 'sharedStrings.xml'),
  };
  const calcChain = needs.dropCalcChain
    ? book.related.find((each) => each.kind === 'calcChain')
    : undefined;

  const relationIds = new Set(book.related.map((each) => each.id));
  const added = tabs.map((tab) => ({
    tab,
    part: sheetParts.get(tab) ?? '',
    id: freeName((n) => `rId${n}`, relationIds),
  }));
  const officeRelations = relationType(relations.root);
  const newParts = [
    ...added.map(({ part, id }) => ({ part, id, kind: 'worksheet' })),
    ...(['styles', 'sharedStrings'] as const)
      .filter((kind) => needs.add[kind])
      .map((kind) => ({ part: own[kind], id: freeName((n) => `rId${n}`, relationIds), kind })),
  ];

  const parts = new Map<string, string>();
  const put = (part: Book['workbook'], splices: readonly Splice[]): void => {
    if (splices.length > 0) parts.set(part.name, splice(part.text, splices));
  };
  put(workbook, [...workbookSplices(book, added, needs.recalculate), ...needs.filterNames]);
  put(relations, [
    ...listing(relations.text, relations.root, newParts, (each, prefix) => {
      const target = escapeXml(relativeTarget(workbook.name, each.part));
      return `<${prefix}Relationship Id="${each.id}" Type="${officeRelations}/${each.kind}" Target="${target}"/>`;
    }),
    ...remove(
      relations.root,
      (each) => calcChain !== undefined && each.attributes['Id'] === calcChain.id,
    ),
  ]);
  const typed = [
    ...newParts.map(({ part, kind }) => ({ part, type: `${CONTENT}.${kind}+xml` })),
    ...[...notes.values()].flatMap(({ comments, drawing }) => [
      { part: comments, type: `${CONTENT}.comments+xml` },
      { part: drawing, type: 'application/vnd.openxmlformats-officedocument.vmlDrawing' },
    ]),
  ];
  put(contentTypes, [
    ...listing(contentTypes.text, contentTypes.root, typed, ({ part, type }, prefix) => {
      return `<${prefix}Override PartName="/${escapeXml(part)}" ContentType="${type}"/>`;
    }),
    ...remove(
      contentTypes.root,
      (each) => calcChain !== undefined && each.attributes['PartName'] === `/${calcChain.target}`,
    ),
  ]);
  return {
    parts,
    dropped: new Set(calcChain ? [calcChain.target, relsPartOf(calcChain.target)] : []),
    sheetPart: (tab) => sheetParts.get(tab) ?? '',
    notes: (tab) => notes.get(tab),
    stylesPart: own.styles,
    stringsPart: own.sharedStrings,
    namespace: namespaceOf(workbook.root),
  };
}

function workbookSplices(
  book: Book,
  added: readonly { readonly tab: AddTab; readonly id: string }[],
  recalculate: boolean,
): readonly Splice[] {
  const { text, root } = book.workbook;
  const sheets = child(root, 'sheets');
  if (!sheets) return [];
  const splices: Splice[] = [];
  const ids = new Set(
    childrenOf(sheets, 'sheet').map((each) => Number(each.attributes['sheetId'])),
  );
  const { prefix } = sheets;
  const relation = relationAttribute(root);
  const sheetsXml = added.map(({ tab, id }) => {
    const sheetId = ids.has(tab.tabId) || !fits(tab.tabId) ? Math.max(0, ...ids) + 1 : tab.tabId;
    ids.add(sheetId);
    const state = tab.layout.hidden ? ' state="hidden"' : '';
    return `<${prefix}sheet name="${escapeXml(tab.layout.title)}" sheetId="${sheetId}"${state} ${relation}="${id}"/>`;
  });
  if (added.length > 0) splices.push(append(text, sheets, sheetsXml.join('')));
  const names = child(root, 'definedNames');
  const before =
    names ?? child(root, 'externalReferences') ?? child(root, 'functionGroups') ?? sheets;
  const newNames = added.flatMap(({ tab }): string[] => {
    const name = tabName(tab.tabId);
    const title = tab.layout.title.replaceAll("'", "''");
    const reference = escapeXml(`'${title}'!$A$1`);
    // A tab that people deleted leaves its name behind, and a name may stand there once only.
    const old = childrenOf(names, 'definedName').find(
      ({ attributes }) => attributes['name'] === name && attributes['localSheetId'] === undefined,
    );
    const xml = `<${prefix}definedName name="${name}" hidden="1">${reference}</${prefix}definedName>`;
    if (!old) return [xml];
    splices.push({ start: old.start, end: old.end, text: xml });
    return [];
  });
  newNames.push(...added.flatMap(({ tab }, at) => ownNames(tab, book.titles.length + at, prefix)));
  if (newNames.length > 0) {
    const inner = newNames.join('');
    splices.push(
      names
        ? append(text, names, inner)
        : after(before, `<${prefix}definedNames>${inner}</${prefix}definedNames>`),
    );
  }
  if (recalculate) {
    const calc = child(root, 'calcPr');
    splices.push(
      calc
        ? setAttribute(text, calc, 'fullCalcOnLoad', '1')
        : after(before, `<${prefix}calcPr fullCalcOnLoad="1"/>`),
    );
  }
  if (!book.sheets.some((sheet) => !sheet.hidden)) splices.push(...firstVisible(book, added));
  return splices;
}

/** The rows that are printed on every page, and where Excel looks for the range of a filter. */
function ownNames({ layout, rows }: AddTab, place: number, prefix: string): readonly string[] {
  if (layout.hidden || layout.columns.length === 0) return [];
  const title = escapeXml(`'${layout.title.replaceAll("'", "''")}'`);
  const name = (is: string, attributes: string, range: string): string =>
    `<${prefix}definedName name="_xlnm.${is}" localSheetId="${place}"${attributes}>${title}!${range}</${prefix}definedName>`;
  const range = filterRange(layout, rows.length).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
  return [
    ...(layout.looks?.filter === true ? [name('_FilterDatabase', ' hidden="1"', range)] : []),
    name('Print_Titles', '', '$1:$1'),
  ];
}

/** Excel wants the tab that it shows first to be one that can be seen. */
function firstVisible(book: Book, added: readonly { readonly tab: AddTab }[]): readonly Splice[] {
  const { text, root } = book.workbook;
  const view = child(root, 'bookViews')?.children[0];
  const visible = added.findIndex(({ tab }) => !tab.layout.hidden);
  if (!view || visible < 0) return [];
  return [setAttribute(text, view, 'activeTab', String(book.titles.length + visible))];
}

function after(element: XmlElement, xml: string): Splice {
  return { start: element.end, end: element.end, text: xml };
}

function listing<T>(
  text: string,
  root: XmlElement,
  items: readonly T[],
  xml: (item: T, prefix: string) => string,
): readonly Splice[] {
  if (items.length === 0) return [];
  return [append(text, root, items.map((item) => xml(item, root.prefix)).join(''))];
}

function remove(root: XmlElement, unwanted: (each: XmlElement) => boolean): readonly Splice[] {
  return root.children
    .filter(unwanted)
    .map((each) => ({ start: each.start, end: each.end, text: '' }));
}

function freeName(name: (n: number) => string, taken: Set<string>): string {
  let n = 1;
  while (taken.has(name(n)) || taken.has(name(n).toLowerCase())) n += 1;
  taken.add(name(n));
  return name(n);
}

function namespaceOf(root: XmlElement): string {
  const key = root.prefix === '' ? 'xmlns' : `xmlns:${root.prefix.slice(0, -1)}`;
  return root.attributes[key] ?? '';
}

/** Where the types of relation begin: the strict dialect of the format has its own. */
function relationType(relations: XmlElement): string {
  const type = relations.children
    .map((each) => attribute(each, 'Type') ?? '')
    .find((each) => /\/(?:worksheet|styles|theme)$/.test(each));
  return (
    type?.replace(/\/[^/]*$/, '') ??
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  );
}

/** How this workbook writes `r:id`. */
function relationAttribute(root: XmlElement): string {
  const found = Object.entries(root.attributes).find(
    ([key, value]) =>
      key.startsWith('xmlns:') && /officeDocument\/(?:2006\/)?relationships$/.test(value),
  );
  return found
    ? `${found[0].slice('xmlns:'.length)}:id`
    : 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id';
}

function fits(sheetId: number): boolean {
  return Number.isInteger(sheetId) && sheetId >= 1 && sheetId <= 65_534;
}

function checkTitles(book: Book, tabs: readonly AddTab[]): void {
  const titles = new Set(book.titles.map((title) => title.toLowerCase()));
  for (const { tabId, layout } of tabs) {
    const { title } = layout;
    if (title === '' || title.length > 31 || /[[\]:*?/\\]|^'|'$/.test(title)) {
      throw new RangeError(`A tab cannot be called ${title}.`);
    }
    if (titles.has(title.toLowerCase())) {
      throw new AppError(`There is a tab called ${title} already, and it is not the tool's own.`, {
        exitCode: EXIT.data,
        hint: 'Give that tab another name, then run it again.',
      });
    }
    if (book.sheets.some((sheet) => sheet.tabId === tabId)) {
      throw new RangeError(`There is a tab ${tabId} already.`);
    }
    titles.add(title.toLowerCase());
  }
}
