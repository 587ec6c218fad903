const SHOUTED = /^[^\p{Ll}]*$/u;
const WHISPERED = /^[^\p{Lu}]*$/u;
const ODD = /[\p{Cc}\p{Cf}\ufffd]|&[a-z#0-9]+;|\s{2}|^\s|\s$|[?!]{2}/iu;

/** 0 for a well-written name; more for capitals throughout, no capitals, remains of machines. */
function faults(name: string): number {
  return (
    (SHOUTED.test(name) && name.length > 6 ? 2 : 0) +
    (WHISPERED.test(name) ? 2 : 0) +
    (ODD.test(name) ? 1 : 0)
  );
}

const accentsOf = (name: string): number => name.match(/[\u00c0-\u024f]/gu)?.length ?? 0;

/** Whether one way of writing a name is to be shown rather than another: well written, then full, then with its accents. */
export function better(a: string, b: string): boolean {
  const difference = faults(a) - faults(b);
  if (difference !== 0) return difference < 0;
  if (a.length !== b.length) return a.length > b.length;
  const accents = accentsOf(a) - accentsOf(b);
  if (accents !== 0) return accents > 0;
  return a < b;
}
