import { byCodeUnit } from '../../names/code-units.ts';

const SHORT = 24;
/** Characters that fit into one number beside the position of the text that they are of. */
const CHARS = 6;
const CLASSES = 40;
const MOST = 2 ** 21;
/** How far texts are packed; what is alike for longer is compared. */
const DEEPEST = 300;

/** In the order of code units; distinguishes only spaces, digits, small letters and the end. */
function classOf(text: string, at: number): number {
  if (at >= text.length) return 0;
  const code = text.charCodeAt(at);
  if (code < 48) return 1;
  if (code < 58) return code - 46;
  if (code < 97) return 12;
  return code < 123 ? code - 84 : 39;
}

const isExact = (code: number): boolean =>
  code === 32 || (code >= 48 && code < 58) || (code >= 97 && code < 123);

function exactUpTo(text: string, from: number): boolean {
  for (let at = from; at < from + CHARS && at < text.length; at += 1) {
    if (!isExact(text.charCodeAt(at))) return false;
  }
  return true;
}

/**
 * The positions of different texts, ordered by their code units.
 *
 * Folded names by the hundred thousand take a tenth of the time of a sort that compares them: six
 * characters at a time are packed into numbers, which sort natively.
 */
export function orderOf(texts: readonly string[]): Int32Array {
  const order = Int32Array.from({ length: texts.length }, (_, at) => at);
  const textAt = (at: number): string => texts[order[at] ?? 0] ?? '';

  function compared(from: number, to: number): void {
    order.subarray(from, to).sort((a, b) => byCodeUnit(texts[a] ?? '', texts[b] ?? ''));
  }

  function sort(from: number, to: number, depth: number): void {
    const size = to - from;
    if (size <= SHORT || size > MOST || depth > DEEPEST) {
      compared(from, to);
      return;
    }
    const packed = new Float64Array(size);
    const before = order.slice(from, to);
    for (let at = 0; at < size; at += 1) {
      const text = textAt(from + at);
      let number = 0;
      for (let i = 0; i < CHARS; i += 1) number = number * CLASSES + classOf(text, depth + i);
      packed[at] = number * MOST + at;
    }
    packed.sort();
    for (let at = 0; at < size; at += 1) order[from + at] = before[(packed[at] ?? 0) % MOST] ?? 0;
    for (let start = 0, end = 0; start < size; start = end) {
      const prefix = Math.floor((packed[start] ?? 0) / MOST);
      let exact = true;
      while (end < size && Math.floor((packed[end] ?? 0) / MOST) === prefix) {
        exact &&= exactUpTo(textAt(from + end), depth);
        end += 1;
      }
      if (end - start < 2) continue;
      if (exact) sort(from + start, from + end, depth + CHARS);
      else compared(from + start, from + end);
    }
  }

  sort(0, texts.length, 0);
  return order;
}
