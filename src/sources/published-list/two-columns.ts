/** Where a second column begins: at least three blanks, or a tab, between words. */
const GAP = /(?<=\S)(?: {3,}|\t+ *)(?=\S)/u;

/**
 * The lines of a list that was set in two columns, each name on a line of its own: the left one,
 * then the right one. It is so where most second columns begin at the same place; elsewhere gaps
 * are of somebody's making and stay.
 */
export function withoutColumns(lines: readonly string[]): readonly string[] {
  const starts = new Map<number, number>();
  let gaps = 0;
  for (const line of lines) {
    const found = GAP.exec(line);
    if (found === null) continue;
    gaps += 1;
    const start = found.index + found[0].length;
    starts.set(start, (starts.get(start) ?? 0) + 1);
  }
  if (gaps < 2 || Math.max(...starts.values()) * 2 < gaps) return lines;
  return lines.flatMap((line) => line.split(GAP));
}
