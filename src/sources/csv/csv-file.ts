import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { whyUnreadable } from '../../platform/files/unreadable.ts';
import { AppError, EXIT } from '../../errors.ts';

/** A file that can be read from its beginning more than once. */
export interface ByteSource {
  /** The path, for people. */
  readonly path: string;
  readonly read: () => Promise<Readable>;
}

const SIGNATURE_LENGTH = 16;
/** How a zip archive begins, an empty one included; a first title may begin with PK as well. */
const ARCHIVE = /^PK(?:\x03\x04|\x05\x06)/u;
/** What people save under the name of a CSV file, and how such files begin. */
const IMPOSTORS: readonly (readonly [RegExp, string, string])[] = [
  [/^%PDF/u, 'a PDF', 'Download the responses as CSV.'],
  [/^\u00d0\u00cf\u0011\u00e0/u, 'an Excel workbook', 'Save it as CSV UTF-8.'],
  [/^\s*<(?:!doctype|html)/iu, 'a web page', 'The download needs a signed-in account.'],
];

/**
 * The bytes of a CSV file, or of the only CSV file in a zip archive (known by
 * its first bytes, whatever its name is).
 *
 * Throws `AppError` 65 for a file that cannot be read or is evidently something else.
 */
export async function openCsvFile(path: string): Promise<ByteSource> {
  const start = await firstBytes(path);
  if (start.length === 0) throw unusable(`${path} is empty.`, 'Download the responses again.');
  if (ARCHIVE.test(start)) return { path, read: () => zippedCsv(path) };
  for (const [signature, kind, hint] of IMPOSTORS) {
    if (signature.test(start)) throw unusable(`${path} is ${kind}, not a CSV file.`, hint);
  }
  return { path, read: () => Promise.resolve(createReadStream(path)) };
}

async function firstBytes(path: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(SIGNATURE_LENGTH));
      return buffer.toString('latin1', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw unusable(
      `${path} cannot be read: ${whyUnreadable(cause)}.`,
      'Correct the path of this source in the config, or put the file there.',
      cause,
    );
  }
}

async function zippedCsv(path: string): Promise<Readable> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { autoClose: false });
    const entry = onlyCsv(await entriesOf(zip), path);
    const stream = await zip.openReadStreamPromise(entry);
    const opened = zip;
    stream.on('close', () => {
      opened.close();
    });
    return stream;
  } catch (cause) {
    zip?.close();
    if (cause instanceof AppError) throw cause;
    throw unusable(
      `${path} is a zip archive that cannot be read.`,
      'Download it again, or unpack it and write the path of the CSV file.',
      cause,
    );
  }
}

async function entriesOf(zip: ZipFile): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return entries;
}

function onlyCsv(entries: readonly Entry[], path: string): Entry {
  const files = entries.filter(
    ({ fileName }) => !/(?:^|\/)(?:__MACOSX\/|\.)/u.test(fileName) && !fileName.endsWith('/'),
  );
  if (files.some(({ fileName }) => fileName === 'xl/workbook.xml')) {
    throw unusable(`${path} is an Excel workbook, not a CSV file.`, 'Save it as CSV UTF-8.');
  }
  const csv = files.filter(({ fileName }) => /\.(?:csv|tsv|txt)$/iu.test(fileName));
  const [only, ...others] = csv;
  if (only === undefined) throw unusable(`${path} holds no CSV file.`, 'Download it as CSV.');
  if (others.length === 0) return only;
  throw unusable(
    `${path} holds ${csv.length} CSV files: ${csv.map(({ fileName }) => fileName).join(', ')}.`,
    'Unpack it and write the path of the one that is meant, or one source for each.',
  );
}

/** Data that cannot be used: what, and what to do. */
export function unusable(message: string, hint: string, cause?: unknown): AppError {
  return new AppError(message, { exitCode: EXIT.data, hint, cause });
}
