/**
 * An entry of the tool's memory that is longer than a cell may be (a signer of thousands of
 * sign-ons, a question about an answer of 50,000 characters) goes on in rows of its own, under
 * the keys `more 1 …`, `more 2 …`. Cut like other texts, it could not be read back.
 */

/** Below what any kind of workbook keeps in a cell. */
const LONGEST = 30_000;

const MORE = /^more (?<number>\d+) (?<key>.+)$/su;

export function moreKey(key: string, number: number): string {
  return `more ${number} ${key}`;
}

/** The entry that a row continues, and at which place; undefined for a row that continues none. */
export function continued(rowKey: string): { key: string; number: number } | undefined {
  const { key, number } = MORE.exec(rowKey)?.groups ?? {};
  return key === undefined ? undefined : { key, number: Number(number) };
}

/** Parts that fit a cell each; no character of two units comes apart. */
export function inParts(text: string): readonly [string, ...string[]] {
  if (text.length <= LONGEST) return [text];
  const parts: string[] = [];
  for (let at = 0; at < text.length;) {
    const splits =
      at + LONGEST < text.length && /[\uD800-\uDBFF]/u.test(text.charAt(at + LONGEST - 1));
    const end = at + LONGEST - (splits ? 1 : 0);
    parts.push(text.slice(at, end));
    at = end;
  }
  const [first = '', ...rest] = parts;
  return [first, ...rest];
}

/** What the rows of a tab hold under each key, those that go on put together again. */
export function joinedParts(
  rows: readonly { readonly cells: readonly string[] }[],
): ReadonlyMap<string, string> {
  const parts = new Map<string, string[]>();
  for (const { cells } of rows) {
    const more = continued(cells[0] ?? '');
    if (!more) continue;
    const known = parts.get(more.key) ?? [];
    known[more.number - 1] = cells[2] ?? '';
    parts.set(more.key, known);
  }
  return new Map([...parts].map(([key, texts]) => [key, texts.join('')]));
}
