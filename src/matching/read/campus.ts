import type { WordWeights } from './word-weights.ts';
import type { Name } from './name.ts';
import { isCityName, ROLE } from './word-classes.ts';

/** Words that one name has and the other has not, not even as its address: "of Ohio", ", Ohio". */
export const unsaid = (
  wordWeights: WordWeights,
  only: readonly number[],
  { parsed: { address } }: Name,
): readonly number[] =>
  address.length === 0
    ? only
    : only.filter(
        (sense) =>
          wordWeights.roles[sense] !== ROLE.place ||
          !address.includes(wordWeights.texts[sense] ?? ''),
      );

/** Where a body is; the country of them all says nothing. */
const campus = ({ parsed }: Name): readonly string[] =>
  parsed.address.length === 0 ? parsed.address : parsed.address.filter((place) => place !== 'usa');

/** Places of an address that the other name does not say, nor the state given beside both. */
const news = (
  address: readonly string[],
  { parsed, states }: Name,
  own: Name,
): readonly string[] => {
  const said = (at: string): boolean =>
    parsed.senses.some(({ place, text }) => place && text === at);
  // Whoever names the town has named the state.
  if (address.some((at) => isCityName(at) && said(at))) return [];
  const given = states
    .filter((state) => own.states.includes(state))
    .map((each) => each.toLowerCase());
  return address.filter((at) => !said(at) && !given.includes(at));
};

/** Whether one says in an address where it is, and the other nowhere. */
export function oneAddress(a: Name, b: Name): boolean {
  const [here, there] = [campus(a), campus(b)];
  if ((here.length === 0) === (there.length === 0)) return false;
  return news(here, b, a).length + news(there, a, b).length > 0;
}

/** Whether both gave states with their names, and none in common. */
export const otherState = (a: Name, b: Name): boolean =>
  a.states.length > 0 && b.states.length > 0 && !a.states.some((state) => b.states.includes(state));
