import { languageFile } from './language-data.ts';
import type { Language } from './registry.ts';
import { checkedWordings, type Declared, fill, type Wording } from './wording.ts';

/** What fills a text in: `count` is a number and chooses the plural form, the rest is text. */
type Filling<Names extends readonly string[]> = {
  readonly [Name in Names[number]]: Name extends 'count' ? number : string;
};

/** A text before it is worded in a language: its key, and what stands in it. */
export interface Said<Key extends string = string> {
  readonly says: Key;
  readonly filling?: Readonly<Record<string, string | number>>;
}

export interface Texts<D extends Declared> {
  /** The text in a language, filled in. */
  <K extends keyof D & string>(
    language: Language,
    key: K,
    ...filling: D[K] extends readonly [] ? [] : [Filling<D[K]>]
  ): string;
  /** The text of what was made as data, and is worded where it is shown. */
  word(language: Language, said: Said<keyof D & string>): string;
  /** All of the topic's texts as the language words them, for a program of another kind to fill in. */
  all(language: Language): Readonly<Record<keyof D & string, Wording>>;
}

/**
 * Texts that the program writes for the organizer, in the language of her letter. They stand in
 * `languages/<code>/texts/<topic>.yaml`; a text that is written there and nowhere used, that lacks in
 * a language, or that is filled in otherwise than declared is refused when the language is first used.
 *
 * @param declared the keys of the topic, each with the names that stand in its text as {name}
 */
export function languageTexts<const D extends Declared>(topic: string, declared: D): Texts<D> {
  type Worded = Readonly<Record<keyof D & string, Wording>>;
  const read = new Map<Language, Worded>();
  const all = (language: Language): Worded => {
    const known = read.get(language);
    if (known) return known;
    const worded = languageFile(language, `texts/${topic}`, {
      parse: (value) => checkedWordings(value, declared, language) as Worded,
    });
    read.set(language, worded);
    return worded;
  };
  const say = (
    language: Language,
    key: keyof D & string,
    filling: Readonly<Record<string, string | number>> = {},
  ): string => fill(all(language)[key], filling, language);
  const word: Texts<D>['word'] = (language, { says, filling }) => say(language, says, filling);
  return Object.assign(say, { word, all });
}
