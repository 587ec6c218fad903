import type { Comparison } from './compare.ts';
import { leftover } from './leftover.ts';
import type { Corpus } from './corpus.ts';
import type { Acronym } from './evidence.ts';
import type { Name } from './names.ts';
import { ROLE, roleOf } from './senses.ts';

/** How much of a name's weight a typing error must leave untouched. */
const REST_OF_NAME = 4;

/** Why two names are certainly one body; undefined where a person should look. Vetoes come first. */
export function certain(
  corpus: Corpus,
  a: Name,
  b: Name,
  c: Comparison,
  acronym: Acronym,
  chance: number,
): string | undefined {
  if (acronym.kind === 'bracketed' && acronym.rivals <= 1)
    return `the acronym ${acronym.letters.toUpperCase()} stands beside the full name`;
  if (c.onlyA.length + c.onlyB.length > 0) return nearly(corpus, a, b, c, chance);
  if (oneAddress(a, b)) return undefined;
  if (otherState(a, b)) return undefined;
  if (c.initials > 0) return c.matched > c.initials ? 'a part is written as an acronym' : undefined;
  if (!c.inOrder)
    return reordered(corpus, a, b, c) ? 'the same words in another order or language' : undefined;
  if (c.typos + c.shortened === 0)
    return c.compounds > 0 ? 'the same letters, spaced otherwise' : 'the same words';
  if (c.matched < 2 || (c.rarest < REST_OF_NAME && c.matched < 3) || c.typos + c.shortened > 2)
    return undefined;
  return c.typos > 0 ? 'the same words but for a typing error' : 'the same words, some shortened';
}

const oneAddress = (a: Name, b: Name): boolean =>
  Math.min(a.reading.address.length, b.reading.address.length) === 0 &&
  Math.max(a.reading.address.length, b.reading.address.length) > 0;

/** Bodies that have one seat: where it lies adds nothing to their name. */
const SEATED = ['university', 'college', 'school', 'hospital', 'museum', 'institute'];

const otherState = (a: Name, b: Name): boolean =>
  a.states.length > 0 && b.states.length > 0 && !a.states.some((state) => b.states.includes(state));

/** "Universidad de Ohio" may be "Ohio University" or "University of Ohio", which are two. */
function reordered(corpus: Corpus, a: Name, b: Name, c: Comparison): boolean {
  if (c.typos + c.shortened > 0) return false;
  if (a.reading.foreign === b.reading.foreign) return c.matched >= 4;
  return (
    c.matched > 2 ||
    !a.reading.senses.every(({ text, place }) => place || roleOf(text) === ROLE.type)
  );
}

/** From where on a word more on one side does not matter; higher where that word is ordinary. */
const NEARLY = 0.88;
const NEARLY_ORDINARY = 0.93;

/** All that tells is shared, and one side adds a word that tells nothing. */
function nearly(
  corpus: Corpus,
  a: Name,
  b: Name,
  c: Comparison,
  chance: number,
): string | undefined {
  if (otherState(a, b) || (c.onlyA.length > 0 && c.onlyB.length > 0)) return undefined;
  const rest = [...c.onlyA, ...c.onlyB].filter((sense) => corpus.texts[sense] !== 'usa');
  const left = leftover(corpus, rest);
  if (left.part + left.affiliate + left.number + left.direction + left.place > 0) return undefined;
  const capitals = c.onlyA.length > 0 ? a.reading.capitals : b.reading.capitals;
  if (rest.some((sense) => capitals.has(corpus.texts[sense] ?? ''))) return undefined;
  if (chance < (left.common > 0 ? NEARLY_ORDINARY : NEARLY)) return undefined;
  return 'all the words that tell are the same';
}

/** A pair that is certain if it is the only one of its kind for one of the two. */
export interface Sole {
  readonly of: 'a' | 'b';
  readonly reason: string;
}

/** See `Sole`. Nothing but one candidate makes a short form, a second name or an address certain. */
export function certainIfSole(a: Name, b: Name, c: Comparison, acronym: Acronym): Sole | undefined {
  if (acronym.kind === 'initials' || acronym.kind === 'bracketed') {
    if (acronym.letters.length < 3 && acronym.kind === 'initials') return undefined;
    return {
      of: a.key === acronym.letters ? 'a' : 'b',
      reason: `${acronym.letters.toUpperCase()} is made of the first letters, and of no other name here`,
    };
  }
  const second = 'one adds a second name in brackets';
  if (a.reading.base === b.key) return { of: 'b', reason: second };
  if (b.reading.base === a.key) return { of: 'a', reason: second };
  const named = 'one name gives the other as its second name';
  if (a.reading.alsoNamed.includes(b.key) && b.reading.senses.length > 1)
    return { of: 'b', reason: named };
  if (b.reading.alsoNamed.includes(a.key) && a.reading.senses.length > 1)
    return { of: 'a', reason: named };
  if (c.onlyA.length + c.onlyB.length > 0 || !oneAddress(a, b) || !c.inOrder || otherState(a, b))
    return undefined;
  if (c.typos + c.shortened + c.initials > 0 || !isSeated(a)) return undefined;
  if (Math.max(a.reading.address.length, b.reading.address.length) < 2) return undefined;
  return {
    of: a.reading.address.length === 0 ? 'a' : 'b',
    reason: 'the same words, once with an address',
  };
}

const isSeated = ({ reading }: Name): boolean =>
  reading.senses.some(({ text }) => SEATED.includes(text));
