import { stateName } from '../../names/states.ts';
import type { Comparison } from './comparison.ts';
import { MARK, type WordWeights } from '../read/word-weights.ts';
import { unmatchedWords, type UnmatchedWords } from './unmatched-words.ts';
import type { Name } from '../read/name.ts';
import { APART_ALONE, LOCAL, ROLE, roleOf } from '../read/word-classes.ts';
import {
  FILLER_MORE,
  LIKE_A_PLACE,
  ORDINARY_WORD_MORE,
  WORD_MORE,
  WORD_MORE_BESIDE_NUMBER,
} from '../thresholds.ts';

/** That one name says all that another says and something that tells nothing. */
export interface ExtraWords {
  /** Which of the two says less. */
  readonly less: 'a' | 'b';
  /** Senses that only the other has; a copy, since those of a comparison are used again. */
  readonly more: readonly number[];
}

/**
 * What one name adds to another, where that certainly makes no other body of it.
 *
 * A part, a place, a number, a body beside it ("Foundation"), whom it is for ("Young") or how far it
 * reaches ("National") does, and so do letters in capitals. One or two distinctive words at the
 * beginning or end may always be a chapter's town: "Larkspur Tenants Union" is not the "Tenants
 * Union".
 *
 * @param careful that no word with a meaning of its own may be added: in a register a body is often
 * written without one of its words, but a letter's signers are bodies that want to stay separate
 */
export function extraWords(
  wordWeights: WordWeights,
  a: Name,
  b: Name,
  c: Comparison,
  only: readonly [readonly number[], readonly number[]],
  chance: number,
  careful: boolean,
): ExtraWords | undefined {
  const [onlyA, onlyB] = only;
  if ((onlyA.length > 0 && onlyB.length > 0) || !c.inOrder) return undefined;
  const less = onlyA.length > 0 ? 'b' : 'a';
  const longer = less === 'b' ? a : b;
  const more = withoutCountry(wordWeights, longer, less === 'b' ? onlyA : onlyB);
  const left = unmatchedWords(wordWeights, more);
  if (left.part + left.affiliate + left.number + left.direction + left.place > 0) return undefined;
  const texts = more.map((sense) => wordWeights.texts[sense] ?? '');
  if (texts.some((text) => longer.parsed.capitals.has(text) || APART_ALONE.has(text)))
    return undefined;
  const shorter = less === 'a' ? a : b;
  const says = more.some((sense) => tells(wordWeights, sense));
  if (says && (careful || isLocal(longer) || saysLittle(shorter))) return undefined;
  if (chance < threshold(left, more.length, shorter, longer)) return undefined;
  if (left.word === more.length && atOneEnd(longer, texts)) return undefined;
  return { less, more: [...more] };
}

/** "U.S. Department of …": in front the country says nothing; behind a name it is a section of it. */
function withoutCountry(
  wordWeights: WordWeights,
  { parsed }: Name,
  only: readonly number[],
): readonly number[] {
  const inFront = parsed.senses[0]?.text === 'usa';
  return inFront ? only.filter((sense) => wordWeights.texts[sense] !== 'usa') : only;
}

/** Whether a word has a meaning of its own and is none that people leave out. */
const tells = ({ roles, marks }: WordWeights, sense: number): boolean =>
  (roles[sense] === ROLE.word || roles[sense] === ROLE.common) &&
  ((marks[sense] ?? 0) & MARK.filler) === 0;

/**
 * "Ohio Bankers Association" says one thing beside where and what it is: of such bodies there are
 * others for every word more ("Ohio Mortgage Bankers Association").
 */
const saysLittle = ({ parsed }: Name): boolean =>
  parsed.senses.filter(
    ({ text, place }) => !place && stateName(text) === undefined && TELLING.has(roleOf(text)),
  ).length < 2;

const TELLING: ReadonlySet<number> = new Set([ROLE.word, ROLE.common]);

/** Of a congregation or a school every word tells: "AME Church" and "AME Zion Church" are two. */
const isLocal = ({ parsed }: Name): boolean => parsed.senses.some(({ text }) => LOCAL.has(text));

function threshold(left: UnmatchedWords, size: number, less: Name, more: Name): number {
  // "Larkspur Library Society" may be a society for the library.
  if (left.filler === size && !isLocal(less)) return FILLER_MORE;
  if (left.word === 0 && shareNumber(less, more)) return WORD_MORE_BESIDE_NUMBER;
  return left.common > 0 ? ORDINARY_WORD_MORE : WORD_MORE;
}

const shareNumber = (a: Name, b: Name): boolean =>
  a.parsed.senses.some(
    (sense) => roleOf(sense.text) === ROLE.number && b.parsed.senses.includes(sense),
  );

function atOneEnd({ parsed: { senses } }: Name, texts: readonly string[]): boolean {
  if (texts.length === 0 || texts.length > LIKE_A_PLACE) return false;
  const isMore = ({ text }: { readonly text: string }): boolean => texts.includes(text);
  return senses.slice(0, texts.length).every(isMore) || senses.slice(-texts.length).every(isMore);
}
