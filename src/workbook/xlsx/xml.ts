import { SaxesParser } from 'saxes';

/** An element of a small part, with its place in the text so that it can be edited there. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** With its prefix and colon, '' for none. */
  readonly prefix: string;
  /** By their names as written, prefixes included. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Character data of the element itself, children left out. */
  readonly text: string;
  readonly start: number;
  /** Just after the opening tag. */
  readonly openEnd: number;
  /** Just before the closing tag; equals `end` where the element closes itself. */
  readonly closeStart: number;
  readonly end: number;
}

type Building = { -readonly [K in keyof XmlElement]: XmlElement[K] } & { children: Building[] };

/**
 * The tree of a small part (workbook, styles, relationships), offsets included.
 * For sheets and shared strings, which may be huge, there are readers that stream.
 * Throws on anything that is not well formed; entities of a DTD are never resolved.
 */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const open: Building[] = [];
  let root: Building | undefined;
  parser.on('opentag', (tag) => {
    const openEnd = parser.position;
    const colon = tag.name.indexOf(':');
    const element: Building = {
      name: tag.name.slice(colon + 1),
      prefix: tag.name.slice(0, colon + 1),
      attributes: tag.attributes,
      children: [],
      text: '',
      start: startOfTag(text, openEnd, tag.name),
      openEnd,
      closeStart: openEnd,
      end: openEnd,
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('text', (chars) => {
    const element = open.at(-1);
    if (element) element.text += chars;
  });
  parser.on('closetag', (tag) => {
    const element = open.pop();
    if (!element || tag.isSelfClosing) return;
    element.end = parser.position;
    element.closeStart = text.lastIndexOf('<', parser.position - 1);
  });
  parser.write(text).close();
  if (!root) throw new Error('There is no element in it.');
  return root;
}

// An attribute's value may hold anything but "<", so the last "<" before the end opens the tag.
function startOfTag(text: string, openEnd: number, name: string): number {
  const start = text.lastIndexOf('<', openEnd - 1);
  if (!text.startsWith(name, start + 1)) throw new Error(`The tag of ${name} is out of place.`);
  return start;
}

export function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((each) => each.name === name);
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element ? element.children.filter((each) => each.name === name) : [];
}

/** An attribute whatever its prefix; `id` finds `r:id`. An exact name goes first. */
export function attribute(element: XmlElement, name: string): string | undefined {
  const exact = element.attributes[name];
  if (exact !== undefined) return exact;
  const key = Object.keys(element.attributes).find((each) => each.endsWith(`:${name}`));
  return key === undefined ? undefined : element.attributes[key];
}
