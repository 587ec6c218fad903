import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import { AppError, EXIT } from '../../errors.ts';
import { zipped } from '../../workbook/xlsx/write-package.ts';
import type { PublishedList, ListSection } from '../published-list.ts';
import { fillPart, type Filling, type LetterLine } from './letter-paragraphs.ts';

/** The parts of a Word document in which people write. */
const WRITTEN_IN = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/u;

/** What a letter may hold between {{ and }}; case and spaces do not count. */
const PLACEHOLDERS = [
  'organizations',
  'individuals',
  'organization count',
  'individual count',
  'signer count',
  'letter',
  'note',
] as const;

type Placeholder = (typeof PLACEHOLDERS)[number];

/**
 * The coalition's own Word letter with the list in it. A paragraph that holds nothing but
 * {{organizations}} becomes a paragraph a name, in the style in which it stood; within a sentence
 * the names follow each other. All else keeps its bytes. The same letter and list give the same file.
 *
 * Throws an AppError (65) for what is no Word document, for a letter without a placeholder, and for
 * one that is not known.
 *
 * @param list both kinds of signers, public
 * @param location the letter's file, for messages
 */
export async function fillLetter(
  letter: Buffer,
  list: PublishedList,
  location: string,
): Promise<Uint8Array> {
  const parts = await partsOf(letter, location);
  const used = new Set<Placeholder>();
  const fillings = fillingsFrom(list);
  const unknown = new Set<string>();
  const fillingOf = (name: string): Filling => {
    const meant = name.trim().toLowerCase().replace(/\s+/gu, ' ');
    const known = PLACEHOLDERS.find((each) => each === meant);
    if (known === undefined) unknown.add(name.trim());
    else used.add(known);
    return known === undefined ? '' : fillings[known];
  };
  const filled = parts.map(({ name, content }) =>
    WRITTEN_IN.test(name)
      ? { name, content: Buffer.from(fillPart(content.toString('utf8'), fillingOf)) }
      : { name, content },
  );
  const [stranger] = unknown;
  if (stranger !== undefined) {
    throw notFilled(location, `holds {{${stranger}}}, which is not a known placeholder`);
  }
  if (used.size === 0) throw notFilled(location, 'holds no placeholder');
  return buffer(zipped(filled));
}

function fillingsFrom({ sections, letterName, note }: PublishedList): Record<Placeholder, Filling> {
  const of = (kind: ListSection['kind']): ListSection | undefined =>
    sections.find((section) => section.kind === kind);
  const [organizations, individuals] = [of('organizations'), of('individuals')];
  const count = (section: ListSection | undefined): number => section?.count ?? 0;
  return {
    organizations: linesOf(organizations),
    individuals: linesOf(individuals),
    'organization count': String(count(organizations)),
    'individual count': String(count(individuals)),
    'signer count': String(count(organizations) + count(individuals)),
    letter: letterName,
    note,
  };
}

function linesOf(section: ListSection | undefined): readonly LetterLine[] {
  if (!section) return [];
  const lines = section.groups.flatMap(({ heading, entries }): readonly LetterLine[] => [
    ...(heading === '' ? [] : [{ text: heading, isHeading: true }]),
    ...entries.map(({ line }) => ({ text: line, isHeading: false })),
  ]);
  return section.more === '' ? lines : [...lines, { text: section.more, isHeading: false }];
}

interface LetterPart {
  readonly name: string;
  readonly content: Buffer;
}

/** Letters are small; what unpacks to more than this is no letter. */
const MOST_BYTES = 200 * 1024 * 1024;

async function partsOf(letter: Buffer, location: string): Promise<readonly LetterPart[]> {
  const parts: LetterPart[] = [];
  let bytes = 0;
  try {
    const zip = await yauzl.fromBufferPromise(letter, { lazyEntries: true, autoClose: false });
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      bytes += entry.uncompressedSize;
      if (bytes > MOST_BYTES) throw new Error('It unpacks to more than 200 MB.');
      const content = await buffer(await zip.openReadStreamPromise(entry));
      parts.push({ name: entry.fileName, content });
    }
  } catch (error) {
    throw noDocument(location, error);
  }
  if (!parts.some(({ name }) => name === 'word/document.xml')) throw noDocument(location);
  return parts;
}

function noDocument(location: string, cause?: unknown): AppError {
  return new AppError(`${location} is not a Word document (.docx).`, {
    exitCode: EXIT.data,
    hint: 'Open it in Word or LibreOffice and save it as .docx, without a password.',
    cause,
  });
}

function notFilled(location: string, what: string): AppError {
  const known = PLACEHOLDERS.map((name) => `{{${name}}}`).join(', ');
  return new AppError(`${location} ${what}.`, {
    exitCode: EXIT.data,
    hint: `Write one of these where the list should stand: ${known}.`,
  });
}
