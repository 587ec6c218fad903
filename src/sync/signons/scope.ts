import type { Language } from '../../languages/registry.ts';
import { loosely, tidy } from '../../names/loose.ts';
import { levelIn, scopeLevel } from '../../names/national.ts';
import { isPlaceholder } from '../../names/placeholders.ts';

/** Between the answers that were ticked. */
const SEPARATORS = /[,;\n|]/u;

/**
 * The answer to the scope question as the master shows it: of several ticked ones each once, in
 * the letter's language where they are known, else as given. '' for a placeholder.
 */
export function readScope(answer: string, language: Language): string {
  const given = tidy(answer);
  if (isPlaceholder(given, 'scope')) return '';
  const parts = given
    .split(SEPARATORS)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const read = parts.map((part) => {
    const level = scopeLevel(part);
    return level && levelIn(level, language);
  });
  if (read.every((part) => part === undefined)) return given;
  return [...new Set(parts.map((part, at) => read[at] ?? part))].join(', ');
}

/** A key for each part of an answer, the same where two are one in two languages. */
function keysOf(answer: string): readonly string[] {
  return answer
    .split(SEPARATORS)
    .map((part) => scopeLevel(part) ?? loosely(part))
    .filter((key) => key !== '');
}

/**
 * Whether the answer to the scope question keeps an organization within the
 * letter's bounds. Of several ticked answers one within is enough; an
 * unanswered question shuts nobody out. An answer may itself contain commas. "International" shuts
 * out "Internacional", too.
 */
export function isInScope(answer: string, outOfScope: readonly string[]): boolean {
  const out = new Set(outOfScope.map((each) => keysOf(each).join(' ')).filter((key) => key !== ''));
  const parts = keysOf(answer);
  if (parts.length === 0) return true;
  const longest = Math.max(0, ...outOfScope.map((each) => each.split(SEPARATORS).length));
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
