import { type Book, readPart, type BookSheet } from './book.ts';
import { parseRange, rangeRef } from './cell-ref.ts';
import { type Growth, grownList, grownTag } from './growth.ts';
import type { Package } from './package.ts';
import { type Removed, shrunkRange } from './remove-rows.ts';
import { relationsOf, relsPartOf } from './relations.ts';
import { splice, type Splice } from './splice.ts';
import { child, childrenOf } from './xml.ts';

/** Tables of a sheet that grow with the rows added below them: their parts, by name. */
export async function grownTables(
  pkg: Package,
  location: string,
  sheet: BookSheet,
  growth: Growth,
): Promise<ReadonlyMap<string, string>> {
  const grown = new Map<string, string>();
  const rels = relsPartOf(sheet.part);
  if (growth.newBottom <= growth.oldBottom || !pkg.names.includes(rels)) return grown;
  const relations = relationsOf(sheet.part, (await readPart(pkg, rels, location)).root);
  for (const { kind, target } of relations) {
    if (kind !== 'table' || !pkg.names.includes(target)) continue;
    const { text, root } = await readPart(pkg, target, location);
    // Below a row of totals nothing belongs to the table.
    if (Number(root.attributes['totalsRowCount'] ?? 0) > 0) continue;
    const splices = [root, ...childrenOf(root, 'autoFilter')].map(({ start, openEnd }): Splice => {
      return { start, end: openEnd, text: grownTag(text.slice(start, openEnd), growth) };
    });
    const changed = splice(text, splices);
    if (changed !== text) grown.set(target, changed);
  }
  return grown;
}

/** The hidden names in which Excel keeps the ranges of filters, grown and shrunk along with them. */
export function filterNames(
  book: Book,
  growth: ReadonlyMap<number, Growth>,
  removed: ReadonlyMap<number, Removed>,
): readonly Splice[] {
  const names = childrenOf(child(book.workbook.root, 'definedNames'), 'definedName');
  return names.flatMap((each): Splice[] => {
    if (each.attributes['name'] !== '_xlnm._FilterDatabase') return [];
    const title = book.titles[Number(each.attributes['localSheetId'])];
    const sheet = book.sheets.find((one) => one.title === title);
    const grown = sheet && growth.get(sheet.tabId);
    const bang = each.text.lastIndexOf('!') + 1;
    const range = parseRange(each.text.slice(bang));
    if (!grown || !range || bang === 0) return [];
    const wide = shrunkRange(grownList(range, grown), removed.get(sheet.tabId) ?? []);
    if (!wide || wide.bottom === range.bottom) return [];
    const raw = book.workbook.text.slice(each.openEnd, each.closeStart);
    const absolute = rangeRef(wide).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
    const text = raw.slice(0, raw.lastIndexOf('!') + 1) + absolute;
    return [{ start: each.openEnd, end: each.closeStart, text }];
  });
}
