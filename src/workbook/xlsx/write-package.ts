import { PassThrough, Readable } from 'node:stream';
import yazl from 'yazl';

/** One part to write: whole, or piece by piece. */
export interface PartToWrite {
  readonly name: string;
  readonly content: Buffer | (() => AsyncIterable<Buffer>);
}

/** The first instant that a zip can name; local, for a zip knows no zones. */
const NO_TIME = new Date(1980, 0, 1);

const OPTIONS = { mtime: NO_TIME, forceDosTimestamp: true, mode: 0o100644 } as const;

/**
 * Zips the parts in the order given. The bytes depend on nothing but the parts:
 * no clock, no zone. Parts given piece by piece are asked for one after the other.
 */
export async function* zipped(parts: readonly PartToWrite[]): AsyncGenerator<Buffer> {
  const zip = new yazl.ZipFile();
  const output = new PassThrough();
  zip.outputStream.pipe(output);
  const fail = (error: unknown): void => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  };
  zip.on('error', fail);
  for (const { name, content } of parts) {
    if (Buffer.isBuffer(content)) zip.addBuffer(content, name, OPTIONS);
    else {
      zip.addReadStreamLazy(name, OPTIONS, (give) => {
        const source = Readable.from(content(), { objectMode: false, highWaterMark: 1 << 16 });
        // `pipe` does not carry errors on: without this the zip would wait for ever.
        source.on('error', fail);
        give(null, source);
      });
    }
  }
  zip.end();
  for await (const chunk of output as AsyncIterable<Buffer>) yield chunk;
}
