import { crc32 } from 'node:zlib';
import yauzl, { type Entry } from 'yauzl';
import { LARGEST_PACKAGE, LARGEST_PART } from './limits.ts';
import { damaged, notAWorkbook } from './refuse.ts';

/** The parts of an .xlsx file by name ("xl/workbook.xml"), in the order of the file. */
export interface Package {
  readonly names: readonly string[];
  /** Its bytes, piece by piece, unpacked; fails where they are damaged. */
  stream(name: string): AsyncIterable<Buffer>;
}

const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * Opens the zip and lists its parts; each is unpacked when it is asked for, and
 * checked against its size and checksum.
 * Throws an AppError (65) for whatever is not a whole, unencrypted zip.
 */
export async function openPackage(bytes: Buffer, location: string): Promise<Package> {
  if (bytes.subarray(0, 8).equals(COMPOUND_FILE)) {
    throw notAWorkbook(
      location,
      'is protected by a password or in the format of old Excel (.xls)',
      'Open it in Excel, take the password away, and save it as an Excel workbook (.xlsx).',
    );
  }
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') {
    throw notAWorkbook(location, bytes.length === 0 ? 'is empty' : 'is not an Excel workbook');
  }
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  const zip = await yauzl
    .fromBufferPromise(bytes, { lazyEntries: true, autoClose: false })
    .catch((error: unknown) => {
      throw damaged(location, error);
    });
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      if (entries.has(entry.fileName)) throw new Error('Two parts bear one name.');
      if (!entry.canDecodeFileData()) throw new Error('A part is packed in an unknown way.');
      entries.set(entry.fileName, entry);
      unpacked += entry.uncompressedSize;
    }
  } catch (error) {
    throw damaged(location, error);
  }

  // Each part is held to the size that it gives itself when it is unpacked.
  if (unpacked > LARGEST_PACKAGE) {
    throw notAWorkbook(location, `unpacks to more than ${LARGEST_PACKAGE / 2 ** 30} GB`);
  }

  async function* stream(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(name);
    if (!entry) throw notAWorkbook(location, `lacks its part ${name}`);
    try {
      const data = await zip.openReadStreamPromise(entry);
      let sum = 0;
      for await (const chunk of data as AsyncIterable<Buffer>) {
        sum = crc32(chunk, sum);
        yield chunk;
      }
      if (sum !== entry.crc32) throw new Error(`The checksum of ${name} is wrong.`);
    } catch (error) {
      throw damaged(location, error);
    }
  }

  return { names: [...entries.keys()], stream };
}

/** The text of a small part; byte-order marks go. Only UTF-8 is understood, as Excel writes it. */
export async function partText(pkg: Package, name: string): Promise<string> {
  let text = '';
  for await (const piece of decoded(pkg.stream(name))) {
    text += piece;
    if (text.length > LARGEST_PART) throw new Error(`${name} is too large.`);
  }
  return text;
}

/** Decodes UTF-8 piece by piece; a character is never torn. Throws a TypeError on anything else. */
export async function* decoded(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
