import type { Comparison } from './comparison.ts';
import type { Name } from '../read/name.ts';
import type { WordWeights } from '../read/word-weights.ts';
import { COUNTRY_NAMES, isCityName, OPPOSED, ROLE } from '../read/word-classes.ts';
import { STATE_SPELLINGS } from '../../names/states.ts';

const disjoint = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length > 0 && b.length > 0 && !a.some((each) => b.includes(each));

const isCountry = (place: string): boolean => COUNTRY_NAMES.has(place);
const isState = (place: string): boolean => STATE_SPELLINGS.has(place);

const NONE: readonly string[] = [];

const placesIn = (wordWeights: WordWeights, senses: readonly number[]): readonly string[] =>
  senses.length === 0
    ? NONE
    : senses
        .filter((sense) => wordWeights.roles[sense] === ROLE.place)
        .map((sense) => wordWeights.texts[sense] ?? '');

/** "Women's Circle" and "Youth Circle": what sets them apart is all that they are about. */
function areOpposed(wordWeights: WordWeights, { onlyA, onlyB }: Comparison): boolean {
  if (onlyA.length === 0 || onlyB.length === 0) return false;
  const listOf = (sense: number): string | undefined => OPPOSED.get(wordWeights.texts[sense] ?? '');
  const lists = new Set(onlyA.map(listOf));
  return onlyB.some((sense) => {
    const list = listOf(sense);
    return list !== undefined && lists.has(list);
  });
}

/**
 * Why two names cannot be one body whatever else they share: two places, two numbers, two
 * directions, two words that carry the meaning. Undefined where nothing forbids it.
 */
export function veto(
  wordWeights: WordWeights,
  a: Name,
  b: Name,
  comparison: Comparison,
): string | undefined {
  const { unmatchedA: x, unmatchedB: y } = comparison;
  if (areOpposed(wordWeights, comparison)) return 'different meanings';
  if (x.number > 0 && y.number > 0) return 'different numbers';
  if (x.place > 0 && y.place > 0) return 'different places';
  if (x.direction > 0 && y.direction > 0) return 'different directions';
  if (a.parsed.address.length === 0 && b.parsed.address.length === 0) return undefined;
  // "League of Women Voters of Ohio" and "League of Women Voters, Texas".
  const [here, there] = [
    [...a.parsed.address, ...placesIn(wordWeights, comparison.onlyA)],
    [...b.parsed.address, ...placesIn(wordWeights, comparison.onlyB)],
  ];
  for (const kind of [isState, isCityName, isCountry]) {
    if (disjoint(here.filter(kind), there.filter(kind))) return 'different addresses';
  }
  const [from, to] = [here.filter(isCountry), there.filter(isCountry)];
  const abroad = (countries: readonly string[], other: readonly string[]): boolean =>
    countries.length > 0 && !countries.includes('usa') && other.some(isState);
  if (abroad(from, there) || abroad(to, here)) return 'different addresses';
  return undefined;
}
