import { better } from '../cluster/canonical.ts';

/** Brackets, commas and dashes tell what a name's parts do. */
const MARKS = new Set(Array.from('(),-/[]–—', (mark) => mark.charCodeAt(0)));

function marks(name: string): number {
  let count = 0;
  for (let at = 0; at < name.length; at += 1) if (MARKS.has(name.charCodeAt(at))) count += 1;
  return count;
}

/** Whether one way of writing a name tells more about its parts than another. */
export function tellsMore(a: string, b: string): boolean {
  const difference = marks(a) - marks(b);
  return difference !== 0 ? difference > 0 : better(a, b);
}

/** The best of some texts, by a strict order. */
export function bestOf(
  texts: readonly string[],
  isBetter: (a: string, b: string) => boolean,
): string {
  let best = texts[0] ?? '';
  for (const text of texts) if (text !== best && isBetter(text, best)) best = text;
  return best;
}
