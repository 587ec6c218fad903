/**
 * A seal is the short fingerprint of what the tool last wrote into a cell; a
 * cell that no longer fits its seal was edited by a person. A row's seals stand
 * one after the other in one text.
 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const LENGTH = 6;

/** Asked of the global object for every letter, it takes most of the time under a test runner. */
const { imul } = Math;

/**
 * 36 bits: one wrong guess in 7 × 10¹⁰. It tells an edit from none and keeps no
 * secret, so a fast mixing hash (cyrb53, public domain) does.
 */
export function seal(text: string): string {
  let h1 = 0xdeadbeef;
  let h2 = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    h1 = imul(h1 ^ unit, 2654435761);
    h2 = imul(h2 ^ unit, 1597334677);
  }
  h1 = imul(h1 ^ (h1 >>> 16), 2246822507) ^ imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = imul(h2 ^ (h2 >>> 16), 2246822507) ^ imul(h1 ^ (h1 >>> 13), 3266489909);
  return digits(h1 >>> 0) + digits(h2 >>> 0);
}

/** Every two characters, by their twelve bits: seals are made by the million. */
const PAIRS = Array.from(
  { length: 4096 },
  (_, bits) => ALPHABET.charAt(bits & 63) + ALPHABET.charAt(bits >>> 6),
);

/** Eighteen bits as three characters. */
function digits(bits: number): string {
  return (PAIRS[bits & 4095] ?? '') + ALPHABET.charAt((bits >>> 12) & 63);
}

/**
 * The seals of a row, in the order of its columns, as one text. Added up with `+`
 * they would be a chain of fifteen parts, eight times as large.
 */
export function joinSeals(seals: readonly string[]): string {
  return seals.join('');
}

/** The seals of a row's cells, in the order of its columns. */
export function sealRow(cells: readonly string[]): string {
  return joinSeals(cells.map(seal));
}

const NEVER = ' '.repeat(LENGTH);

/** The seal of one cell out of a row's; '' where the row has none for it. */
export function sealAt(seals: string, column: number): string {
  const found = seals.slice(column * LENGTH, (column + 1) * LENGTH);
  return found === NEVER ? '' : found;
}

/** How a row's seals in the order of `stored` columns come into the order of `wanted` ones. */
export function inColumnOrder(
  stored: readonly string[],
  wanted: readonly string[],
): (seals: string) => string {
  const places = wanted.map((key) => stored.indexOf(key));
  if (stored.length === wanted.length && places.every((place, at) => place === at)) {
    return (seals) => seals;
  }
  return (seals) =>
    seals === ''
      ? ''
      : joinSeals(places.map((place) => (place < 0 ? '' : sealAt(seals, place)) || NEVER));
}
