const MARK = Buffer.from('\ufeff');
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** The same bytes without those zero bytes that stand at the very end: a copy that broke off leaves them. */
export async function* withoutZeros(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held = 0;
  for await (const chunk of chunks) {
    let length = chunk.length;
    while (length > 0 && chunk[length - 1] === 0) length -= 1;
    if (length > 0) {
      if (held > 0) yield Buffer.alloc(held);
      held = 0;
      yield chunk.subarray(0, length);
    }
    held += chunk.length - length;
  }
}

/**
 * The same bytes without byte order marks. A second file that was appended brings its own; where
 * the first did not end with a line break, one is put between them. `titles` is the first line,
 * by which the second file's beginning is known.
 */
export async function* withoutLaterMarks(
  chunks: AsyncIterable<Buffer>,
  titles: Buffer,
): AsyncGenerator<Buffer> {
  const needed = MARK.length + titles.length;
  let rest: Buffer = Buffer.alloc(0);
  let [last, begun] = [LINE_FEED, false];
  const clean = (bytes: Buffer, isLast: boolean): Buffer => {
    const parts: Buffer[] = [];
    let from = 0;
    for (;;) {
      const at = bytes.indexOf(MARK, from);
      if (at < 0) break;
      // What follows a mark has to be in sight.
      if (!isLast && bytes.length - at < needed) {
        rest = bytes.subarray(at);
        parts.push(bytes.subarray(from, at));
        return Buffer.concat(parts);
      }
      parts.push(bytes.subarray(from, at));
      const previous = at > 0 ? bytes[at - 1] : last;
      const repeats = bytes.subarray(at + MARK.length, at + needed).equals(titles);
      const ended = previous === LINE_FEED || previous === CARRIAGE_RETURN;
      if (begun && repeats && !ended && titles.length > 0) parts.push(Buffer.of(LINE_FEED));
      begun = true;
      from = at + MARK.length;
    }
    // A mark may be cut off at the end.
    const end = isLast ? bytes.length : bytes.length - Math.min(2, bytes.length - from);
    rest = bytes.subarray(end);
    parts.push(bytes.subarray(from, end));
    return Buffer.concat(parts);
  };
  for await (const chunk of chunks) {
    const cleaned = clean(rest.length === 0 ? chunk : Buffer.concat([rest, chunk]), false);
    begun ||= cleaned.length > 0;
    last = cleaned.at(-1) ?? last;
    if (cleaned.length > 0) yield cleaned;
  }
  const cleaned = clean(rest, true);
  if (cleaned.length > 0) yield cleaned;
}
