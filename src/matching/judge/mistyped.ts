import { edits } from '../read/edits.ts';
import type { Name } from '../read/name.ts';
import { ROLE, roleOf } from '../read/word-classes.ts';
import type { Sense } from '../read/word-senses.ts';
import { isSlip, likeness } from '../read/likeness.ts';
import { MISTYPED_LETTERS, PINNING_WORDS } from '../thresholds.ts';

const isOrdinaryWord = ({ text, place }: Sense): boolean => place || roleOf(text) !== ROLE.word;

/** What one of two names has and the other has not, word by word. */
const without = (senses: readonly Sense[], others: readonly Sense[]): readonly Sense[] =>
  senses.filter(({ text }) => !others.some((other) => other.text === text));

/**
 * Whether two names that differ in typing errors and shortened words alone are certainly one.
 *
 * A slip in an ordinary word ("Assocation") makes no other word. Of names of people and places
 * there are many a letter apart: "Johnson" and "Johnston", "Marin" and "Martin", "Green" and
 * "Greenville" are two, unless it is the slip of a hand (letters swapped or doubled), the word is
 * long, or other distinctive words tell which body is meant.
 */
export function certainlyMistyped(a: Name, b: Name): boolean {
  const [x, y] = [a.parsed.senses, b.parsed.senses];
  const [onlyX, onlyY] = [without(x, y), without(y, x)];
  const distinctive = x.filter((sense) => !isOrdinaryWord(sense) && !onlyX.includes(sense));
  return onlyX.every((one) => {
    const other = onlyY.find(({ text }) => likeness(one.text, text) !== undefined);
    if (other === undefined) return true;
    const pinned =
      new Set(distinctive).size >= PINNING_WORDS && !(one === x.at(-1) && other === y.at(-1));
    const cut = likeness(one.text, other.text) === 'shortened';
    if (isOrdinaryWord(one) || isOrdinaryWord(other)) return !cut || !(one.place || other.place);
    if (cut) return false;
    if (pinned || isSlip(one.text, other.text)) return true;
    return (
      one.text.charAt(0) === other.text.charAt(0) &&
      Math.max(one.text.length, other.text.length) >= MISTYPED_LETTERS &&
      edits(one.text, other.text) < 2
    );
  });
}
