import { organizationTexts } from '../../names/organization-texts.ts';
import { foldWords } from '../../names/fold.ts';
import { linesOf, readTexts, wordsOf } from '../../names/rules.ts';
import { STATE_SPELLINGS } from '../../names/states.ts';

/** What a word does in a name. */
export const ROLE = {
  /** Tells organizations apart. */
  word: 0,
  /** Ordinary vocabulary of organizations' names: "health", "justice". */
  common: 1,
  /** What kind of body it is: "coalition", "university". */
  type: 2,
  place: 3,
  direction: 4,
  number: 5,
} as const;

export type Role = (typeof ROLE)[keyof typeof ROLE];

const organizations = organizationTexts();
const places = readTexts('places.yaml', ['countries', 'cities', 'alsoWords']);
const types = linesOf(organizations.types);
const meanings = linesOf(organizations.meanings);
const countries = linesOf(places.countries);

const listed = (words: string): ReadonlySet<string> => new Set(wordsOf(words));

export const FOREIGN = listed(organizations.foreign);
export const SMALL = new Set([...listed(organizations.small), ...FOREIGN]);
export const ACRONYM_WORDS = listed(organizations.acronymWords);
export const AFFILIATIONS = listed(organizations.affiliations);
export const ROMANS: ReadonlyMap<string, string> = new Map(linesOf(organizations.romans));
export const NUMBER_WORDS = listed(organizations.numberWords);
/** The list of opposed words in which a word stands. */
export const OPPOSED: ReadonlyMap<string, string> = new Map(
  linesOf(organizations.opposed).flatMap(([list, words]) =>
    wordsOf(words).map((word) => [word, list] as const),
  ),
);
export const COUNTRY_NAMES: ReadonlySet<string> = new Set(countries.map(([name]) => name));

const MEANING = new Map<string, string>();
for (const [concept, others] of [...types, ...meanings]) {
  for (const word of [concept, ...wordsOf(others)])
    if (!MEANING.has(word)) MEANING.set(word, concept);
}

const PLURAL = /(?<=[a-rt-z]{3})s$/;

/** The meaning of letters that stand for words: those of "CARES" are not those of "CARE". */
export const meaningOfLetters = (letters: string): string => MEANING.get(letters) ?? letters;

/** The meaning of one folded word: its English base form where it has one, else itself without plural s. */
export function meaning(word: string): string {
  const known = MEANING.get(word);
  if (known !== undefined) return known;
  if (word.length < 4 || !word.endsWith('s')) return word;
  const single = word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(PLURAL, '');
  return MEANING.get(single) ?? (/(?:us|is|os)$/.test(word) ? word : single);
}

const inMeaning = (words: string): ReadonlySet<string> => new Set([...listed(words)].map(meaning));

export const PARTS = inMeaning(organizations.parts);
export const AFFILIATES = inMeaning(organizations.affiliates);
export const FILLERS = inMeaning(organizations.fillers);
/** Words that make another body of a name by standing in it or not. */
export const APART_ALONE = new Set([
  ...[...OPPOSED].flatMap(([word, list]) => (list === 'what' ? [] : [word])),
  ...inMeaning(organizations.apart),
]);
/** Words for what stands in one place: of two of one name in two states each is its own. */
export const LOCAL = inMeaning(organizations.local);

interface PlaceName {
  readonly words: readonly string[];
  readonly name: string;
  /** "Mass", "Del": a state only where it ends a name; elsewhere a word like any other. */
  readonly cut: boolean;
}

const ambiguous = listed(places.alsoWords);

function allPlaces(): Map<string, PlaceName[]> {
  const byFirst = new Map<string, PlaceName[]>();
  const add = (text: string, name: string, cut = false): void => {
    const words = foldWords(text);
    const [first] = words;
    if (first === undefined) return;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, name, cut }]);
  };
  for (const [spelling, state] of STATE_SPELLINGS) {
    const short = spelling.length <= 2;
    const name = foldWords(state).join(' ');
    const cut = spelling.length < 6 && spelling !== name && name.startsWith(spelling);
    if (!short) add(spelling, name, cut);
  }
  for (const [name, others] of countries) {
    for (const spelling of [name, ...others.split('|')]) add(spelling, name);
  }
  for (const city of places.cities.split('|')) add(city, foldWords(city).join(' '));
  for (const known of byFirst.values()) known.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}

const PLACES = allPlaces();

/** Whether a place's name may begin with a word. */
export const startsPlace = (word: string): boolean => PLACES.has(word);

/** The place that stands at a position of a name, the longest if several do. */
export function placeAt(words: readonly string[], at: number): PlaceName | undefined {
  const known = PLACES.get(words[at] ?? '');
  return known?.find(
    ({ words: own, cut }) =>
      own.every((word, i) => words[at + i] === word) &&
      (!cut || (at > 0 && at + 1 === words.length)),
  );
}

const CITIES: ReadonlySet<string> = new Set(
  places.cities.split('|').map((city) => foldWords(city).join(' ')),
);

export const isCityName = (place: string): boolean => CITIES.has(place);

/** Legal forms that mean nothing else wherever they stand. */
export const LEGAL_WORDS: ReadonlySet<string> = new Set(
  'inc incorporated llc ltd corp llp nfp gmbh 501c 501c3'.split(' '),
);

/** Whether a place's name is first of all another word or a person's name. */
export const alsoWord = (place: string): boolean => ambiguous.has(place);

const DIRECTIONS = inMeaning(`${organizations.directions} ${organizations.regions}`);
const TYPES = new Set(types.map(([concept]) => concept));
const COMMON = new Set(meanings.map(([concept]) => concept));

export function roleOf(sense: string): Role {
  if (/^\d/.test(sense)) return ROLE.number;
  if (DIRECTIONS.has(sense)) return ROLE.direction;
  if (TYPES.has(sense)) return ROLE.type;
  if (COMMON.has(sense)) return ROLE.common;
  return ROLE.word;
}
