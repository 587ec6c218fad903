import { shiftFormula } from './shift-formula.ts';
import { attributeIn, findTag, tagEnd } from './tags.ts';

/**
 * Excel writes the formula of neighbouring cells once, in the first of them. Where
 * that one gives way to a text, the others get the formula written out.
 */
export interface SharedFormulas {
  /** A cell gives way; `xml` is what it was. */
  readonly replaced: (xml: string, row: number, column: number) => void;
  /** Whether some cell of this XML may need its formula written out. */
  readonly concerns: (xml: string) => boolean;
  /** A cell that stays, with its formula written out if the first of its kind has gone. */
  readonly kept: (xml: string, row: number, column: number) => string;
}

interface Orphaned {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

export function sharedFormulas(prefix: string): SharedFormulas {
  const orphaned = new Map<string, Orphaned>();
  const formulaOf = (xml: string) => {
    const start = findTag(xml, `<${prefix}f`, 0);
    if (start < 0) return undefined;
    const openEnd = tagEnd(xml, start);
    const tag = xml.slice(start, openEnd);
    if (attributeIn(tag, 't') !== 'shared') return undefined;
    const index = attributeIn(tag, 'si') ?? '';
    const empty = tag.endsWith('/>');
    const close = empty ? openEnd : findTag(xml, `</${prefix}f`, openEnd);
    const end = empty ? openEnd : tagEnd(xml, close);
    return { start, end, index, formula: xml.slice(openEnd, Math.max(openEnd, close)) };
  };
  return {
    replaced: (xml, row, column) => {
      const found = formulaOf(xml);
      // XML's escapes stay as they are: no address is in them.
      if (found && found.formula !== '')
        orphaned.set(found.index, { formula: found.formula, row, column });
    },
    concerns: (xml) => orphaned.size > 0 && xml.includes('shared'),
    kept: (xml, row, column) => {
      const found = orphaned.size > 0 ? formulaOf(xml) : undefined;
      const first = found && orphaned.get(found.index);
      if (!first || found.formula !== '') return xml;
      const formula = shiftFormula(first.formula, row - first.row, column - first.column);
      const written = `<${prefix}f>${formula}</${prefix}f>`;
      return xml.slice(0, found.start) + written + xml.slice(found.end);
    },
  };
}
