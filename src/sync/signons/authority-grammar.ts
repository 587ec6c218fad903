import { z } from 'zod';
import { languageData } from '../../languages/language-data.ts';
import { machinesOf, wordsOfAnswer } from '../../names/language-words.ts';
import type { OwnWords } from '../../names/phrase-grammar.ts';
import { type PieceKind, piecesOf } from '../../names/phrase-pieces.ts';
import { phrases } from '../../names/phrases.ts';
import { readRules } from '../../names/rules.ts';

const texts = z.array(z.string());
const schema = z.strictObject({
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

const byLanguage = languageData('authority', schema);
const all = (list: (each: z.infer<typeof schema>) => readonly string[]) =>
  phrases(Object.values(byLanguage).flatMap(list));

/** Signs, which belong to no language. */
export const SIGNS = readRules('authority.yaml', z.strictObject({ ticks: texts, harmless: texts }));

/** Phrases of all languages that make an answer something else than a yes. */
export const SAYINGS = {
  notAuthorized: all(({ whole }) => whole.notAuthorized),
  onlyIndividual: all(({ whole }) => whole.individual),
  individual: all(({ individual }) => individual),
  alsoIndividual: all(({ alsoIndividual }) => alsoIndividual),
  forOrganization: all(({ forOrganization }) => forOrganization),
  unknown: all(({ unknown }) => unknown),
  denialFirst: all(({ denialFirst }) => denialFirst),
  denial: all(({ denial }) => denial),
  affirmations: all(({ affirmations }) => affirmations),
} as const;

/** The words of an answer, as the grammar reads them. */
export const authorityWords = (text: string): readonly string[] =>
  wordsOfAnswer(text, SIGNS.harmless);

const ASSENTS: ReadonlySet<string> = new Set(['yes', 'closed', 'statement']);

let compiled: readonly PieceKind[] | undefined;

/** Made at the first answer: many runs read none. */
function kinds(): readonly PieceKind[] {
  return (compiled ??= [
    { name: 'yes', machines: machinesOf(byLanguage, 'yes'), free: true },
    { name: 'closed', machines: machinesOf(byLanguage, 'closed'), shut: true },
    { name: 'statement', machines: machinesOf(byLanguage, 'statement') },
    { name: 'beside', machines: machinesOf(byLanguage, 'beside') },
    { name: 'polite', machines: machinesOf(byLanguage, 'polite'), free: true },
    { name: 'connectors', machines: machinesOf(byLanguage, 'connectors'), free: true },
  ]);
}

/**
 * Whether the answer says "I, now, unconditionally, yes", and every word beside it is harmless: it
 * is made of phrases of the grammar, and one of them is an assent.
 */
export function isWhollyYes(words: readonly string[], own: OwnWords): boolean {
  return piecesOf(words, kinds(), own).some((met) => met.some((kind) => ASSENTS.has(kind)));
}
