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
