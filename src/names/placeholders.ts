import { z } from 'zod';
import { languageData } from '../languages/language-data.ts';
import { machinesOf, wordsOfAnswer } from './language-words.ts';
import { loosely } from './loose.ts';
import { hasOrganizationWord } from './organization-words.ts';
import { NO_OWN_WORDS } from './phrase-grammar.ts';
import { PhraseOpening } from './phrase-opening.ts';
import { type PieceKind, piecesOf } from './phrase-pieces.ts';
import { phrases } from './phrases.ts';

const texts = z.array(z.string());
const schema = z.strictObject({
  everywhere: texts,
  organization: texts,
  affiliation: texts,
  name: texts,
  title: texts,
  state: texts,
  grammar: z.record(z.string(), texts),
  sentenceWords: texts,
});
const byLanguage = languageData('placeholders', schema);
type PlaceholderField = Exclude<keyof z.infer<typeof schema>, 'grammar' | 'sentenceWords'>;
const all = (...fields: readonly PlaceholderField[]): ReadonlySet<string> =>
  new Set(Object.values(byLanguage).flatMap((each) => fields.flatMap((field) => each[field])));

const known = {
  name: all('name'),
  organization: all('everywhere', 'organization'),
  affiliation: all('everywhere', 'affiliation'),
  title: all('everywhere', 'title'),
  scope: all('everywhere'),
  state: all('everywhere', 'state'),
} as const;

/** Whether an answer only fills the box ("N/A", "-", "test"), and so counts as blank. */
export function isPlaceholder(answer: string, asked: keyof typeof known): boolean {
  const key = loosely(answer);
  if (key === '' || known[asked].has(key)) return true;
  return asked === 'organization' && namesNoOrganization(answer);
}

/** Whether one half of a name only fills the box: Malcolm X bears his, "X X" bears none. */
export function isNamePlaceholder(half: string, other: string): boolean {
  if (half === 'X' && loosely(other) !== '') return isPlaceholder(other, 'name');
  return isPlaceholder(half, 'name');
}

interface Compiled {
  readonly kinds: readonly PieceKind[];
  readonly opening: PhraseOpening;
}

let compiled: Compiled | undefined;

/** When first asked for: it takes a moment. */
function grammars(): Compiled {
  if (compiled) return compiled;
  const kinds = [
    { name: 'person', machines: machinesOf(byLanguage, 'person') },
    { name: 'message', machines: machinesOf(byLanguage, 'message') },
    { name: 'connectors', machines: machinesOf(byLanguage, 'connectors'), free: true },
  ];
  const opening = new PhraseOpening(kinds.flatMap(({ machines }) => machines));
  return (compiled = { kinds, opening });
}

/**
 * Whether what stands for an organization is wholly made of phrases that name none: a sentence
 * about the one who signs ("I am signing as an individual"), a state of life ("Retired nurse"), or a
 * message to the organizers ("please delete my response"). One word beside them makes it a name.
 */
function namesNoOrganization(answer: string): boolean {
  if (answer.length > LONGEST) return false;
  const { kinds, opening } = grammars();
  if (!opening.mayBegin(firstWords(answer))) return false;
  const words = wordsOfAnswer(
    answer.replace(/(?<!\p{L})n\/a(?!\p{L})/giu, 'na').replaceAll('/', ', '),
  );
  return piecesOf(words, kinds, NO_OWN_WORDS).some((met) =>
    met.some((kind) => kind !== 'connectors'),
  );
}

const LETTERS = /^[a-z]+$/iu;
const MOST_KEPT = 50_000;
const readings = new Map<string, readonly string[]>();

/**
 * The words with which an answer begins, as far as it begins with plain letters and space between:
 * how such a word is read depends on nothing beside it, so that it need be read only once.
 */
function* firstWords(answer: string): Generator<string> {
  for (const typed of answer.trimStart().split(/\s+/u)) {
    if (!LETTERS.test(typed)) return;
    const known = readings.get(typed) ?? wordsOfAnswer(typed);
    if (readings.size >= MOST_KEPT) readings.clear();
    readings.set(typed, known);
    yield* known;
  }
}

const LONGEST = 200;
const sentence = phrases(Object.values(byLanguage).flatMap((each) => each.sentenceWords));

/** Whether a name reads like a sentence, and has no word that only organizations' names have. */
export function readsAsSentence(name: string): boolean {
  const key = loosely(name.slice(0, LONGEST));
  return sentence.in(key) && !hasOrganizationWord(name);
}
