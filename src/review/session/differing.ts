import { foldWords } from '../../names/fold.ts';

export interface MarkedWord {
  readonly text: string;
  /** At least half of the other names lack it. */
  readonly differs: boolean;
}

/**
 * Each name in its words, those marked that tell it from the others; a word that is
 * there twice has to be there twice. Case, accents and punctuation do not count.
 */
export function markDiffering(names: readonly string[]): readonly (readonly MarkedWord[])[] {
  const split = names.map((name) => name.split(/\s+/u).filter((word) => word !== ''));
  const keys = split.map((words) => words.map(keyOf));
  const counts = keys.map(countWords);
  return split.map((words, at) => {
    const seen = new Map<string, number>();
    return words.map((text, place) => {
      const key = keys[at]?.[place] ?? '';
      const nth = (seen.get(key) ?? 0) + 1;
      seen.set(key, nth);
      const lacking = counts.filter((other, index) => index !== at && (other.get(key) ?? 0) < nth);
      const most = lacking.length > 0 && lacking.length * 2 >= names.length - 1;
      return { text, differs: key !== '' && most };
    });
  });
}

/** '' for punctuation that stands alone. */
function keyOf(word: string): string {
  return foldWords(word).join(' ');
}

function countWords(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
