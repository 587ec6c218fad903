import { AppError } from '../../errors.ts';
import { unusable } from '../unusable.ts';
import { decoderOf, isUtf32, tallying, utf16Of, type Encoding } from './csv-encoding.ts';
import type { ByteSource } from './csv-file.ts';
import { refuseImpostor } from './impostors.ts';
import { linesAt } from './lines-at.ts';
import { withoutLaterMarks, withoutZeros } from './stray-marks.ts';

/** A text that can be read from its beginning more than once. */
export interface CsvText {
  /** What people call the file. */
  readonly path: string;
  readonly encoding: Encoding;
  /** The beginning of the file, without its byte order mark. */
  readonly head: string;
  /** Whether it begins with a byte order mark, which Excel needs to read UTF-8. */
  readonly marked: boolean;
  /** Bytes that are no UTF-8 in a file that otherwise is: how many, and in which lines the first are. */
  readonly odd: { readonly count: number; readonly lines: readonly number[] };
  /** How many zero bytes stand at its end. */
  readonly zeros: number;
  /** All of it in UTF-8, from the beginning, without any byte order mark. */
  readonly read: () => AsyncIterable<Buffer>;
}

const HEAD_BYTES = 65_536;
const MARK = Buffer.from('\ufeff');

/**
 * Reads the whole file once, to know how it is written before anything of it is used.
 *
 * UTF-16 by its byte order mark or its zero bytes, else UTF-8 wherever it is, and other
 * bytes as Windows-1252 or Mac Roman. Throws `AppError` 65 for what is evidently no CSV.
 */
export async function openCsvText(file: ByteSource): Promise<CsvText> {
  const seen = await survey(file);
  if (seen.bytes === 0) throw unusable(`${file.path} is empty.`, 'Download the responses again.');
  const head = seen.head.subarray(0, lengthWithoutZeros(seen.head));
  if (isUtf32(head)) {
    throw unusable(`${file.path} is written in UTF-32.`, 'Save it as CSV UTF-8.');
  }
  const utf16 = utf16Of(head);
  const encoding = utf16 ?? seen.tally.encoding;
  // A zero byte is half a character there.
  const start = decoderOf(encoding)(utf16 === undefined ? head : seen.head);
  const isUnicode = utf16 !== undefined || encoding === 'utf-8';
  refuseImpostor(utf16 === undefined ? head : start, file.path, isUnicode);
  const marked = start.subarray(0, MARK.length).equals(MARK);
  const isPlain = encoding === 'utf-8' && !seen.laterMark && !marked && seen.zeros === 0;
  return {
    path: file.path,
    encoding,
    head: start.toString('utf8').replaceAll('\ufeff', ''),
    marked,
    odd: {
      count: encoding === 'mixed' ? seen.tally.odd : 0,
      lines: encoding === 'mixed' ? await linesAt(bytesOf(file), seen.tally.oddAt) : [],
    },
    zeros: utf16 === undefined ? seen.zeros : 0,
    read: () =>
      isPlain
        ? bytesOf(file)
        : withoutLaterMarks(withoutZeros(decoded(bytesOf(file), encoding)), firstLine(start)),
  };
}

interface TextSurvey {
  readonly bytes: number;
  readonly head: Buffer;
  readonly tally: ReturnType<ReturnType<typeof tallying>['end']>;
  readonly laterMark: boolean;
  readonly zeros: number;
}

async function survey(file: ByteSource): Promise<TextSurvey> {
  const tally = tallying();
  const kept: Buffer[] = [];
  let [bytes, zeros, laterMark] = [0, 0, false];
  let end: Buffer = Buffer.alloc(0);
  for await (const chunk of bytesOf(file)) {
    if (bytes < HEAD_BYTES) kept.push(chunk);
    const last = lengthWithoutZeros(chunk);
    zeros = last === 0 ? zeros + chunk.length : chunk.length - last;
    const joint = Buffer.concat([end, chunk.subarray(0, 2)]);
    laterMark ||= joint.includes(MARK) || chunk.includes(MARK, bytes === 0 ? 1 : 0);
    end = chunk.subarray(-2);
    bytes += chunk.length;
    tally.add(chunk);
  }
  const head = Buffer.concat(kept).subarray(0, HEAD_BYTES);
  return { bytes, head, tally: tally.end(), laterMark, zeros };
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

async function* decoded(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  const decode = decoderOf(encoding);
  for await (const chunk of chunks) yield decode(chunk);
  yield decode(undefined);
}

function lengthWithoutZeros(bytes: Buffer): number {
  let length = bytes.length;
  while (length > 0 && bytes[length - 1] === 0) length -= 1;
  return length;
}

const KNOWN_BY = 200;

/** The row of titles as it is written, as far as it stands on one line: enough to know it again. */
function firstLine(start: Buffer): Buffer {
  const text = start.toString('utf8').replace(/^\ufeff/u, '');
  return Buffer.from(/^[^\r\n]*/u.exec(text)?.[0] ?? '').subarray(0, KNOWN_BY);
}
