import { z } from 'zod';
import { LANGUAGES } from '../languages/registry.ts';
import { loosely } from './loose.ts';
import { linesOf, readRules, wordsOf } from './rules.ts';
import { STATE_NAMES } from './states.ts';

const text = z.string();
const rules = readRules(
  'state-places.yaml',
  z.strictObject({
    zips: text,
    towns: text,
    stateTowns: text,
    abroad: text,
    nations: text,
    otherGeorgia: text,
  }),
);

const ZIPS = linesOf(rules.zips).map(([range, state]) => {
  const [from = '', to = from] = range.split('-');
  return { from, to, state };
});

/** The state of a ZIP code of five figures; undefined for one that is given out nowhere. */
export function stateOfZip(zip: string): string | undefined {
  const start = zip.slice(0, 3);
  return ZIPS.find(({ from, to }) => from <= start && start <= to)?.state;
}

const listed = (lines: string): readonly (readonly [string, readonly string[]])[] =>
  linesOf(lines).map(([key, list]) => [key, list.split(',').map((each) => each.trim())]);

const TOWNS = new Map(
  listed(rules.towns).flatMap(([state, towns]) =>
    towns.map((town): [string, string] => [town, state]),
  ),
);

/** The state of a town that everyone knows, alone in the answer. */
export const stateOfTown = (town: string): string | undefined => TOWNS.get(town);

const STATE_TOWNS = new Map(listed(rules.stateTowns));

/** Whether there is a town that is called like the first state in the second: Nevada, Missouri. */
export const isTownCalledLike = (town: string, state: string): boolean =>
  STATE_TOWNS.get(town)?.includes(state) === true;

const NATIONS = new Set(wordsOf(rules.nations));
const OTHER_GEORGIA = new Set(wordsOf(rules.otherGeorgia));

let abroad: ReadonlySet<string> | undefined;

/** The countries by their names in every language, and the provinces that people name. */
function placesAbroad(): ReadonlySet<string> {
  if (abroad) return abroad;
  const states = new Set(STATE_NAMES.map(loosely));
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
  const names = LANGUAGES.flatMap((code) => {
    const shown = new Intl.DisplayNames([code], { type: 'region', fallback: 'none' });
    return letters.flatMap((a) => letters.map((b) => shown.of(`${a}${b}`) ?? ''));
  });
  const known = [...names, ...rules.abroad.split('\n')].map(loosely).filter((name) => name !== '');
  abroad = new Set(known.filter((name) => !states.has(name)));
  return abroad;
}

/** Whether an answer names a place that is in no state: a country, a province, a nation of its own. */
export function isAbroad(answer: string): boolean {
  const parts = answer
    .split(/[,;/()]/u)
    .map(loosely)
    .filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  if (placesAbroad().has(last) || NATIONS.has(last.split(' ').at(-1) ?? '')) return true;
  return last === 'georgia' && parts.slice(0, -1).some((part) => OTHER_GEORGIA.has(part));
}
