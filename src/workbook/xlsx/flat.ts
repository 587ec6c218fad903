/** Below this length V8 copies a slice; from it on, a slice keeps the whole parent alive. */
const SLICE_FROM = 13;

let scratch = Buffer.allocUnsafe(1 << 12);

/**
 * The same text without ties to the text that it was cut from.
 *
 * A cell's text is a slice of the chunk of XML that it came in; two million such
 * slices would keep all of the sheet's XML in memory.
 */
export function flat(text: string): string {
  if (text.length < SLICE_FROM) return text;
  const encoding = /^[\0-\xff]*$/.test(text) ? 'latin1' : 'utf16le';
  if (scratch.length < text.length * 2) scratch = Buffer.allocUnsafe(text.length * 2);
  return scratch.toString(encoding, 0, scratch.write(text, encoding));
}

const CACHE_SIZE = 1 << 13;

/** Gives one string for equal ones where it has met them lately; `flat` besides. Bounded. */
export function interner(): (text: string) => string {
  const cache = new Array<string>(CACHE_SIZE).fill('');
  return (text) => {
    const { length } = text;
    if (length === 0) return '';
    const slot =
      (text.charCodeAt(0) * 31 +
        text.charCodeAt(length >> 1) * 131 +
        text.charCodeAt(length - 1) * 521 +
        length * 2053) &
      (CACHE_SIZE - 1);
    const known = cache[slot] ?? '';
    if (known === text) return known;
    const copy = flat(text);
    cache[slot] = copy;
    return copy;
  };
}
