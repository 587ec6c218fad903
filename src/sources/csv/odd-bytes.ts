/** The 32 characters in which Windows-1252 differs from Latin-1; unused codes stay as they are. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Bytes as Windows-1252. Several Node releases decode that encoding as if it were
 * Latin-1 (nodejs/node#56542).
 */
export function fromWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/gu, (each) => WINDOWS.charAt(each.charCodeAt(0) - 0x80));
}

/**
 * How many bytes the UTF-8 character has that begins at `at`: 1 to 4, or 0 where none begins
 * there, or -1 where the bytes end within one.
 */
function characterAt(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  for (let nth = 1; nth < length; nth += 1) {
    const next = bytes[at + nth];
    if (next === undefined) return -1;
    // The second byte rules out overlong forms, surrogates and what lies beyond Unicode.
    const low = nth > 1 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    const high = nth > 1 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    if (next < low || next > high) return 0;
  }
  return length;
}

/** The length of bytes without a character that is cut off at their end. */
export function wholeLength(bytes: Buffer): number {
  for (let at = Math.max(0, bytes.length - 3); at < bytes.length; at += 1) {
    if (characterAt(bytes, at) === -1) return at;
  }
  return bytes.length;
}

/** Calls `odd` with the place of each byte that belongs to no UTF-8 character; gives the number of others beyond ASCII. */
export function eachOddByte(bytes: Buffer, odd: (at: number) => void): number {
  let characters = 0;
  for (let at = 0; at < bytes.length;) {
    const length = characterAt(bytes, at);
    if (length > 1) characters += 1;
    if (length < 1) odd(at);
    at += Math.max(1, length);
  }
  return characters;
}

/** The same text wholly in UTF-8, each odd byte read as Windows-1252. */
export function withoutOddBytes(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  eachOddByte(bytes, (at) => {
    parts.push(bytes.subarray(from, at), Buffer.from(fromWindows1252(bytes.subarray(at, at + 1))));
    from = at + 1;
  });
  return Buffer.concat([...parts, bytes.subarray(from)]);
}
