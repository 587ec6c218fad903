import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { eachOddByte, fromWindows1252, wholeLength, withoutOddBytes } from './odd-bytes.ts';

/** `mixed` is UTF-8 in which some bytes are not. */
export type Encoding = 'utf-8' | 'mixed' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh';

/** Turns the bytes of a text into UTF-8, as they come; `undefined` after the last of them. */
export type Decode = (bytes: Buffer | undefined) => Buffer;

export function decoderOf(encoding: Encoding): Decode {
  if (encoding === 'utf-8') return (bytes) => bytes ?? Buffer.alloc(0);
  if (encoding === 'windows-1252') {
    return (bytes) => Buffer.from(bytes === undefined ? '' : fromWindows1252(bytes));
  }
  if (encoding === 'mixed') return mixedDecoder();
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (bytes) => Buffer.from(decoder.decode(bytes, { stream: bytes !== undefined }));
}

function mixedDecoder(): Decode {
  let rest: Buffer = Buffer.alloc(0);
  return (bytes) => {
    const all = bytes === undefined ? rest : Buffer.concat([rest, bytes]);
    const whole = bytes === undefined ? all.length : wholeLength(all);
    rest = all.subarray(whole);
    const sure = all.subarray(0, whole);
    return isUtf8(sure) ? sure : withoutOddBytes(sure);
  };
}

/** UTF-16 by its byte order mark or by its zero bytes: titles are mostly Latin letters. */
export function utf16Of(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const [even = 0, odd = 0] = zerosAt(head, 2);
  const many = head.length / 8;
  if (odd > many && even < odd / 4) return 'utf-16le';
  return even > many && odd < even / 4 ? 'utf-16be' : undefined;
}

export function isUtf32(head: Buffer): boolean {
  const mark = head.subarray(0, 4).toString('hex');
  if (mark === 'fffe0000' || mark === '0000feff') return true;
  const [first = 0, second = 0, third = 0, fourth = 0] = zerosAt(head, 4);
  const many = head.length / 5;
  return second > many && third > many && (first > many || fourth > many);
}

/** How many zero bytes stand at each place of groups of `size` bytes. */
function zerosAt(head: Buffer, size: number): readonly number[] {
  const zeros = Array.from({ length: size }, () => 0);
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % size] = (zeros[at % size] ?? 0) + 1;
  });
  return zeros;
}

/** What a whole file shows of bytes beyond ASCII. */
interface ByteTally {
  readonly encoding: 'utf-8' | 'mixed' | 'windows-1252' | 'macintosh';
  /** Of the bytes that are no UTF-8: how many, and the first of them, counted from 0. */
  readonly odd: number;
  readonly oddAt: readonly number[];
}

const ODD_SHOWN = 5;

export interface Tallying {
  readonly add: (bytes: Buffer) => void;
  readonly end: () => ByteTally;
}

/**
 * Follows a file byte by byte: UTF-8 wherever bytes are, the others as Windows-1252, as Excel
 * writes in the Americas and western Europe, or as Macs wrote, where the accents show it. Bytes
 * that are UTF-8 by accident hardly occur, so that one stray byte changes the reading of no other.
 */
export function tallying(): Tallying {
  let rest: Buffer = Buffer.alloc(0);
  let [before, characters, odd, asMac, asWindows] = [0, 0, 0, 0, 0];
  const oddAt: number[] = [];
  const look = (bytes: Buffer): void => {
    if (isUtf8(bytes)) {
      if (!isAscii(bytes)) characters += 1;
    } else {
      characters += eachOddByte(bytes, (at) => {
        odd += 1;
        if (oddAt.length < ODD_SHOWN) oddAt.push(before + at);
        const sense = senseOf(bytes, at);
        if (sense === 'mac') asMac += 1;
        if (sense === 'windows') asWindows += 1;
      });
    }
    before += bytes.length;
  };
  return {
    add: (bytes) => {
      const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
      const whole = wholeLength(all);
      rest = all.subarray(whole);
      look(all.subarray(0, whole));
    },
    end: () => {
      look(rest);
      const single = asMac > asWindows ? 'macintosh' : 'windows-1252';
      return { encoding: odd === 0 ? 'utf-8' : characters > 0 ? 'mixed' : single, odd, oddAt };
    },
  };
}

/**
 * Between small letters stands a letter, or the apostrophe of Windows. The letters of Macs are
 * signs of Windows, and the other way round.
 */
function senseOf(bytes: Buffer, at: number): 'mac' | 'windows' | undefined {
  const byte = bytes[at] ?? 0;
  if (!isSmall(bytes[at - 1]) || !isSmall(bytes[at + 1])) return undefined;
  if (byte === 0x92 || byte >= 0xdf) return 'windows';
  return byte < 0xa0 ? 'mac' : undefined;
}

function isSmall(byte = 0): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}
