import type { Comparison } from './comparison.ts';
import { unmatchedWords } from './unmatched-words.ts';
import type { WordWeights } from '../read/word-weights.ts';
import { acronymEvidence, type AcronymStats } from '../read/acronym-stats.ts';
import type { Name } from '../read/name.ts';
import type { Reason, ReasonPart } from '../reason.ts';

/** What speaks for two names being one body, and what makes it a question. */
export function questionReason(
  wordWeights: WordWeights,
  a: Name,
  b: Name,
  c: Comparison,
  run: AcronymStats,
): Reason {
  const parts = [
    ...lettersPart(a, b, run),
    ...sharedPart(a, b, c),
    ...(c.typos > 0 ? [{ says: 'mayBeMistyped' } as const] : []),
    ...(c.shortened > 0 ? [{ says: 'mayBeShortened' } as const] : []),
    ...unsharedPart(wordWeights, c),
    ...circumstances(a, b),
  ];
  return parts.length === 0 ? [{ says: 'secondNameOrDomain' }] : parts;
}

function lettersPart(a: Name, b: Name, run: AcronymStats): Reason {
  const { kind, letters, rivals } = acronymEvidence(a, b, run);
  const filling = { letters: letters.toUpperCase() };
  switch (kind) {
    case 'initials':
      return [{ says: rivals > 1 ? 'firstLettersOfSeveral' : 'firstLetters', filling }];
    case 'bracketed':
      return [{ says: 'besideSeveralNames', filling }];
    case 'shared':
      return [{ says: 'sharedAcronym', filling }];
    case 'none':
      return [];
  }
}

function sharedPart(a: Name, b: Name, { matched, shared }: Comparison): Reason {
  if (a.key === b.key) return [{ says: 'sameNames' }];
  if (matched === 0) return [];
  if (shared > 0.75) return [{ says: 'nearlyAllWords' }];
  return [{ says: shared > 0.45 ? 'mostTellingWords' : 'someWords' }];
}

function unsharedPart(wordWeights: WordWeights, { onlyA, onlyB, inOrder }: Comparison): Reason {
  const spelled = (senses: readonly number[]): string =>
    senses.map((sense) => wordWeights.texts[sense] ?? '').join(' ');
  if (onlyA.length > 0 && onlyB.length > 0)
    return [{ says: 'eachSays', filling: { one: spelled(onlyA), other: spelled(onlyB) } }];
  const rest = [...onlyA, ...onlyB];
  if (rest.length === 0) return inOrder ? [] : [{ says: 'otherOrder' }];
  return [{ says: restIs(wordWeights, rest), filling: { words: spelled(rest) } }];
}

/** What the words that only one has may make of it. */
function restIs(wordWeights: WordWeights, rest: readonly number[]): ReasonPart['says'] {
  const { place, part, affiliate } = unmatchedWords(wordWeights, rest);
  if (place > 0) return 'onlyOneSaysChapter';
  if (part > 0) return 'onlyOneSaysPart';
  return affiliate > 0 ? 'onlyOneSaysBody' : 'onlyOneSays';
}

function circumstances(a: Name, b: Name): Reason {
  const parts: ReasonPart[] = [];
  if (share(a.domains, b.domains)) parts.push({ says: 'oneDomain' });
  else if (a.domains.length > 0 && b.domains.length > 0) parts.push({ says: 'otherDomains' });
  if (a.states.length > 0 && b.states.length > 0 && !share(a.states, b.states))
    parts.push({ says: 'otherStates' });
  if (a.parsed.address.length !== b.parsed.address.length) parts.push({ says: 'oneAddress' });
  return parts;
}

const share = (x: readonly string[], y: readonly string[]): boolean =>
  x.some((each) => y.includes(each));
