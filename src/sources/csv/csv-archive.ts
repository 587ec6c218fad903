import { Transform, type Duplex, type Readable, type TransformCallback } from 'node:stream';
import { crc32, createGunzip } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { AppError } from '../../errors.ts';
import { unusable } from '../unusable.ts';

/**
 * A file of responses is far smaller, a million rows of them included. More than this is an
 * archive that was made to fill a machine's memory.
 */
const MOST_UNPACKED = 2_000_000_000;

/** What a gzip file holds. Its checksum is verified by zlib. */
export function gunzipped(packed: Readable, called: string): Readable {
  return passing(passing(packed, createGunzip()), sizeLimit(called));
}

/** The bytes of the only CSV file in a zip archive; throws `AppError` 65 where there is not one. */
export async function zippedCsv(path: string, called: string): Promise<Readable> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { autoClose: false });
    const entry = onlyCsv(await entriesOf(zip), called);
    if (entry.uncompressedSize > MOST_UNPACKED) throw tooLarge(called);
    const stream = passing(await zip.openReadStreamPromise(entry), checksum(entry.crc32));
    const opened = zip;
    stream.on('close', () => {
      opened.close();
    });
    return stream;
  } catch (cause) {
    zip?.close();
    if (cause instanceof AppError) throw cause;
    throw unusable(
      `${called} is a zip archive that cannot be read.`,
      'Download it again, or unpack it and write the path of the CSV file.',
      cause,
    );
  }
}

/** Errors run along as data does. */
function passing(from: Readable, through: Duplex): Readable {
  from.on('error', (error) => through.destroy(error));
  through.on('close', () => from.destroy());
  return from.pipe(through);
}

/** yauzl checks the length of what it unpacks, but not the checksum. */
function checksum(promised: number): Transform {
  let sum = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      sum = crc32(chunk, sum);
      done(null, chunk);
    },
    flush(done: TransformCallback) {
      done(sum === promised ? null : new Error('The checksum of the archive does not fit.'));
    },
  });
}

function sizeLimit(called: string): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      bytes += chunk.length;
      if (bytes > MOST_UNPACKED) done(tooLarge(called));
      else done(null, chunk);
    },
  });
}

function tooLarge(called: string): AppError {
  return unusable(
    `${called} unpacks to more than ${String(MOST_UNPACKED / 1e9)} GB: that is not a file of responses.`,
    'Download the responses again.',
  );
}

async function entriesOf(zip: ZipFile): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return entries;
}

/** Workbooks are zip archives too, told by a file that each of their kind holds. */
const WORKBOOKS: readonly (readonly [RegExp, string, string])[] = [
  [
    /^xl\/workbook\.xml$/u,
    'an Excel workbook',
    'Write it as a source of type: xlsx, or save it as CSV UTF-8.',
  ],
  [/^content\.xml$/u, 'an OpenDocument spreadsheet', 'Save it as CSV, UTF-8.'],
  [/\.iwa$/u, 'a Numbers document', 'Export it as CSV, Unicode (UTF-8).'],
];

function onlyCsv(entries: readonly Entry[], called: string): Entry {
  const files = entries.filter(
    ({ fileName }) => !/(?:^|\/)(?:__MACOSX\/|\.)/u.test(fileName) && !fileName.endsWith('/'),
  );
  for (const [holds, kind, hint] of WORKBOOKS) {
    if (files.some(({ fileName }) => holds.test(fileName))) {
      throw unusable(`${called} is ${kind}, not a CSV file.`, hint);
    }
  }
  const csv = files.filter(({ fileName }) => /\.(?:csv|tsv|txt)$/iu.test(fileName));
  const [only, ...others] = csv;
  if (only === undefined) throw unusable(`${called} holds no CSV file.`, 'Download it as CSV.');
  if (others.length === 0) return only;
  throw unusable(
    `${called} holds ${csv.length} CSV files: ${csv.map(({ fileName }) => printable(fileName)).join(', ')}.`,
    'Unpack it and write the path of the one that is meant, or one source for each.',
  );
}

/** What an archive calls its files may hold anything, a terminal's commands included. */
function printable(name: string): string {
  return name.replace(/[\p{C}\u2028\u2029]/gu, '\uFFFD');
}
