import type { Corpus } from './word-weights.ts';
import type { Name } from './name.ts';
import { ROLE } from './word-classes.ts';

/** Words that one name has and the other has not, not even as its address: "of Ohio", ", Ohio". */
export const unsaid = (
  corpus: Corpus,
  only: readonly number[],
  { reading: { address } }: Name,
): readonly number[] =>
  address.length === 0
    ? only
    : only.filter(
        (sense) =>
          corpus.roles[sense] !== ROLE.place || !address.includes(corpus.texts[sense] ?? ''),
      );

/** Where a body is; the country of them all says nothing. */
const seat = ({ reading }: Name): readonly string[] =>
  reading.address.length === 0
    ? reading.address
    : reading.address.filter((place) => place !== 'usa');

/** Whether one says in an address where it is, and the other nowhere. */
export function oneAddress(a: Name, b: Name): boolean {
  const [here, there] = [seat(a), seat(b)];
  if ((here.length === 0) === (there.length === 0)) return false;
  const { senses } = (here.length === 0 ? a : b).reading;
  return [...here, ...there].some((at) => !senses.some(({ place, text }) => place && text === at));
}

/** Whether both gave states with their names, and none in common. */
export const otherState = (a: Name, b: Name): boolean =>
  a.states.length > 0 && b.states.length > 0 && !a.states.some((state) => b.states.includes(state));
