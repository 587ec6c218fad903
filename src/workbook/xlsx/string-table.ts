import { SaxesParser } from 'saxes';
import { localName } from './shared-strings.ts';
import { setAttribute, splice } from './splice.ts';
import { attributeIn } from './tags.ts';
import { decodeText, textXml } from './text.ts';

/**
 * The texts that cells name by number, and what a write adds to them. Those that are
 * there keep their place and their letters, also when no cell names them any more.
 */
export interface StringTable {
  /** The number of a text for one more cell: of a plain one that is there, else of a new one. */
  readonly use: (text: string) => number;
  /** A cell that named a text names it no more. */
  readonly release: () => void;
  /** The part, once all cells are written. */
  readonly xml: () => AsyncIterable<string>;
}

/** What a part of shared strings holds, and where it may grow. */
interface Scan {
  /** Of the texts asked for, those without a format of their own, by number. */
  readonly known: ReadonlyMap<string, number>;
  readonly length: number;
  readonly prefix: string;
  /** The tag that opens it. */
  readonly openTag: string;
  readonly openEnd: number;
  /** Behind its last text. */
  readonly end: number;
}

/**
 * The strings of a workbook that has some.
 *
 * @param read gives the part, as often as asked
 * @param wanted the texts to look for in it; of others a second copy may be added
 */
export async function stringTable(
  read: () => AsyncIterable<string>,
  wanted: ReadonlySet<string>,
): Promise<StringTable> {
  const scan = await scanned(read(), wanted);
  const grown = growing(scan.known, scan.length);
  return {
    ...grown,
    xml: () => {
      const tag = counted(scan, grown.uses(), grown.added.length);
      return insert(read(), scan, tag, itemsXml(grown.added, scan.prefix));
    },
  };
}

export function newStringTable(namespace: string): StringTable {
  const grown = growing(new Map(), 0);
  return {
    ...grown,
    async *xml() {
      yield await Promise.resolve('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n');
      const counts = `count="${grown.uses()}" uniqueCount="${grown.added.length}"`;
      yield `<sst xmlns="${namespace}" ${counts}>`;
      yield* itemsXml(grown.added, '');
      yield '</sst>';
    },
  };
}

function growing(before: ReadonlyMap<string, number>, length: number) {
  const known = new Map(before);
  const added: string[] = [];
  let uses = 0;
  return {
    added,
    uses: () => uses,
    use: (text: string): number => {
      uses += 1;
      const index = known.get(text);
      if (index !== undefined) return index;
      known.set(text, length + added.length);
      return length + added.push(text) - 1;
    },
    release: (): void => {
      uses -= 1;
    },
  };
}

async function scanned(pieces: AsyncIterable<string>, wanted: ReadonlySet<string>): Promise<Scan> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const known = new Map<string, number>();
  const open: string[] = [];
  let [length, openEnd, end, prefix, openTag] = [0, 0, 0, '', ''];
  let text = '';
  let plain = true;
  let head = '';
  parser.on('opentag', ({ name }) => {
    const local = localName(name);
    open.push(local);
    if (open.length === 1) {
      openEnd = end = parser.position;
      prefix = name.slice(0, name.length - local.length);
      openTag = head.slice(head.lastIndexOf(`<${name}`, openEnd), openEnd);
    } else if (open.length === 2) [text, plain] = ['', true];
    else if (local !== 't') plain = false;
  });
  parser.on('text', (chars) => {
    if (open.at(-1) === 't') text += chars;
  });
  parser.on('cdata', (chars) => {
    if (open.at(-1) === 't') text += chars;
  });
  parser.on('closetag', () => {
    const name = open.pop();
    if (open.length !== 1 || name !== 'si') return;
    end = parser.position;
    const decoded = plain ? decodeText(text) : '';
    if (wanted.has(decoded) && plain && !known.has(decoded)) known.set(decoded, length);
    length += 1;
  });
  for await (const piece of pieces) {
    if (openEnd === 0) head += piece;
    parser.write(piece);
  }
  parser.close();
  return { known, length, prefix, openTag, openEnd, end };
}

/** The opening tag with its counts, which programs may make room by. */
function counted({ openTag, length }: Scan, uses: number, added: number): string {
  const element = { start: 0, openEnd: openTag.length };
  const count = Number(attributeIn(openTag, 'count') ?? length);
  const tag = splice(openTag, [
    setAttribute(openTag, element, 'count', String(Math.max(0, count + uses))),
    setAttribute(openTag, element, 'uniqueCount', String(length + added)),
  ]);
  return tag.replace(/\s*\/>$/, '>');
}

async function* insert(
  pieces: AsyncIterable<string>,
  { openTag, openEnd, end, prefix }: Scan,
  newTag: string,
  items: Iterable<string>,
): AsyncGenerator<string> {
  let head = '';
  let position = 0;
  let inserted = false;
  for await (const piece of pieces) {
    let rest = piece;
    if (position === 0) {
      head += piece;
      if (head.length < openEnd) continue;
      yield head.slice(0, openEnd - openTag.length) + newTag;
      rest = head.slice(openEnd);
      position = openEnd;
    }
    const at = end - position;
    position += rest.length;
    if (inserted || at > rest.length) {
      yield rest;
      continue;
    }
    inserted = true;
    yield rest.slice(0, at);
    yield* items;
    yield (openTag.endsWith('/>') ? `</${prefix}sst>` : '') + rest.slice(at);
  }
}

const BATCH = 1 << 16;

function* itemsXml(texts: readonly string[], prefix: string): Generator<string> {
  let batch = '';
  for (const text of texts) {
    batch += `<${prefix}si>${textXml(text, prefix)}</${prefix}si>`;
    if (batch.length < BATCH) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
}
