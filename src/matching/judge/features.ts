import type { Comparison } from './comparison.ts';
import type { Acronym } from '../read/acronym-stats.ts';
import type { Name } from '../read/name.ts';
import { isCityName } from '../read/word-classes.ts';

const { max, min } = Math;

/** What the scorecard weighs, in this order; each is 0 to about 1, counts a little more. */
export const FEATURES = [
  'shared2',
  'longer',
  'rarest',
  'alone',
  'typos',
  'shortened',
  'compounds',
  'initials',
  'outOfOrder',
  'sameEnd',
  'bothWeight',
  'onePlace',
  'oneDirection',
  'oneAffiliate',
  'nothingLeft',
  'subset',
  'acrShared',
  'acrBracketed',
  'acrInitials',
  'acrLength',
  'named',
  'sameDomain',
  'otherDomain',
  'otherState',
  'sameCity',
  'size',
] as const;

function share(a: readonly string[], b: readonly string[]): boolean {
  if (a === b) return a.length > 0;
  for (const each of a) if (b.includes(each)) return true;
  return false;
}
const disjoint = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && b.length > 0 && !share(a, b);
const oneSided = (x: number, y: number): number => (x > 0 !== y > 0 ? min(x + y, 3) : 0);
const flag = (is: boolean): number => (is ? 1 : 0);
const NONE: readonly string[] = [];

const citiesOf = ({ parsed }: Name): readonly string[] =>
  parsed.address.length === 0 ? NONE : parsed.address.filter(isCityName);

/** Whether one gives the other's name beside its own, in brackets or in front of a dash. */
const names = ({ parsed: { alsoNamed, inBrackets, head } }: Name, { key }: Name): boolean =>
  head === key || alsoNamed.includes(key) || inBrackets.includes(key);

/** Features in the order of FEATURES; the array is used again by the next call. */
export function measure(a: Name, b: Name, c: Comparison, acronym: Acronym): Float64Array {
  const { unmatchedA: x, unmatchedB: y } = c;
  const [here, there] = [citiesOf(a), citiesOf(b)];
  const known = acronym.kind !== 'none';
  row[0] = c.shared * c.shared;
  row[1] = max(c.sharedOfA, c.sharedOfB);
  row[2] = min(1.2, c.rarest / 8);
  row[3] = flag(c.matched === 1);
  row[4] = min(c.typos, 2);
  row[5] = min(c.shortened, 2);
  row[6] = min(c.compounds, 2);
  row[7] = min(c.initials, 2);
  row[8] = flag(!c.inOrder);
  row[9] = flag(c.sameEnd);
  row[10] = min(x.weight, y.weight) / 8;
  row[11] = oneSided(x.place, y.place);
  row[12] = oneSided(x.direction, y.direction);
  row[13] = oneSided(x.affiliate, y.affiliate);
  row[14] = flag(c.onlyA.length + c.onlyB.length === 0);
  row[15] = flag((c.onlyA.length === 0) !== (c.onlyB.length === 0));
  row[16] = flag(acronym.kind === 'shared');
  row[17] = flag(acronym.kind === 'bracketed');
  row[18] = flag(acronym.kind === 'initials');
  row[19] = known ? min(6, acronym.letters.length) / 6 : 0;
  row[20] = flag(names(a, b) || names(b, a));
  row[21] = flag(share(a.domains, b.domains));
  row[22] = flag(disjoint(a.domains, b.domains));
  row[23] = flag(disjoint(a.states, b.states));
  row[24] = flag(share(here, there));
  row[25] = min(1, min(a.parsed.senses.length, b.parsed.senses.length) / 6);
  return row;
}

const row = new Float64Array(FEATURES.length);
