import { buffer } from 'node:stream/consumers';
import {
  Document,
  HeadingLevel,
  type IParagraphOptions,
  type ISectionOptions,
  Packer,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx';
import yauzl from 'yauzl';
import { zipped } from '../../workbook/xlsx/write-package.ts';
import { SIGNER_STYLE, stylesIn } from './docx-styles.ts';
import { markup } from './html-template.ts';
import type { ListGroup, PublishedList, ListSection } from '../published-list.ts';

const COLUMNS = { count: 2, space: 480 };

/** US Letter with margins of an inch, in twentieths of a point. */
const PAGE = {
  size: { width: 12240, height: 15840 },
  margin: { top: 1440, right: 1440, bottom: 1440, left: 1440 },
};

/**
 * The list as a Word document: title and headings in Word's own styles, so that
 * a house style can be laid over them, and names in two columns in the style
 * "Signer". No date and no author is in it: the same list gives the same bytes.
 */
export async function toDocx({ letterName, languages, sections, note }: PublishedList) {
  const [language] = languages;
  const document = new Document({
    styles: stylesIn(language),
    sections: [
      part([new Paragraph({ text: letterName, heading: HeadingLevel.TITLE })], 1),
      ...sections.flatMap(sectionParts),
      ...(note === '' ? [] : [part([new Paragraph({ text: note, style: 'Note' })], 1)]),
    ],
  });
  const core = { path: 'docProps/core.xml', data: coreProperties(letterName, language) };
  return packedAnew(await Packer.toBuffer(document, undefined, [core]));
}

/** A run of paragraphs in one or two columns, on the page where the last one ended. */
function part(children: readonly Paragraph[], columns: 1 | 2): ISectionOptions {
  return {
    properties: {
      type: SectionType.CONTINUOUS,
      page: PAGE,
      ...(columns === 2 ? { column: COLUMNS } : {}),
    },
    children,
  };
}

function sectionParts({ heading, count, groups, more }: ListSection): readonly ISectionOptions[] {
  const rest = more === '' ? [] : [new Paragraph({ text: more, style: 'Note' })];
  return [
    part([headed(`${heading} (${count})`, HeadingLevel.HEADING_1)], 1),
    part([...groups.flatMap(groupParagraphs), ...rest], 2),
  ];
}

function groupParagraphs({ heading, count, entries }: ListGroup): readonly Paragraph[] {
  const names = entries.map(({ line, detail }) => {
    const behind = detail === '' ? [] : [new TextRun({ text: ` — ${detail}`, style: 'Detail' })];
    return new Paragraph({ children: [new TextRun(line), ...behind], style: SIGNER_STYLE });
  });
  return heading === ''
    ? names
    : [headed(`${heading} (${count})`, HeadingLevel.HEADING_2), ...names];
}

function headed(text: string, heading: IParagraphOptions['heading'] & string): Paragraph {
  return new Paragraph({ text, heading, keepNext: true });
}

/** The library would write the time of day. */
function coreProperties(title: string, language: string): string {
  const { html } =
    markup`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:language>${language}</dc:language></cp:coreProperties>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${html}`;
}

/** The same parts in a zip that names no time. */
async function packedAnew(bytes: Buffer): Promise<Uint8Array> {
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
  const parts: { name: string; content: Buffer }[] = [];
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    parts.push({
      name: entry.fileName,
      content: await buffer(await zip.openReadStreamPromise(entry)),
    });
  }
  return buffer(zipped(parts));
}
