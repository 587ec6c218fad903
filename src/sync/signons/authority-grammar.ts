import { z } from 'zod';
import { everyLanguage } from '../../languages/language-data.ts';
import { type OwnWords, PhraseMachine } from '../../names/phrase-grammar.ts';
import { phrases } from '../../names/phrases.ts';
import { readRules } from '../../names/rules.ts';
import { answerWords, BREAK, foldWord, type WordRules } from './answer-words.ts';

const texts = z.array(z.string());
const schema = z.strictObject({
  contractions: z.record(z.string(), z.string()),
  abbreviations: texts,
  corrected: texts,
  endings: texts,
  distinct: texts,
  grammar: z.record(z.string(), texts),
  whole: z.strictObject({ notAuthorized: texts, individual: texts }),
  individual: texts,
  alsoIndividual: texts,
  forOrganization: texts,
  unknown: texts,
  denialFirst: texts,
  denial: texts,
  affirmations: texts,
});

const languages = everyLanguage('authority', schema);
const all = (list: (each: z.infer<typeof schema>) => readonly string[]) => languages.flatMap(list);

/** Signs, which belong to no language. */
export const SIGNS = readRules('authority.yaml', z.strictObject({ ticks: texts, harmless: texts }));

/** Phrases of all languages that make an answer something else than a yes. */
export const SAYINGS = {
  notAuthorized: phrases(all(({ whole }) => whole.notAuthorized)),
  onlyIndividual: phrases(all(({ whole }) => whole.individual)),
  individual: phrases(all(({ individual }) => individual)),
  alsoIndividual: phrases(all(({ alsoIndividual }) => alsoIndividual)),
  forOrganization: phrases(all(({ forOrganization }) => forOrganization)),
  unknown: phrases(all(({ unknown }) => unknown)),
  denialFirst: phrases(all(({ denialFirst }) => denialFirst)),
  denial: phrases(all(({ denial }) => denial)),
  affirmations: phrases(all(({ affirmations }) => affirmations)),
} as const;

const distinct = new Set(all((each) => each.distinct));
const rules: WordRules = {
  contractions: new Map(languages.flatMap((each) => Object.entries(each.contractions))),
  abbreviations: new Set(all((each) => each.abbreviations)),
  corrected: all((each) => each.corrected).map((word) => foldWord(word, distinct)),
  distinct,
};

/** The words of an answer, as the grammar reads them. */
export const wordsOfAnswer = (text: string): readonly string[] =>
  answerWords(text, rules, SIGNS.harmless);

type Kind = 'yes' | 'closed' | 'statement' | 'beside' | 'polite' | 'connectors';
const KINDS: readonly Kind[] = ['yes', 'closed', 'statement', 'beside', 'polite', 'connectors'];
const ASSENTS: ReadonlySet<Kind> = new Set(['yes', 'closed', 'statement']);

let compiled: readonly (readonly [Kind, PhraseMachine])[] | undefined;

/** Made at the first answer: many runs read none. */
function machines(): readonly (readonly [Kind, PhraseMachine])[] {
  compiled ??= languages.flatMap(({ grammar, endings }) => {
    const folded = Object.fromEntries(
      Object.entries(grammar).map(([name, list]) => [name, list.map(foldPhrase)]),
    );
    return KINDS.map((kind) => [kind, new PhraseMachine(folded, kind, endings)] as const);
  });
  return compiled;
}

const foldPhrase = (phrase: string): string =>
  phrase.replace(/(?<![<\w-])[^\s()|<>?]+/gu, (word) => foldWord(word, distinct));

/** Longer answers are read by a person. */
const MOST_WORDS = 80;

/** Where the reading of an answer has come to. */
interface Place {
  /** Whether a new phrase may begin here: at the start, behind a comma, behind a yes or thanks. */
  readonly open: boolean;
  /** Whether only a comma may follow. */
  readonly shut: boolean;
  readonly assented: boolean;
}

const START: Place = { open: true, shut: false, assented: false };

/**
 * Whether the answer says "I, now, unconditionally, yes", and every word beside it is harmless: it
 * is made of phrases of the grammar, and one of them is an assent.
 */
export function isWhollyYes(words: readonly string[], own: OwnWords): boolean {
  if (words.length > MOST_WORDS) return false;
  const places = Array.from({ length: words.length + 1 }, () => new Map<string, Place>());
  const arrive = (at: number, place: Place) => {
    places[at]?.set(JSON.stringify(place), place);
  };
  arrive(0, START);
  for (const [at, word] of words.entries()) {
    const here = [...(places[at]?.values() ?? [])];
    if (here.length === 0) continue;
    if (word === BREAK) {
      for (const { assented } of here) arrive(at + 1, { open: true, shut: false, assented });
      continue;
    }
    for (const [kind, machine] of machines()) {
      const from = here.filter((place) => mayBegin(kind, place));
      if (from.length === 0) continue;
      for (const end of machine.ends(words, at, own)) {
        for (const place of from) arrive(end, behind(kind, place));
      }
    }
  }
  return [...(places.at(-1)?.values() ?? [])].some(({ assented }) => assented);
}

function mayBegin(kind: Kind, { open, shut }: Place): boolean {
  if (shut) return false;
  return open || kind === 'yes' || kind === 'polite' || kind === 'connectors';
}

function behind(kind: Kind, { assented }: Place): Place {
  return {
    open: kind === 'yes' || kind === 'polite' || kind === 'connectors',
    shut: kind === 'closed',
    assented: assented || ASSENTS.has(kind),
  };
}
