import { z } from 'zod';
import { languageData } from '../languages/language-data.ts';
import { machinesOf, wordsOfAnswer } from './language-words.ts';
import { loosely } from './loose.ts';
import { hasOrganizationWord } from './organization-words.ts';
import { NO_OWN_WORDS } from './phrase-grammar.ts';
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
type Field = Exclude<keyof z.infer<typeof schema>, 'grammar' | 'sentenceWords'>;
const all = (...fields: readonly Field[]): ReadonlySet<string> =>
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

let compiled: readonly PieceKind[] | undefined;

/**
 * Whether what stands for an organization is wholly made of phrases that name none: a sentence
 * about the one who signs ("I am signing as an individual"), a state of life ("Retired nurse"), or a
 * message to the organizers ("please delete my response"). One word beside them makes it a name.
 */
function namesNoOrganization(answer: string): boolean {
  if (answer.length > LONGEST) return false;
  compiled ??= [
    { name: 'person', machines: machinesOf(byLanguage, 'person') },
    { name: 'message', machines: machinesOf(byLanguage, 'message') },
    { name: 'connectors', machines: machinesOf(byLanguage, 'connectors'), free: true },
  ];
  const words = wordsOfAnswer(
    answer.replace(/(?<!\p{L})n\/a(?!\p{L})/giu, 'na').replaceAll('/', ', '),
  );
  return piecesOf(words, compiled, NO_OWN_WORDS).some((met) =>
    met.some((kind) => kind !== 'connectors'),
  );
}

const LONGEST = 200;
const sentence = phrases(Object.values(byLanguage).flatMap((each) => each.sentenceWords));

/** Whether a name reads like a sentence, and has no word that only organizations' names have. */
export function readsAsSentence(name: string): boolean {
  const key = loosely(name.slice(0, LONGEST));
  return sentence.in(key) && !hasOrganizationWord(name);
}
