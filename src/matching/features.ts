import { distance } from 'fastest-levenshtein';
import { leftover, type Comparison } from './compare.ts';
import type { Corpus } from './corpus.ts';
import { acronymEvidence, type RunEvidence } from './evidence.ts';
import type { Name } from './names.ts';
import { isCityName } from './senses.ts';

const share = <T>(a: readonly T[], b: readonly T[]): boolean => a.some((each) => b.includes(each));

/** What the scorecard weighs, each 0 to about 1. */
export function features(
  corpus: Corpus,
  a: Name,
  b: Name,
  c: Comparison,
  run: RunEvidence,
): Record<string, number> {
  const [x, y] = [leftover(corpus, c.onlyA), leftover(corpus, c.onlyB)];
  const acronym = acronymEvidence(a, b, run);
  const [longer, shorter] = [
    Math.max(c.sharedOfA, c.sharedOfB),
    Math.min(c.sharedOfA, c.sharedOfB),
  ];
  const content = (l: typeof x): number => l.word + l.common;
  const both = (k: 'word' | 'common' | 'type' | 'place' | 'number' | 'direction'): number =>
    Math.min(x[k], y[k], 2);
  const oneSided = (
    k:
      | 'word'
      | 'common'
      | 'type'
      | 'place'
      | 'number'
      | 'direction'
      | 'part'
      | 'affiliate'
      | 'filler',
  ): number => (x[k] > 0 !== y[k] > 0 ? Math.min(x[k] + y[k], 3) : 0);
  const text = Math.max(a.key.length, b.key.length);
  const cities = (n: Name): string[] => n.reading.address.filter(isCityName);
  return {
    shared: c.shared,
    shared2: c.shared * c.shared,
    longer,
    shorter,
    rarest: Math.min(1.2, c.rarest / 8),
    matched: Math.min(c.matched, 6) / 6,
    alone: c.matched === 1 ? 1 : 0,
    typos: Math.min(c.typos, 2),
    shortened: Math.min(c.shortened, 2),
    compounds: Math.min(c.compounds, 2),
    initials: Math.min(c.initials, 2),
    outOfOrder: c.inOrder ? 0 : 1,
    sameStart: c.sameStart ? 1 : 0,
    sameEnd: c.sameEnd ? 1 : 0,
    bothContent: Math.min(content(x), content(y), 3),
    bothWeight: Math.min(x.weight, y.weight) / 8,
    maxWeight: Math.min(3, Math.max(x.weight, y.weight) / 8),
    bothType: both('type'),
    bothPlace: both('place'),
    bothNumber: both('number'),
    bothDirection: both('direction'),
    oneWord: oneSided('word'),
    oneCommon: oneSided('common'),
    oneType: oneSided('type'),
    onePlace: oneSided('place'),
    oneNumber: oneSided('number'),
    oneDirection: oneSided('direction'),
    onePart: oneSided('part'),
    oneAffiliate: oneSided('affiliate'),
    oneFiller: oneSided('filler'),
    nothingLeft: c.onlyA.length + c.onlyB.length === 0 ? 1 : 0,
    subset: (c.onlyA.length === 0) !== (c.onlyB.length === 0) ? 1 : 0,
    acrShared: acronym.kind === 'shared' ? 1 : 0,
    acrBracketed: acronym.kind === 'bracketed' ? 1 : 0,
    acrInitials: acronym.kind === 'initials' ? 1 : 0,
    acrRivals: acronym.kind !== 'none' ? Math.min(3, Math.log2(Math.max(1, acronym.rivals))) : 0,
    acrLength: acronym.kind !== 'none' ? Math.min(6, acronym.letters.length) / 6 : 0,
    named: a.reading.alsoNamed.includes(b.key) || b.reading.alsoNamed.includes(a.key) ? 1 : 0,
    edits: 1 - distance(a.key, b.key) / text,
    sameDomain: share(a.domains, b.domains) ? 1 : 0,
    otherDomain:
      a.domains.length > 0 && b.domains.length > 0 && !share(a.domains, b.domains) ? 1 : 0,
    sameState: share(a.states, b.states) ? 1 : 0,
    otherState: a.states.length > 0 && b.states.length > 0 && !share(a.states, b.states) ? 1 : 0,
    sameCity: share(cities(a), cities(b)) ? 1 : 0,
    otherCity: cities(a).length > 0 && cities(b).length > 0 && !share(cities(a), cities(b)) ? 1 : 0,
    size: Math.min(1, Math.min(a.reading.senses.length, b.reading.senses.length) / 6),
  };
}
