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
  let held: Buffer[] = [];
  let [bytes, quoted, afterReturn] = [0, false, false];
  for await (const chunk of chunks) {
    const next = chunk as Buffer;
    const seen = lastRecordEnd(next, quoted, afterReturn);
    if (bytes > 0 && (seen.end >= 0 || bytes + next.length > MOST_BYTES)) {
      const end = Math.max(seen.end, seen.end < 0 ? next.length : 0);
      yield Buffer.concat([...held, next.subarray(0, end)]);
      held = end < next.length ? [next.subarray(end)] : [];
      bytes = next.length - end;
    } else if (seen.end > 0) {
      yield next.subarray(0, seen.end);
      held = seen.end < next.length ? [next.subarray(seen.end)] : [];
      bytes = next.length - seen.end;
    } else {
      held.push(next);
      bytes += next.length;
    }
    ({ quoted, afterReturn } = seen);
  }
  if (bytes > 0) yield Buffer.concat(held);
}

interface Seen {
  /** Where the last whole record ends, counted from the chunk's beginning; -1 where none does. */
  readonly end: number;
  readonly quoted: boolean;
  /** Whether the chunk ends with a carriage return, whose line feed may be yet to come. */
  readonly afterReturn: boolean;
}

function lastRecordEnd(bytes: Buffer, wasQuoted: boolean, afterReturn: boolean): Seen {
  let end = afterReturn && bytes.length > 0 && bytes[0] !== LINE_FEED ? 0 : -1;
  let quoted = wasQuoted;
  const last = bytes.length - 1;
  for (let at = 0; at <= last; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) quoted = !quoted;
    else if (quoted) continue;
    else if (byte === LINE_FEED) end = at + 1;
    else if (byte === CARRIAGE_RETURN && at < last && bytes[at + 1] !== LINE_FEED) end = at + 1;
  }
  return { end, quoted, afterReturn: !quoted && bytes[last] === CARRIAGE_RETURN };
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
