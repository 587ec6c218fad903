import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { firstBytes } from '../../platform/files/read-regular.ts';
import { hintUnreadable, whyUnreadable } from '../../platform/files/unreadable.ts';
import { unusable } from '../unusable.ts';

/** Bytes that can be read from their beginning more than once. */
export interface ByteSource {
  /** What people call it: a path, or standard input. */
  readonly path: string;
  readonly read: () => Promise<Readable>;
}

const SIGNATURE_LENGTH = 16;
const READ_BYTES = 1 << 19;

/**
 * The bytes of a CSV file, or of the only CSV file in a zip or gzip archive (known by
 * its first bytes, whatever its name is).
 *
 * `called` is what its user calls it. Throws `AppError` 65 for what is no regular file or
 * cannot be read: a pipe or a device may never end, and cannot be read twice.
 */
export async function openCsvFile(path: string, called = path): Promise<ByteSource> {
  const start = await signature(path, called);
  if (start.length === 0) throw unusable(`${called} is empty.`, 'Download the responses again.');
  if (isZip(start)) {
    return { path: called, read: async () => (await archive()).zippedCsv(path, called) };
  }
  const plain = (): Readable => createReadStream(path, { highWaterMark: READ_BYTES });
  if (isGzip(start)) {
    return { path: called, read: async () => (await archive()).gunzipped(plain(), called) };
  }
  return { path: called, read: () => Promise.resolve(plain()) };
}

/** Loaded where a list is packed, which few are: it takes a good part of a small list's time. */
const archive = () => import('./csv-archive.ts');

/** How a zip archive begins, an empty one included; a first title may begin with PK as well. */
function isZip(start: Buffer): boolean {
  return /^PK(?:\x03\x04|\x05\x06)/u.test(start.toString('latin1'));
}

function isGzip(start: Buffer): boolean {
  return start[0] === 0x1f && start[1] === 0x8b && start[2] === 8;
}

async function signature(path: string, called: string): Promise<Buffer> {
  try {
    return await firstBytes(path, SIGNATURE_LENGTH);
  } catch (cause) {
    throw unusable(
      `${called} cannot be read: ${whyUnreadable(cause)}.`,
      hintUnreadable(cause, 'Correct the path, or put the CSV file there.'),
      cause,
    );
  }
}
