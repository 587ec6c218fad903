import type { Comparison } from './comparison.ts';
import type { WordWeights } from '../read/word-weights.ts';
import type { Acronym } from '../read/acronym-stats.ts';
import { otherDomains, sameLetters, shareDomain } from './same-letters.ts';
import { certainlyMistyped } from './mistyped.ts';
import type { Name } from '../read/name.ts';
import type { ReasonPart } from '../reason.ts';
import { extraWords, type ExtraWords } from './extra-words.ts';
import { otherState, oneAddress, unsaid } from '../read/campus.ts';
import { ACRONYM_WORDS, meaning, placeAt, ROLE, roleOf } from '../read/word-classes.ts';
import { REST_OF_NAME, THREE_LETTERS } from '../thresholds.ts';

/** Why two names are certainly one body. */
export interface CertainMatch {
  readonly reason: ReasonPart;
  /** Where one says more than the other; of several such pairs none may be certain. */
  readonly extra?: ExtraWords;
  /** Where one is no more than the other's letters. */
  readonly byLetters?: true;
}

/** Why two names are certainly one body; undefined where a person should look. Vetoes come first. */
export function certainMatch(
  wordWeights: WordWeights,
  a: Name,
  b: Name,
  c: Comparison,
  acronym: Acronym,
  chance: number,
  careful: boolean,
): CertainMatch | undefined {
  if (acronym.kind === 'bracketed' && acronym.rivals <= 1 && !otherDomains(a, b))
    return {
      reason: { says: 'besideFullName', filling: { letters: acronym.letters.toUpperCase() } },
      byLetters: true,
    };
  const letters = otherState(a, b) ? undefined : sameLetters(a, b);
  if (letters !== undefined) return { reason: letters };
  const only = [unsaid(wordWeights, c.onlyA, b), unsaid(wordWeights, c.onlyB, a)] as const;
  if (only[0].length + only[1].length > 0) {
    const found = otherState(a, b)
      ? undefined
      : extraWords(wordWeights, a, b, c, only, chance, careful);
    return found && { reason: { says: 'sameTellingWords' }, extra: found };
  }
  const reason = oneAddress(a, b) || otherState(a, b) ? undefined : sameWords(a, b, c);
  return reason === undefined ? undefined : { reason };
}

function sameWords(a: Name, b: Name, c: Comparison): ReasonPart | undefined {
  if (c.matched === 0) return undefined;
  if (c.initials > 0) return c.matched > c.initials ? { says: 'partAsAcronym' } : undefined;
  if (!c.inOrder) return reordered(a, b, c) ? { says: 'otherOrderOrLanguage' } : undefined;
  if (c.typos + c.shortened === 0)
    return c.compounds > 0 ? { says: 'otherSpacing' } : { says: 'sameWords' };
  if (c.matched < 2 || (c.rarest < REST_OF_NAME && c.matched < 3) || c.typos + c.shortened > 2)
    return undefined;
  if (!certainlyMistyped(a, b)) return undefined;
  return c.typos > 0 ? { says: 'typingError' } : { says: 'wordsShortened' };
}

/** Bodies that have one seat: where it lies adds nothing to their name. */
const SEATED = ['university', 'college', 'school', 'hospital', 'museum', 'institute'];

/** "Universidad de Ohio" may be "Ohio University" or "University of Ohio", which are two. */
function reordered(a: Name, b: Name, c: Comparison): boolean {
  if (c.typos + c.shortened > 0) return false;
  if (a.parsed.foreign === b.parsed.foreign && !translated(a, b)) return c.matched >= 4;
  return (
    c.matched > 2 ||
    !a.parsed.senses.every(({ text, place }) => place || roleOf(text) === ROLE.type)
  );
}

/** Whether a word of one stands in the other as another word of the same meaning. */
function translated(a: Name, b: Name): boolean {
  const [x, y] = [a.key.split(' '), b.key.split(' ')];
  const others = y.filter((word) => !x.includes(word));
  return x.some(
    (word) =>
      !y.includes(word) &&
      others.some(
        (other) =>
          meaning(other) === meaning(word) && !other.startsWith(word) && !word.startsWith(other),
      ),
  );
}

/** A pair that is certain if it is the only one of its kind for one of the two. */
export interface Sole {
  readonly of: 'a' | 'b';
  readonly reason: ReasonPart;
}

/**
 * See `Sole`. Nothing but one candidate makes a short form, a second name or an address certain.
 *
 * @param careful that three letters are not enough without a common domain: among the few signers
 * of a letter the only candidate is soon found, though short acronyms often have several owners
 */
export function certainIfSole(
  a: Name,
  b: Name,
  c: Comparison,
  acronym: Acronym,
  chance: number,
  careful: boolean,
): Sole | undefined {
  if (otherState(a, b)) return undefined;
  if (acronym.kind === 'initials' || acronym.kind === 'bracketed') {
    if (acronym.kind === 'initials' && tooShort(a, b, acronym, chance, careful)) return undefined;
    return {
      of: a.key === acronym.letters ? 'a' : 'b',
      reason: { says: 'firstLettersAlone', filling: { letters: acronym.letters.toUpperCase() } },
    };
  }
  const named: ReasonPart = { says: 'secondName' };
  if (a.parsed.alsoNamed.includes(b.key)) return { of: 'b', reason: named };
  if (b.parsed.alsoNamed.includes(a.key)) return { of: 'a', reason: named };
  if (c.onlyA.length + c.onlyB.length > 0 || !oneAddress(a, b) || !c.inOrder) return undefined;
  if (c.typos + c.shortened + c.initials > 0 || !isSeated(a)) return undefined;
  if (Math.max(a.parsed.address.length, b.parsed.address.length) < 2) return undefined;
  return {
    of: a.parsed.address.length === 0 ? 'a' : 'b',
    reason: { says: 'onceWithAddress' },
  };
}

function tooShort(
  a: Name,
  b: Name,
  { letters }: Acronym,
  chance: number,
  careful: boolean,
): boolean {
  if (shareDomain(a, b)) return false;
  if (otherDomains(a, b) || isOrdinaryWord(letters)) return true;
  if (letters.length !== 3) return letters.length < 3;
  return careful || chance < THREE_LETTERS;
}

/** "HAITI", "CARE": letters that are a word or a place are that first of all. */
const isOrdinaryWord = (letters: string): boolean =>
  ACRONYM_WORDS.has(letters) ||
  placeAt([letters], 0) !== undefined ||
  roleOf(meaning(letters)) !== ROLE.word;

const isSeated = ({ parsed }: Name): boolean =>
  parsed.senses.some(({ text }) => SEATED.includes(text));
