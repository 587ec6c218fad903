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
  const longest = Math.max(0, ...outOfScope.map((each) => each.split(/[,;\n|]/u).length));
  let at = 0;
  while (at < parts.length) {
    const end = longestKnown(parts.slice(at, at + longest), out);
    if (end === undefined) return true;
    at += end;
  }
  return false;
}

/** How many of the parts the longest out-of-scope answer is made of that they begin with. */
function longestKnown(parts: readonly string[], out: ReadonlySet<string>): number | undefined {
  for (let end = parts.length; end > 0; end -= 1) {
    if (out.has(parts.slice(0, end).join(' '))) return end;
  }
  return undefined;
}
