import { posix } from 'node:path';
import { childrenOf, type XmlElement } from './xml.ts';

export interface Relation {
  readonly id: string;
  /** The last word of its type: "worksheet", "styles"; the same in both dialects of the format. */
  readonly kind: string;
  /** A part's name, '' for what lies outside the file. */
  readonly target: string;
}

/** The relations that a part keeps in the file beside it. */
export function relationsOf(part: string, rels: XmlElement): readonly Relation[] {
  return childrenOf(rels, 'Relationship').map(({ attributes }) => ({
    id: attributes['Id'] ?? '',
    kind: (attributes['Type'] ?? '').split('/').at(-1) ?? '',
    target:
      attributes['TargetMode'] === 'External' ? '' : resolve(part, attributes['Target'] ?? ''),
  }));
}

/** "xl/workbook.xml" → "xl/_rels/workbook.xml.rels". */
export function relsPartOf(part: string): string {
  return posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
}

/** How a part names another in its relations. */
export function relativeTarget(from: string, to: string): string {
  return posix.relative(posix.dirname(from), to);
}

function resolve(part: string, target: string): string {
  const path = target.startsWith('/') ? target : posix.join('/', posix.dirname(part), target);
  return posix.normalize(path).slice(1);
}

/** The relations of a new sheet to the notes on its cells (`rId2`) and to their boxes (`rId1`). */
export function noteRelations(
  sheet: string,
  { comments, drawing }: { readonly comments: string; readonly drawing: string },
): string {
  const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (id: string, kind: string, part: string): string =>
    `<Relationship Id="${id}" Type="${types}/${kind}" Target="${relativeTarget(sheet, part)}"/>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('rId1', 'vmlDrawing', drawing)}${relation('rId2', 'comments', comments)}</Relationships>`;
}
