import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { AppError, EXIT } from '../../errors.ts';
import type { World } from '../../world.ts';

/** Bytes that can be read from their beginning more than once. */
export interface Source {
  /** As its user calls it. */
  readonly called: string;
  readonly open: () => Readable;
}

const READ_BYTES = 1 << 19;
const HEAD_BYTES = 65_536;

/** What is no table; a hint says what is. */
export const unreadable = (called: string, why: string, cause?: unknown): AppError =>
  new AppError(`${called} cannot be used: ${why}.`, {
    exitCode: EXIT.data,
    hint: 'Name a CSV file with a row of column titles, or - to read standard input.',
    cause,
  });

/**
 * A file, or standard input where it is `-`. What cannot be read twice, as a pipe, is held in
 * memory; a file is not. Throws (65) for what is not there.
 */
export async function openSource(file: string, world: World): Promise<Source> {
  if (file === '-') return { called: 'Standard input', open: await held(world.stdin) };
  const path = resolve(world.cwd, file);
  const found = await stat(path).catch((error: unknown) => {
    throw unreadable(file, 'there is no such file, or it may not be read', error);
  });
  if (found.isDirectory()) throw unreadable(file, 'it is a folder');
  if (!found.isFile()) return { called: file, open: await held(createReadStream(path)) };
  return { called: file, open: () => createReadStream(path, { highWaterMark: READ_BYTES }) };
}

async function held(stream: Readable): Promise<() => Readable> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return () => Readable.from(chunks);
}

/** The first bytes, enough to see how a table is laid out. */
export async function headOf({ called, open }: Source): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of open()) {
      chunks.push(chunk as Buffer);
      bytes += (chunk as Buffer).length;
      if (bytes >= HEAD_BYTES) break;
    }
  } catch (error) {
    throw unreadable(called, 'it may not be read', error);
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES);
}
