import { distance } from 'fastest-levenshtein';
import type { Comparison } from './compare.ts';
import type { Acronym } from './evidence.ts';
import type { Leftover } from './leftover.ts';
import type { Name } from './names.ts';
import { isCityName } from './senses.ts';

/** What the scorecard weighs, in this order; each is 0 to about 1, counts a little more. */
export const FEATURES = [
  'shared',
  'shared2',
  'longer',
  'shorter',
  'rarest',
  'matched',
  'alone',
  'typos',
  'shortened',
  'compounds',
  'initials',
  'outOfOrder',
  'sameStart',
  'sameEnd',
  'bothContent',
  'bothWeight',
  'maxWeight',
  'bothType',
  'bothPlace',
  'bothNumber',
  'bothDirection',
  'oneWord',
  'oneCommon',
  'oneType',
  'onePlace',
  'oneNumber',
  'oneDirection',
  'onePart',
  'oneAffiliate',
  'oneFiller',
  'nothingLeft',
  'subset',
  'acrShared',
  'acrBracketed',
  'acrInitials',
  'acrRivals',
  'acrLength',
  'named',
  'edits',
  'sameDomain',
  'otherDomain',
  'sameState',
  'otherState',
  'sameCity',
  'otherCity',
  'size',
] as const;

const share = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((each) => b.includes(each));
const disjoint = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && b.length > 0 && !share(a, b);
const both = (x: number, y: number): number => Math.min(x, y, 2);
const oneSided = (x: number, y: number): number => (x > 0 !== y > 0 ? Math.min(x + y, 3) : 0);
const content = (left: Leftover): number => left.word + left.common;
const flag = (is: boolean): number => (is ? 1 : 0);
const NONE: readonly string[] = [];

const citiesOf = ({ reading }: Name): readonly string[] =>
  reading.address.length === 0 ? NONE : reading.address.filter(isCityName);

/** A fresh row of features, in the order of FEATURES. */
export function measure(a: Name, b: Name, c: Comparison, acronym: Acronym): Float64Array {
  const { leftA: x, leftB: y } = c;
  const [here, there] = [citiesOf(a), citiesOf(b)];
  const known = acronym.kind !== 'none';
  return Float64Array.of(
    c.shared,
    c.shared * c.shared,
    Math.max(c.sharedOfA, c.sharedOfB),
    Math.min(c.sharedOfA, c.sharedOfB),
    Math.min(1.2, c.rarest / 8),
    Math.min(c.matched, 6) / 6,
    flag(c.matched === 1),
    Math.min(c.typos, 2),
    Math.min(c.shortened, 2),
    Math.min(c.compounds, 2),
    Math.min(c.initials, 2),
    flag(!c.inOrder),
    flag(c.sameStart),
    flag(c.sameEnd),
    Math.min(content(x), content(y), 3),
    Math.min(x.weight, y.weight) / 8,
    Math.min(3, Math.max(x.weight, y.weight) / 8),
    both(x.type, y.type),
    both(x.place, y.place),
    both(x.number, y.number),
    both(x.direction, y.direction),
    oneSided(x.word, y.word),
    oneSided(x.common, y.common),
    oneSided(x.type, y.type),
    oneSided(x.place, y.place),
    oneSided(x.number, y.number),
    oneSided(x.direction, y.direction),
    oneSided(x.part, y.part),
    oneSided(x.affiliate, y.affiliate),
    oneSided(x.filler, y.filler),
    flag(c.onlyA.length + c.onlyB.length === 0),
    flag((c.onlyA.length === 0) !== (c.onlyB.length === 0)),
    flag(acronym.kind === 'shared'),
    flag(acronym.kind === 'bracketed'),
    flag(acronym.kind === 'initials'),
    known ? Math.min(3, Math.log2(Math.max(1, acronym.rivals))) : 0,
    known ? Math.min(6, acronym.letters.length) / 6 : 0,
    flag(a.reading.alsoNamed.includes(b.key) || b.reading.alsoNamed.includes(a.key)),
    1 - distance(a.key, b.key) / Math.max(a.key.length, b.key.length),
    flag(share(a.domains, b.domains)),
    flag(disjoint(a.domains, b.domains)),
    flag(share(a.states, b.states)),
    flag(disjoint(a.states, b.states)),
    flag(share(here, there)),
    flag(disjoint(here, there)),
    Math.min(1, Math.min(a.reading.senses.length, b.reading.senses.length) / 6),
  );
}
