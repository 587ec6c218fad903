import { TextDecoder } from 'node:util';
import { Transform, type TransformCallback } from 'node:stream';
import { AppError } from '../../errors.ts';
import { unusable, type ByteSource } from './csv-file.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface Survey {
  readonly encoding: Encoding;
  /** The beginning of the file as text, without its byte order mark. */
  readonly head: string;
}

const HEAD_BYTES = 65_536;

/**
 * Reads the whole file once, to know how it is written before anything of it
 * is used: UTF-16 by its byte order mark or its zero bytes, else UTF-8 where all
 * of it is, else Windows-1252, as Excel saves CSV in the Americas and western Europe.
 */
export async function surveyOf(file: ByteSource): Promise<Survey> {
  const check = new TextDecoder('utf-8', { fatal: true });
  const chunks: Buffer[] = [];
  let kept = 0;
  let isUtf8 = true;
  for await (const bytes of bytesOf(file)) {
    if (kept < HEAD_BYTES) {
      chunks.push(bytes);
      kept += bytes.length;
    }
    isUtf8 &&= decodes(check, bytes, true);
  }
  if (kept === 0) throw unusable(`${file.path} is empty.`, 'Download the responses again.');
  isUtf8 &&= decodes(check, Buffer.alloc(0), false);
  const head = Buffer.concat(chunks).subarray(0, HEAD_BYTES);
  const encoding = utf16Of(head) ?? (isUtf8 ? 'utf-8' : 'windows-1252');
  return { encoding, head: decoderOf(encoding)(head, true).replace(/^\ufeff/u, '') };
}

async function* bytesOf(file: ByteSource): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of await file.read()) yield chunk as Buffer;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw unusable(
      `${file.path} cannot be read to its end.`,
      'It was cut off or damaged on its way: download it again.',
      cause,
    );
  }
}

function decodes(decoder: TextDecoder, bytes: Buffer, stream: boolean): boolean {
  try {
    decoder.decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

function utf16Of(head: Buffer): Encoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  // Titles are mostly Latin letters, each with a zero byte before or after it.
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const many = head.length / 8;
  if ((zeros[1] ?? 0) > many) return 'utf-16le';
  return (zeros[0] ?? 0) > many ? 'utf-16be' : undefined;
}

/** Turns a file's bytes into UTF-8, chunk by chunk. */
export function toUtf8(encoding: Encoding): Transform {
  const decode = decoderOf(encoding);
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      done(null, encoding === 'utf-8' ? chunk : Buffer.from(decode(chunk, true)));
    },
    flush(done: TransformCallback) {
      done(null, encoding === 'utf-8' ? undefined : Buffer.from(decode(Buffer.alloc(0), false)));
    },
  });
}

/** The 32 characters in which Windows-1252 differs from Latin-1; unused codes stay as they are. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decoderOf(encoding: Encoding): (bytes: Buffer, stream: boolean) => string {
  // Several Node releases decode windows-1252 as if it were Latin-1 (nodejs/node#56542).
  if (encoding === 'windows-1252') {
    return (bytes) =>
      bytes
        .toString('latin1')
        .replace(/[\u0080-\u009f]/gu, (each) => WINDOWS.charAt(each.charCodeAt(0) - 0x80));
  }
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (bytes, stream) => decoder.decode(bytes, { stream });
}
