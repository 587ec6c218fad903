import { AppError } from '../../errors.ts';
import { type Package, partText } from './package.ts';
import { damaged, notAWorkbook } from './refuse.ts';
import { type Relation, relationsOf, relsPartOf } from './relations.ts';
import { attribute, child, childrenOf, parseXml, type XmlElement } from './xml.ts';

/** A small part that was read whole. */
export interface BookPart {
  readonly name: string;
  readonly text: string;
  readonly root: XmlElement;
}

export interface BookSheet {
  /** What `Tab.id` says. */
  readonly tabId: number;
  readonly sheetId: number;
  readonly title: string;
  readonly hidden: boolean;
  /** The name of the part that holds its cells. */
  readonly part: string;
}

/** The frame of a workbook: what there is and where, without the cells. */
export interface Book {
  readonly workbook: BookPart;
  readonly relations: BookPart;
  readonly contentTypes: BookPart;
  readonly related: readonly Relation[];
  /** Worksheets only, in the order in which people see them. */
  readonly sheets: readonly BookSheet[];
  /** Every title in use, those of chart sheets too. */
  readonly titles: readonly string[];
  readonly date1904: boolean;
}

/** Names that the tool gives to its tabs; they stay with a tab that is renamed, moved or saved again. */
export function tabName(tabId: number): string {
  return `_undersigned_tab_${tabId}`;
}

const TAB_NAME = /^_undersigned_tab_(\d+)$/;

/** Reads the frame. Throws an AppError (65) for a zip that holds no Excel workbook. */
export async function readBook(pkg: Package, location: string): Promise<Book> {
  const part = (name: string): Promise<BookPart> => readPart(pkg, name, location);
  if (!pkg.names.includes('[Content_Types].xml') || !pkg.names.includes('_rels/.rels')) {
    throw notAWorkbook(location, 'is a zip file, but not an Excel workbook');
  }
  const contentTypes = await part('[Content_Types].xml');
  const top = relationsOf('', (await part('_rels/.rels')).root);
  const main = top.find((each) => each.kind === 'officeDocument')?.target;
  if (main === undefined || !pkg.names.includes(main)) {
    throw notAWorkbook(location, 'is a zip file, but not an Excel workbook');
  }
  if (!main.endsWith('.xml')) throw notAWorkbook(location, 'is a binary workbook (.xlsb)');
  const workbook = await part(main);
  if (workbook.root.name !== 'workbook') {
    throw notAWorkbook(location, 'is a document of another kind than an Excel workbook');
  }
  const relations = await part(relsPartOf(main));
  const related = relationsOf(main, relations.root);
  const listed = childrenOf(child(workbook.root, 'sheets'), 'sheet');
  return {
    workbook,
    relations,
    contentTypes,
    related,
    sheets: sheetsOf(workbook.root, listed, related),
    titles: listed.map((each) => each.attributes['name'] ?? ''),
    date1904: isTrue(child(workbook.root, 'workbookPr')?.attributes['date1904']),
  };
}

/** Reads a small part whole; an AppError (65) where it is not well formed. */
export async function readPart(pkg: Package, name: string, location: string): Promise<BookPart> {
  try {
    const text = await partText(pkg, name);
    return { name, text, root: parseXml(text) };
  } catch (error) {
    throw error instanceof AppError ? error : damaged(location, error);
  }
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function sheetsOf(
  root: XmlElement,
  listed: readonly XmlElement[],
  related: readonly Relation[],
): readonly BookSheet[] {
  const named = tabNames(root);
  const taken = new Set(named.values());
  return listed.flatMap((each): BookSheet[] => {
    const relation = related.find((one) => one.id === relationId(each));
    if (relation?.kind !== 'worksheet') return [];
    const title = each.attributes['name'] ?? '';
    const sheetId = Number(each.attributes['sheetId']);
    const tabId = named.get(title) ?? freeId(sheetId, taken);
    taken.add(tabId);
    const hidden = (each.attributes['state'] ?? 'visible') !== 'visible';
    return [{ tabId, sheetId, title, hidden, part: relation.target }];
  });
}

function relationId(sheet: XmlElement): string | undefined {
  const key = Object.keys(sheet.attributes).find((each) => each.endsWith(':id'));
  return key === undefined ? attribute(sheet, 'id') : sheet.attributes[key];
}

/** LibreOffice renumbers the sheets when it saves: after that only the names identify them. */
function tabNames(root: XmlElement): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const each of childrenOf(child(root, 'definedNames'), 'definedName')) {
    const id = TAB_NAME.exec(each.attributes['name'] ?? '')?.[1];
    if (id === undefined || each.attributes['localSheetId'] !== undefined) continue;
    const title = sheetOfReference(each.text);
    if (title !== undefined && !names.has(title)) names.set(title, Number(id));
  }
  return names;
}

/** The tab of "Log!$A$1" or "'People''s notes'!$A$1". */
function sheetOfReference(reference: string): string | undefined {
  const found = /^(?:'((?:[^']|'')+)'|([^'!]+))!/.exec(reference.trim().replace(/^\$/, ''));
  if (!found) return undefined;
  return found[1] === undefined ? found[2] : found[1].replaceAll("''", "'");
}

function freeId(sheetId: number, taken: ReadonlySet<number>): number {
  let id = sheetId;
  while (taken.has(id)) id += 65_536;
  return id;
}
