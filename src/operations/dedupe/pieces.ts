const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** What begins with a record and holds no whole one by then has a quote that was never closed. */
const MOST_BYTES = 16_500_000;

/**
 * The same bytes in pieces of whole records, of a CSV whose quotes are in order.
 *
 * A quote stands only at either end of a cell or doubled within, so that a line break ends a record
 * where an even number of quotes stands before it. Where quotes are not in order a piece may end
 * anywhere; a parser finds them out in it.
 */
export async function* pieces(chunks: AsyncIterable<unknown>): AsyncIterable<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
    const whole = lastRecordEnd(bytes);
    const end = whole === 0 && bytes.length > MOST_BYTES ? bytes.length : whole;
    if (end > 0) yield bytes.subarray(0, end);
    rest = bytes.subarray(end);
  }
  if (rest.length > 0) yield rest;
}

/** Where the last whole record ends in bytes that begin with one; 0 where none does. */
function lastRecordEnd(bytes: Buffer): number {
  let end = 0;
  let quoted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) quoted = !quoted;
    else if (quoted) continue;
    else if (byte === LINE_FEED) end = at + 1;
    else if (byte === CARRIAGE_RETURN && at + 1 < bytes.length && bytes[at + 1] !== LINE_FEED)
      end = at + 1;
  }
  return end;
}

/** The records of a piece as they are written, without the line breaks that end them. */
export function recordsOf(piece: string): readonly string[] {
  if (!piece.includes('"') && !piece.includes('\r')) return withoutLastEmpty(piece.split('\n'));
  const records: string[] = [];
  let from = 0;
  let quoted = false;
  for (const { 0: found, index } of piece.matchAll(/"|\r\n|\n|\r/g)) {
    if (found === '"') quoted = !quoted;
    else if (!quoted) {
      records.push(piece.slice(from, index));
      from = index + found.length;
    }
  }
  records.push(piece.slice(from));
  return withoutLastEmpty(records);
}

/** Nothing stands behind the last line break. */
function withoutLastEmpty(records: string[]): readonly string[] {
  if (records.at(-1) === '') records.pop();
  return records;
}
