import { distance } from 'fastest-levenshtein';

/** Letters to change, add or take away to make one text of another. What both begin and end with costs nothing. */
export function edits(a: string, b: string): number {
  const shorter = a.length < b.length ? a.length : b.length;
  let from = 0;
  while (from < shorter && a.charCodeAt(from) === b.charCodeAt(from)) from += 1;
  let left = shorter - from;
  let [endA, endB] = [a.length, b.length];
  while (left > 0 && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1;
    endB -= 1;
    left -= 1;
  }
  if (left === 0) return a.length > b.length ? endA - from : endB - from;
  if (left === 1 && endA - from === endB - from) return 1;
  return distance(a.slice(from, endA), b.slice(from, endB));
}
