/** Words that an acronym may pass over. */
const SMALL = new Set(
  'of the and for in to at on by with a an de del la el los las y e para por en da do des du et'.split(
    ' ',
  ),
);

/**
 * Whether a word stands for other words by their first letters, in order.
 *
 * Every letter must begin a word, and only small words ("of", "de") may be passed over: "aclu"
 * stands for "american civil liberties union", "naral" does not stand for "abortion league".
 */
export function isInitialsOf(acronym: string, words: readonly string[]): boolean {
  const letters = Array.from(acronym);
  let at = 0;
  for (const word of words) {
    if (at < letters.length && word.startsWith(letters[at] ?? ' ')) at += 1;
    else if (!SMALL.has(word)) return false;
  }
  return letters.length >= 2 && at === letters.length;
}

/** Words of a name that a short form may leave out. */
const MOST_PASSED_OVER = 1;
/** Fewer letters stand for too many names. */
const SHORTEST = 3;

/**
 * Whether letters may well stand for a name, though not by every first letter: they begin with its
 * first word, and follow its words in order, taking of each as many first letters as they like and
 * passing over one word at most besides the small ones. "NAKASEC" for "National Korean American
 * Service and Education Consortium"; never "NYC" for "Sunrise Movement".
 */
export function isShortFormOf(letters: string, words: readonly string[]): boolean {
  if (letters.length < SHORTEST || letters.length > 12 || words.length < 2 || words.length > 14)
    return false;
  /** Positions in the letters that may be reached, by how many words were passed over. */
  let reached: readonly (readonly number[])[] = [[0], []];
  for (const [number, word] of words.entries()) {
    const next: number[][] = [[], []];
    for (const [passed, positions] of reached.entries()) {
      for (const at of positions) {
        if (number > 0 && SMALL.has(word)) next[passed]?.push(at);
        else if (number > 0 && passed < MOST_PASSED_OVER) next[passed + 1]?.push(at);
        for (
          let taken = 1;
          taken <= 3 && letters.startsWith(word.slice(0, taken), at);
          taken += 1
        ) {
          if (taken <= word.length) next[passed]?.push(at + taken);
        }
      }
    }
    reached = next.map((positions) => [...new Set(positions)]);
  }
  return reached.some((positions) => positions.includes(letters.length));
}
