/** Phrases compiled into expressions over folded text (see `loosely`). */
export interface Phrases {
  /** Whether one of them stands anywhere in the text, word by word. */
  in(folded: string): boolean;
  /** Whether the text begins with one. */
  open(folded: string): boolean;
  /** Whether the text is one of them and nothing else. */
  are(folded: string): boolean;
  /** The text with all of them taken out. */
  removedFrom(folded: string): string;
}

/** `~` in a phrase stands for up to four words, `*` at a word's end for any ending. */
export function phrases(list: readonly string[]): Phrases {
  // The longest first, so that "no problem" is not read as "no".
  const ordered = [...list].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const any = ordered.map(pattern).join('|');
  const somewhere = new RegExp(`(?:^| )(?:${any})(?= |$)`, 'u');
  const everywhere = new RegExp(somewhere.source, 'gu');
  const first = new RegExp(`^(?:${any})(?: |$)`, 'u');
  const whole = wholePhrases(ordered);
  return {
    in: (folded) => somewhere.test(folded),
    open: (folded) => first.test(folded),
    are: whole,
    removedFrom: (folded) => folded.replace(everywhere, ' ').replace(/ +/g, ' ').trim(),
  };
}

function pattern(phrase: string): string {
  return phrase.replaceAll('*', '[^ ]*').replaceAll(' ~ ', ' (?:[^ ]+ ){0,4}?');
}

/**
 * Whole phrases by their first word, each compiled when a text first begins with it:
 * thousands in one expression take a second to compile.
 */
function wholePhrases(list: readonly string[]): (folded: string) => boolean {
  const byFirstWord = new Map<string, string[]>();
  for (const phrase of list) {
    const [word = ''] = phrase.split(' ');
    const key = word.includes('*') ? ANY_WORD : word;
    byFirstWord.set(key, [...(byFirstWord.get(key) ?? []), phrase]);
  }
  const compiled = new Map<string, RegExp>();
  const matches = (key: string, folded: string): boolean => {
    const found = byFirstWord.get(key);
    if (found === undefined) return false;
    let expression = compiled.get(key);
    if (expression === undefined) {
      expression = new RegExp(`^(?:${found.map(pattern).join('|')})$`, 'u');
      compiled.set(key, expression);
    }
    return expression.test(folded);
  };
  return (folded) => {
    const [word = ''] = folded.split(' ');
    return matches(word, folded) || matches(ANY_WORD, folded);
  };
}

const ANY_WORD = '*';
