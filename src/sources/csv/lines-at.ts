const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** The lines, counted from 1, in which bytes stand whose places are given in ascending order; each line once. */
export async function linesAt(
  chunks: AsyncIterable<Buffer>,
  places: readonly number[],
): Promise<readonly number[]> {
  const lines = new Set<number>();
  const wanted = [...places];
  let [line, before, last] = [1, 0, 0];
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length && wanted.length > 0; at += 1) {
      const byte = chunk[at] ?? 0;
      if (last === CARRIAGE_RETURN ? byte !== LINE_FEED : last === LINE_FEED) line += 1;
      last = byte;
      if (before + at === wanted[0]) {
        lines.add(line);
        wanted.shift();
      }
    }
    if (wanted.length === 0) break;
    before += chunk.length;
  }
  return [...lines];
}
