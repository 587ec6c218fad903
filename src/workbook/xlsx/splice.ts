import { escapeXml } from './text.ts';
import type { XmlElement } from './xml.ts';

/** Characters `start` to `end` of a part give way to `text`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** All of them at once, every other character as it was; those at one place in the order given. */
export function splice(text: string, splices: readonly Splice[]): string {
  const ordered = splices.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let at = 0;
  let result = '';
  for (const each of ordered) {
    result += text.slice(at, each.start) + each.text;
    at = each.end;
  }
  return result + text.slice(at);
}

/** Adds to the end of an element's content, also where it is written `<name/>`. */
export function append(text: string, element: XmlElement, xml: string): Splice {
  const tag = text.slice(element.start, element.openEnd);
  if (!tag.endsWith('/>')) return { start: element.closeStart, end: element.closeStart, text: xml };
  const closing = `</${element.prefix}${element.name}>`;
  return {
    start: element.openEnd - 2,
    end: element.openEnd,
    text: `>${xml}${closing}`,
  };
}

/** Gives an attribute without prefix a value, in place where it is there. */
export function setAttribute(
  text: string,
  element: Pick<XmlElement, 'start' | 'openEnd'>,
  name: string,
  value: string,
): Splice {
  const tag = text.slice(element.start, element.openEnd);
  const written = ` ${name}="${escapeXml(value)}"`;
  const found = new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*')`).exec(tag);
  if (found) {
    const start = element.start + found.index;
    return { start, end: start + found[0].length, text: written };
  }
  const start = element.openEnd - (tag.endsWith('/>') ? 2 : 1);
  return { start, end: start, text: written };
}
