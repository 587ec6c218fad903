import { z } from 'zod';
import { languageData } from '../languages/language-data.ts';
import { type Language, LANGUAGES } from '../languages/registry.ts';
import { answerWords, foldWord, type WordRules } from './answer-words.ts';
import { type PhraseLists, PhraseMachine } from './phrase-grammar.ts';

const texts = z.array(z.string());
const byLanguage = languageData(
  'words',
  z.strictObject({
    contractions: z.record(z.string(), z.string()),
    abbreviations: texts,
    corrected: texts,
    endings: texts,
    distinct: texts,
    elisions: texts.default([]),
  }),
);
const languages = Object.values(byLanguage);

const distinct = new Set(languages.flatMap((each) => each.distinct));
const rules: WordRules = {
  contractions: new Map(languages.flatMap((each) => Object.entries(each.contractions))),
  abbreviations: new Set(languages.flatMap((each) => each.abbreviations)),
  corrected: languages.flatMap((each) => each.corrected).map((word) => foldWord(word, distinct)),
  elisions: new Set(languages.flatMap((each) => each.elisions)),
  distinct,
};

/** The words of an answer in whatever language, as the grammars read them (see `answerWords`). */
export const wordsOfAnswer = (text: string, harmless: readonly string[] = []): readonly string[] =>
  answerWords(text, rules, harmless);

/** A machine for the list of that name in each language's grammar of a topic. */
export function machinesOf(
  topics: Readonly<Record<Language, { readonly grammar: PhraseLists }>>,
  list: string,
): readonly PhraseMachine[] {
  return LANGUAGES.map(
    (code) => new PhraseMachine(folded(topics[code].grammar), list, byLanguage[code].endings),
  );
}

const foldedOf = new WeakMap<PhraseLists, PhraseLists>();

function folded(lists: PhraseLists): PhraseLists {
  const known =
    foldedOf.get(lists) ??
    Object.fromEntries(
      Object.entries(lists).map(([name, phrases]) => [name, phrases.map(foldPhrase)]),
    );
  foldedOf.set(lists, known);
  return known;
}

/** Without accents, as answers are; the names of lists stay. */
const foldPhrase = (phrase: string): string =>
  phrase.replace(/(?<![<\w-])[^\s()|<>?]+/gu, (word) => foldWord(word, distinct));
