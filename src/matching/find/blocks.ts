/** Items in buckets by key: bucket n holds those from `starts[n]` up to `starts[n + 1]`. */
export interface Buckets {
  readonly starts: Int32Array;
  readonly items: Int32Array;
  /** The key of each item; two keys may share a bucket. */
  readonly keys: Int32Array;
  bucketOf(key: number): number;
}

/** A growing list of items, each under a 32-bit key. */
export interface NameBlocks {
  add(key: number, item: number): void;
  /** Groups by key in time linear in the number of items, which keep their order. */
  group(): Buckets;
}

/** Asked of the global object for every letter, it takes most of the time under a test runner. */
const { imul } = Math;

const MOST_BITS = 25;

/** FNV-1a over UTF-16 code units; `seed` keeps kinds of keys apart. */
export function hashText(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at += 1) {
    hash = imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash | 0;
}

/** @param expected about how many items there will be */
export function blocks(expected = 1024): NameBlocks {
  let keys = new Int32Array(expected + 1);
  let items = new Int32Array(expected + 1);
  let count = 0;

  function grow(): void {
    const [olderKeys, olderItems] = [keys, items];
    keys = new Int32Array(count * 2);
    items = new Int32Array(count * 2);
    keys.set(olderKeys);
    items.set(olderItems);
  }

  function add(key: number, item: number): void {
    if (count === keys.length) grow();
    keys[count] = key;
    items[count] = item;
    count += 1;
  }

  function group(): Buckets {
    const bits = Math.min(MOST_BITS, Math.max(8, Math.ceil(Math.log2(count + 1))));
    const bucketOf = (key: number): number => imul(key, 0x9e3779b1) >>> (32 - bits);
    const starts = new Int32Array(2 ** bits + 1);
    for (let at = 0; at < count; at += 1) {
      const bucket = bucketOf(keys[at] ?? 0) + 1;
      starts[bucket] = (starts[bucket] ?? 0) + 1;
    }
    for (let at = 1; at < starts.length; at += 1)
      starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
    const next = starts.slice();
    const [groupedItems, groupedKeys] = [new Int32Array(count), new Int32Array(count)];
    for (let at = 0; at < count; at += 1) {
      const key = keys[at] ?? 0;
      const bucket = bucketOf(key);
      const to = next[bucket] ?? 0;
      next[bucket] = to + 1;
      groupedItems[to] = items[at] ?? 0;
      groupedKeys[to] = key;
    }
    return { starts, items: groupedItems, keys: groupedKeys, bucketOf };
  }

  return { add, group };
}
