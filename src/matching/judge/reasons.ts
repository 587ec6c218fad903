import type { Comparison } from './comparison.ts';
import { unmatchedWords } from './unmatched-words.ts';
import type { WordWeights } from '../read/word-weights.ts';
import { acronymEvidence, type AcronymStats } from '../read/acronym-stats.ts';
import type { Name } from '../read/name.ts';

const quoted = (wordWeights: WordWeights, senses: readonly number[]): string =>
  `"${senses.map((sense) => wordWeights.texts[sense] ?? '').join(' ')}"`;

const listed = (parts: readonly string[]): string => parts.join('; ');

/** What speaks for two names being one body, and what makes it a question, in plain words. */
export function questionReason(
  wordWeights: WordWeights,
  a: Name,
  b: Name,
  c: Comparison,
  run: AcronymStats,
): string {
  const parts: string[] = [];
  const acronym = acronymEvidence(a, b, run);
  const letters = `"${acronym.letters.toUpperCase()}"`;
  if (acronym.kind === 'initials') {
    parts.push(
      acronym.rivals > 1
        ? `${letters} could be the first letters of this name, and of others here`
        : `${letters} could be the first letters of the other name`,
    );
  } else if (acronym.kind === 'bracketed')
    parts.push(`${letters} stands beside more than one full name`);
  else if (acronym.kind === 'shared') parts.push(`both have the acronym ${letters}`);
  if (a.key === b.key) parts.push('the names are the same');
  else if (c.matched > 0)
    parts.push(
      c.shared > 0.75
        ? 'nearly all the words are the same'
        : c.shared > 0.45
          ? 'the words that tell most are the same'
          : 'some words are the same',
    );
  if (c.typos > 0) parts.push('a word may be mistyped');
  if (c.shortened > 0) parts.push('a word may be shortened');
  if (c.onlyA.length > 0 && c.onlyB.length > 0) {
    parts.push(
      `one says ${quoted(wordWeights, c.onlyA)}, the other ${quoted(wordWeights, c.onlyB)}`,
    );
  } else if (c.onlyA.length + c.onlyB.length > 0) {
    const rest = [...c.onlyA, ...c.onlyB];
    const left = unmatchedWords(wordWeights, rest);
    const what =
      left.place > 0
        ? ', which may be a chapter'
        : left.part > 0
          ? ', which may be a part of it'
          : left.affiliate > 0
            ? ', which may be a body of its own'
            : '';
    parts.push(`only one says ${quoted(wordWeights, rest)}${what}`);
  } else if (!c.inOrder) parts.push('the words stand in another order');
  const share = (x: readonly string[], y: readonly string[]): boolean =>
    x.some((each) => y.includes(each));
  if (share(a.domains, b.domains)) parts.push('both write from one e-mail domain');
  else if (a.domains.length > 0 && b.domains.length > 0)
    parts.push('they write from different e-mail domains');
  if (a.states.length > 0 && b.states.length > 0 && !share(a.states, b.states))
    parts.push('they gave different states');
  if (a.parsed.address.length !== b.parsed.address.length) parts.push('only one gives an address');
  return listed(parts) || 'they give the same second name or e-mail domain';
}
