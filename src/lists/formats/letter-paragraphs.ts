import { parseXml, type XmlElement } from '../../workbook/xlsx/xml.ts';
import { escapeXml } from '../../workbook/xlsx/text.ts';

/** One line to put into a letter. */
export interface LetterLine {
  readonly text: string;
  /** Stands above the lines that follow it: bold, and on the same page as the next. */
  readonly isHeading: boolean;
}

/** What stands for the words between {{ and }}: a text within a sentence, or lines. */
export type Filling = string | readonly LetterLine[];

/** Fills one part of a Word document; everything outside the placeholders keeps its bytes. */
export function fillPart(xml: string, fillingOf: (name: string) => Filling): string {
  const edits = paragraphsIn(parseXml(xml)).flatMap((paragraph) =>
    editsFor(xml, paragraph, fillingOf),
  );
  let filled = xml;
  for (const { start, end, by } of edits.sort((a, b) => b.start - a.start)) {
    filled = filled.slice(0, start) + by + filled.slice(end);
  }
  return filled;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** A piece of text and the run that it is in; Word splits a text wherever it likes. */
interface TextPiece {
  readonly run: XmlElement;
  readonly element: XmlElement;
}

interface Paragraph {
  readonly element: XmlElement;
  /** Its own, not those of a text box within it. */
  readonly pieces: TextPiece[];
  /** Whether there is nothing but text in it: no picture, no text box, no footnote. */
  readonly isPlain: boolean;
}

const PLACEHOLDER = /\{\{([^{}]*)\}\}/gu;
/** What a paragraph of text may hold beside its runs: Word's notes to itself. */
const SILENT: ReadonlySet<string> = new Set(['pPr', 'proofErr', 'bookmarkStart', 'bookmarkEnd']);
const RUN_OF_TEXT: ReadonlySet<string> = new Set(['rPr', 't', 'lastRenderedPageBreak']);

function editsFor(
  xml: string,
  paragraph: Paragraph,
  fillingOf: (name: string) => Filling,
): readonly Edit[] {
  const whole = paragraph.pieces.map(({ element }) => element.text).join('');
  const found = [...whole.matchAll(PLACEHOLDER)];
  if (found.length === 0) return [];
  const [[only, name = ''] = ['', '']] = found;
  const filling = fillingOf(name);
  if (typeof filling !== 'string' && whole.trim() === only && paragraph.isPlain) {
    return [asLines(xml, paragraph, filling)];
  }
  return within(paragraph, found, fillingOf);
}

/** A paragraph for each line in place of the one that held the placeholder, all looking like it. */
function asLines(xml: string, { element, pieces }: Paragraph, lines: readonly LetterLine[]): Edit {
  const { prefix } = element;
  const looks = propertiesOf(xml, element, 'pPr');
  const run = pieces.find((piece) => piece.element.text.includes('{'))?.run ?? element;
  const runLooks = propertiesOf(xml, run, 'rPr');
  // A section of pages ends with the paragraph that says so: only with the last of them.
  const within = looks.replace(new RegExp(`<${prefix}sectPr.*?</${prefix}sectPr>`, 'su'), '');
  const shown = lines.length === 0 ? [{ text: '', isHeading: false }] : lines;
  const paragraphs = shown.map(({ text, isHeading }, at) => {
    const plain = at === shown.length - 1 ? looks : within;
    const own = isHeading ? withProperty(plain, prefix, 'pPr', 'keepNext') : plain;
    const letters = isHeading ? withProperty(runLooks, prefix, 'rPr', 'b') : runLooks;
    const words = `<${prefix}t xml:space="preserve">${escapeXml(text)}</${prefix}t>`;
    return `<${prefix}p>${own}<${prefix}r>${letters}${words}</${prefix}r></${prefix}p>`;
  });
  return { start: element.start, end: element.end, by: paragraphs.join('') };
}

/** Placeholders within a sentence: each goes where it began; lines become one row of names. */
function within(
  { element: { prefix }, pieces }: Paragraph,
  found: readonly RegExpExecArray[],
  fillingOf: (name: string) => Filling,
): readonly Edit[] {
  let at = 0;
  return pieces.flatMap(({ element }): readonly Edit[] => {
    const [start, end] = [at, at + element.text.length];
    at = end;
    const touched = found.filter(
      ({ index, 0: { length } }) => index < end && index + length > start,
    );
    if (touched.length === 0) return [];
    let text = '';
    let from = start;
    for (const { index, 0: all, 1: name = '' } of touched) {
      text += element.text.slice(from - start, Math.max(index, from) - start);
      if (index >= start) text += asText(fillingOf(name));
      from = Math.min(index + all.length, end);
    }
    text += element.text.slice(from - start);
    const by = `<${prefix}t xml:space="preserve">${escapeXml(text)}</${prefix}t>`;
    return [{ start: element.start, end: element.end, by }];
  });
}

function asText(filling: Filling): string {
  if (typeof filling === 'string') return filling;
  return filling
    .filter(({ isHeading }) => !isHeading)
    .map(({ text }) => text)
    .join('; ');
}

/** Every paragraph, those in tables and text boxes too. */
function paragraphsIn(root: XmlElement): readonly Paragraph[] {
  const found: Paragraph[] = [];
  const visit = (element: XmlElement, own: Paragraph | undefined, run: XmlElement): void => {
    const isParagraph = element.name === 'p' && element.prefix === root.prefix;
    const paragraph = isParagraph
      ? { element, pieces: new Array<TextPiece>(), isPlain: isPlain(element) }
      : own;
    if (paragraph && isParagraph) found.push(paragraph);
    const inRun = element.name === 'r' ? element : run;
    if (element.name === 't' && element.prefix === root.prefix) {
      paragraph?.pieces.push({ run: inRun, element });
    }
    for (const child of element.children) visit(child, paragraph, inRun);
  };
  visit(root, undefined, root);
  return found;
}

function isPlain({ children }: XmlElement): boolean {
  return children.every(
    ({ name, children: inner }) =>
      SILENT.has(name) || (name === 'r' && inner.every((each) => RUN_OF_TEXT.has(each.name))),
  );
}

/** The properties of a paragraph or a run as they are written; '' where it has none. */
function propertiesOf(xml: string, { children }: XmlElement, name: 'pPr' | 'rPr'): string {
  const found = children.find((child) => child.name === name);
  return found ? xml.slice(found.start, found.end) : '';
}

/** One property more. Their order is fixed: after the style, which is the first where there is one. */
function withProperty(
  properties: string,
  prefix: string,
  holder: 'pPr' | 'rPr',
  property: 'keepNext' | 'b',
): string {
  const tag = `<${prefix}${property}/>`;
  if (new RegExp(`<${prefix}${property}[ />]`, 'u').test(properties)) return properties;
  const opened = new RegExp(
    `^<${prefix}${holder}(?: [^>]*)?>(?:<${prefix}(?:pStyle|rStyle)[^>]*/>)?(?:<${prefix}rFonts[^>]*/>)?`,
    'u',
  ).exec(properties)?.[0];
  if (opened === undefined || /^<[^>]*\/>/u.test(properties)) {
    return `<${prefix}${holder}>${tag}</${prefix}${holder}>`;
  }
  return opened + tag + properties.slice(opened.length);
}
