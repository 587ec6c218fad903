import { loosely } from '../../names/loose.ts';

/**
 * Whether the answer to the scope question keeps an organization within the
 * letter's bounds. Of several ticked answers one within is enough; an
 * unanswered question shuts nobody out. An answer may itself contain commas.
 */
export function isInScope(answer: string, outOfScope: readonly string[]): boolean {
  const out = new Set(outOfScope.map(loosely).filter((each) => each !== ''));
  const parts = answer
    .split(/[,;\n|]/u)
    .map(loosely)
    .filter((part) => part !== '');
  if (parts.length === 0) return true;
  let at = 0;
  while (at < parts.length) {
    const end = longestKnown(parts, at, out);
    if (end === undefined) return true;
    at = end;
  }
  return false;
}

/** Where the longest out-of-scope answer that begins at `at` ends. */
function longestKnown(parts: readonly string[], at: number, out: ReadonlySet<string>) {
  for (let end = parts.length; end > at; end -= 1) {
    if (out.has(parts.slice(at, end).join(' '))) return end;
  }
  return undefined;
}
