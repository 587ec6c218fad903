import type { Comparison } from './compare.ts';
import { edits } from './edits.ts';
import type { Acronym } from './evidence.ts';
import type { Leftover } from './leftover.ts';
import type { Name } from './names.ts';
import { isCityName } from './senses.ts';

const { log2, max, min } = Math;

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

function share(a: readonly string[], b: readonly string[]): boolean {
  if (a === b) return a.length > 0;
  for (const each of a) if (b.includes(each)) return true;
  return false;
}
const disjoint = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && b.length > 0 && !share(a, b);
const both = (x: number, y: number): number => min(x, y, 2);
const oneSided = (x: number, y: number): number => (x > 0 !== y > 0 ? min(x + y, 3) : 0);
const content = (left: Leftover): number => left.word + left.common;
const flag = (is: boolean): number => (is ? 1 : 0);
const NONE: readonly string[] = [];

const citiesOf = ({ reading }: Name): readonly string[] =>
  reading.address.length === 0 ? NONE : reading.address.filter(isCityName);

/** Features in the order of FEATURES; the array is used again by the next call. */
export function measure(a: Name, b: Name, c: Comparison, acronym: Acronym): Float64Array {
  const { leftA: x, leftB: y } = c;
  const [here, there] = [citiesOf(a), citiesOf(b)];
  const known = acronym.kind !== 'none';
  row[0] = c.shared;
  row[1] = c.shared * c.shared;
  row[2] = max(c.sharedOfA, c.sharedOfB);
  row[3] = min(c.sharedOfA, c.sharedOfB);
  row[4] = min(1.2, c.rarest / 8);
  row[5] = min(c.matched, 6) / 6;
  row[6] = flag(c.matched === 1);
  row[7] = min(c.typos, 2);
  row[8] = min(c.shortened, 2);
  row[9] = min(c.compounds, 2);
  row[10] = min(c.initials, 2);
  row[11] = flag(!c.inOrder);
  row[12] = flag(c.sameStart);
  row[13] = flag(c.sameEnd);
  row[14] = min(content(x), content(y), 3);
  row[15] = min(x.weight, y.weight) / 8;
  row[16] = min(3, max(x.weight, y.weight) / 8);
  row[17] = both(x.type, y.type);
  row[18] = both(x.place, y.place);
  row[19] = both(x.number, y.number);
  row[20] = both(x.direction, y.direction);
  row[21] = oneSided(x.word, y.word);
  row[22] = oneSided(x.common, y.common);
  row[23] = oneSided(x.type, y.type);
  row[24] = oneSided(x.place, y.place);
  row[25] = oneSided(x.number, y.number);
  row[26] = oneSided(x.direction, y.direction);
  row[27] = oneSided(x.part, y.part);
  row[28] = oneSided(x.affiliate, y.affiliate);
  row[29] = oneSided(x.filler, y.filler);
  row[30] = flag(c.onlyA.length + c.onlyB.length === 0);
  row[31] = flag((c.onlyA.length === 0) !== (c.onlyB.length === 0));
  row[32] = flag(acronym.kind === 'shared');
  row[33] = flag(acronym.kind === 'bracketed');
  row[34] = flag(acronym.kind === 'initials');
  row[35] = known ? min(3, log2(max(1, acronym.rivals))) : 0;
  row[36] = known ? min(6, acronym.letters.length) / 6 : 0;
  row[37] = flag(a.reading.alsoNamed.includes(b.key) || b.reading.alsoNamed.includes(a.key));
  row[38] = 1 - edits(a.key, b.key) / max(a.key.length, b.key.length);
  row[39] = flag(share(a.domains, b.domains));
  row[40] = flag(disjoint(a.domains, b.domains));
  row[41] = flag(share(a.states, b.states));
  row[42] = flag(disjoint(a.states, b.states));
  row[43] = flag(share(here, there));
  row[44] = flag(disjoint(here, there));
  row[45] = min(1, min(a.reading.senses.length, b.reading.senses.length) / 6);
  return row;
}

const row = new Float64Array(FEATURES.length);
