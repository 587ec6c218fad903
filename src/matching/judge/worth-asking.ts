import type { Acronym } from '../read/acronym-stats.ts';
import type { Name } from '../read/name.ts';
import { edits } from '../read/edits.ts';
import { meaning, ROLE } from '../read/word-classes.ts';
import type { WordWeights } from '../read/word-weights.ts';
import { ERRORS_WORTH_ASKING, SAME_STEM, WORTH_ASKING } from '../thresholds.ts';
import type { Comparison } from './comparison.ts';
import { shareDomain } from './same-letters.ts';

/**
 * Whether a pair is worth a person's click: likely enough, and with something distinctive in common.
 *
 * One word in common is that only where one of the names has no other: "Calyx" and "Calyx Institute",
 * but not "Fight for the Future" and "Future Coalition". It has to stand there in the same letters,
 * since the translation of one word is in many names; and what one name writes as an acronym is not
 * the same word in another: "FAIR" and "Fair Wage".
 */
export function isWorthAsking(
  wordWeights: WordWeights,
  a: Name,
  b: Name,
  c: Comparison,
  acronym: Acronym,
  chance: number,
): boolean {
  // Bodies of one name in two states are asked about however often that is two.
  if (a.key === b.key) return true;
  const eachItsOwn = c.onlyA.length > 0 && c.onlyB.length > 0;
  if (chance < WORTH_ASKING) return false;
  if (eachItsOwn && !shareDomain(a, b) && tellApart(wordWeights, c)) return false;
  if (c.matched !== 1 || acronym.kind !== 'none' || isNamed(a, b) || isNamed(b, a)) return true;
  if (c.typos + c.compounds + c.initials > 0 || shareDomain(a, b)) return true;
  if (eachItsOwn) return false;
  return sharesWord(a, b);
}

/** "Center for Larkspur Justice", "Center for Larkspur Peace": one word each that carries the meaning. */
function tellApart({ texts, roles }: WordWeights, { onlyA, onlyB }: Comparison): boolean {
  const [one, other] = [onlyA[0] ?? 0, onlyB[0] ?? 0];
  const tells = (sense: number): boolean =>
    roles[sense] === ROLE.word || roles[sense] === ROLE.common;
  if (onlyA.length !== 1 || onlyB.length !== 1 || !tells(one) || !tells(other)) return false;
  const [x, y] = [texts[one] ?? '', texts[other] ?? ''];
  return x.slice(0, SAME_STEM) !== y.slice(0, SAME_STEM) && edits(x, y) > ERRORS_WORTH_ASKING;
}

const isNamed = ({ parsed }: Name, { key }: Name): boolean =>
  parsed.head === key || parsed.alsoNamed.includes(key) || parsed.inBrackets.includes(key);

/** A word that both write, with its plural, and neither as letters where the other does not. */
function sharesWord(a: Name, b: Name): boolean {
  const others = b.key.split(' ');
  return a.key.split(' ').some((word) => {
    const other = others.find(
      (each) =>
        each === word ||
        (meaning(each) === meaning(word) && (each.startsWith(word) || word.startsWith(each))),
    );
    return other !== undefined && isLetters(a, word) === isLetters(b, other);
  });
}

const isLetters = ({ parsed, key }: Name, word: string): boolean =>
  parsed.capitals.has(word) || (key === word && parsed.acronyms.includes(word));
