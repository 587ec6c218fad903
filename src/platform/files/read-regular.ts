import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { NOT_REGULAR } from './error-code.ts';

// Without it, opening a pipe waits for somebody who writes into it, and no signal ends that wait.
const AT_ONCE = constants.O_RDONLY | constants.O_NONBLOCK;

/**
 * The whole of a regular file. Throws, with a `code`, for what is not there or may not be read, and
 * at once for a pipe or a device: those may never end, and cannot be read twice.
 *
 * @param most the greatest size in bytes that is read; a larger file gives undefined
 */
export async function readRegular(path: string): Promise<Buffer>;
export async function readRegular(path: string, most: number): Promise<Buffer | undefined>;
export async function readRegular(path: string, most = Infinity): Promise<Buffer | undefined> {
  return withRegular(path, async (file) =>
    (await file.stat()).size > most ? undefined : await file.readFile(),
  );
}

/** The same as a text in UTF-8. */
export async function readText(path: string): Promise<string> {
  return (await readRegular(path)).toString('utf8');
}

/** The first bytes of a regular file, fewer where it is shorter. Throws as `readRegular` does. */
export async function firstBytes(path: string, count: number): Promise<Buffer> {
  return withRegular(path, async (file) => {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  });
}

async function withRegular<T>(path: string, read: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, AT_ONCE);
  try {
    const found = await file.stat();
    // Of a folder the reading itself says what it is.
    if (!found.isFile() && !found.isDirectory())
      throw Object.assign(new Error(`${path} is not a regular file`), { code: NOT_REGULAR });
    return await read(file);
  } finally {
    await file.close();
  }
}
