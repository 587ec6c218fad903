import { byCodeUnit } from './code-units.ts';

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

/**
 * `~` in a phrase stands for up to four words, `*` at a word's end for any ending.
 * Neither reaches over a comma that stands as a word of its own.
 */
export function phrases(list: readonly string[]): Phrases {
  const any = alternatives(list);
  const somewhere = new RegExp(`(?:^| )(?:${any})(?= |$)`, 'u');
  const everywhere = new RegExp(somewhere.source, 'gu');
  const first = new RegExp(`^(?:${any})(?: |$)`, 'u');
  const whole = new RegExp(`^(?:${any})$`, 'u');
  return {
    in: (folded) => somewhere.test(folded),
    open: (folded) => first.test(folded),
    are: (folded) => whole.test(folded),
    removedFrom: (folded) => folded.replace(everywhere, ' ').replace(/ +/g, ' ').trim(),
  };
}

/** The source of an expression for any of the phrases; the longest first, so that "no problem" is not read as "no". */
function alternatives(list: readonly string[]): string {
  return [...list]
    .sort((a, b) => b.length - a.length || byCodeUnit(a, b))
    .map((phrase) => phrase.replaceAll('*', '[^ ,]*').replaceAll(' ~ ', ' (?:[^ ,]+ ){0,4}?'))
    .join('|');
}
