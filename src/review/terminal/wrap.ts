/** Escape sequences that colour a text take no room. */
const COLOUR = /\u001B\[[\d;]*m/gu;
/** Characters that take two columns: East Asian ones, and pictures. */
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]|\p{Extended_Pictographic}/gu;

/** How many columns of a terminal a text takes. */
function columnsOf(text: string): number {
  const plain = text.replace(COLOUR, '').replace(/\p{M}/gu, '');
  return (plain.match(/./gsu)?.length ?? 0) + (plain.match(WIDE)?.length ?? 0);
}

/**
 * The text in lines of at most `width` columns, broken between words; lines that go on are
 * indented as the first one is, and `hanging` more. A longer word stands alone, as it is.
 */
export function wrapped(text: string, width: number, hanging = 2): string {
  return text
    .split('\n')
    .map((line) => wrappedLine(line, width, hanging))
    .join('\n');
}

function wrappedLine(line: string, width: number, hanging: number): string {
  if (columnsOf(line) <= width) return line;
  const indent = /^ */u.exec(line)?.[0] ?? '';
  const further = `${indent}${' '.repeat(hanging)}`;
  const lines: string[] = [];
  let current = indent;
  let begun = false;
  for (const word of line.trim().split(' ')) {
    const longer = begun ? `${current} ${word}` : `${current}${word}`;
    if (begun && columnsOf(longer) > width) {
      lines.push(current);
      current = `${further}${word}`;
    } else current = longer;
    begun = true;
  }
  return [...lines, current].join('\n');
}
