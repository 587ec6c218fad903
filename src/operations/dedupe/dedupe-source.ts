import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { openCsvFile, type ByteSource } from '../../sources/csv/csv-file.ts';
import { unusable } from '../../sources/unusable.ts';
import type { World } from '../../world.ts';

const OPEN_ALREADY = /^\/dev\/(?:fd\/\d+|stdin)$/u;

/**
 * A file, plain or packed, or standard input where it is `-`. What cannot be read twice, as a pipe,
 * is held in memory; a file is not. Throws (65) for what is not there, and for a pipe with a name:
 * opening one waits for a writer, who may never come. A shell's `<(...)` is open already.
 */
export async function openSource(file: string, world: World): Promise<ByteSource> {
  if (file === '-') return { path: 'Standard input', read: await held(world.stdin) };
  const path = resolve(world.cwd, file);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFIFO() === true && OPEN_ALREADY.test(path))
    return { path: file, read: await held(createReadStream(path)) };
  return openCsvFile(path, file);
}

/** What is no table; the hint says what is. */
export const unreadable = (called: string, why: string): Error =>
  unusable(
    `${called} cannot be used: ${why}.`,
    'Name a CSV file with a row of column titles, or - to read standard input.',
  );

async function held(stream: Readable): Promise<() => Promise<Readable>> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return () => Promise.resolve(Readable.from(chunks));
}
