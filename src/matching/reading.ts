import { isInitialsOf } from '../names/acronym.ts';
import { foldWords, visibleText } from '../names/fold.ts';
import { nameKey } from '../names/key.ts';
import { stateName } from '../names/states.ts';
import {
  alsoWord,
  FOREIGN,
  isCityName,
  LEGAL_WORDS,
  LOCAL,
  meaning,
  meaningOfLetters,
  NUMBER_WORDS,
  placeAt,
  ROLE,
  roleOf,
  ROMANS,
  SMALL,
} from './senses.ts';

/** A word of a name as it is compared; places are several words in one. */
export interface Sense {
  readonly text: string;
  readonly place: boolean;
}

/** A name taken apart. */
export interface Reading {
  /** What the name says, in order, without the words that only hold it together. */
  readonly senses: readonly Sense[];
  /** Acronyms that it gives beside itself, or that it is. */
  readonly acronyms: readonly string[];
  /** Other full names that it gives of itself, as keys: "(Comic Aid)", "dba Comic Aid". */
  readonly alsoNamed: readonly string[];
  /** The key of what stands outside brackets that hold neither acronym nor place; '' without such. */
  readonly base: string;
  /** City, state and country after commas at its end. */
  readonly address: readonly string[];
  /** First letters of the name's words, without and with the small ones. */
  readonly initials: readonly string[];
  /** Words in capitals, where the name is not in capitals throughout. */
  readonly capitals: ReadonlySet<string>;
  /** Held together by words of another language than English. */
  readonly foreign: boolean;
}

const ALSO =
  /\s*[(,;]?\s+(?:a\.?k\.?a\.?|d\.?b\.?a\.?|f\.?k\.?a\.?|d\/b\/a|f\/k\/a|a\/k\/a|also known as|doing business as|formerly(?: known as)?)[:\s]\s*/iu;
const BRACKETS = /[([{]([^()[\]{}]*)[)\]}]/gu;
const ADDRESSES = /(?:e-?mail:?\s*)?[^\s,;]*@[^\s,;]*\.[^\s,;]*|https?:\/\/\S+/giu;
const PARTING = /\s+[-–—|:*]+\s+|\s*[|;/–—]\s*|\s-|-\s/u;
const ACRONYM = /^[\p{Lu}\d][\p{Lu}\p{Ll}\d.&-]*$/u;
const ORDINAL = /^\d+(?:st|nd|rd|th)$/;

const isAcronym = (text: string): boolean =>
  text.length >= 2 &&
  text.length <= 12 &&
  ACRONYM.test(text) &&
  (text.match(/\p{Lu}/gu)?.length ?? 0) * 2 > text.length;

/** Country, state or city, perhaps with a postal code; undefined where it is something else. */
function placeOf(segment: string): string | undefined {
  const words = foldWords(segment).filter((word) => !/^\d/.test(word));
  if (words.length === 0) return foldWords(segment).length > 0 ? '' : undefined;
  const place = placeAt(words, 0);
  if (place?.words.length === words.length) return place.name;
  return words.length <= 3 && segment.length <= 22
    ? stateName(words.join(' '))?.toLowerCase()
    : undefined;
}

const KNOWN_SENSES = new Map<string, Sense>();

/** One object for each sense of a run, however many names have it. */
function sense(text: string, place: boolean): Sense {
  const key = place ? `@${text}` : text;
  let known = KNOWN_SENSES.get(key);
  if (!known) {
    known = { text, place };
    if (KNOWN_SENSES.size < MOST_KEPT) KNOWN_SENSES.set(key, known);
  }
  return known;
}

const MOST_KEPT = 200_000;

function sensesOf(words: readonly string[], capitals: ReadonlySet<string>): readonly Sense[] {
  const senses: Sense[] = [];
  // What a name says again ("Larkspur House - Larkspur House - North") it has said.
  const add = (next: Sense): void => {
    if (!senses.includes(next) || roleOf(next.text) === ROLE.number) senses.push(next);
  };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const place = placeAt(words, at);
    const acts = place && !(alsoWord(place.name) && at + place.words.length < words.length);
    if (place && acts) {
      add(sense(place.name, true));
      at += place.words.length - 1;
    } else if (word.length === 2 && actsAsState(words, at)) {
      add(sense(stateName(word)?.toLowerCase() ?? word, true));
    } else if (!SMALL.has(word) && !(at > 0 && LEGAL_WORDS.has(word)))
      for (const each of plainSenses(word, at, words, capitals.has(word))) add(each);
  }
  return senses.length > 0 ? senses : words.map((text) => sense(text, false));
}

const LIKE_WORDS = new Set(
  'in or me hi ok oh pa ma la de id al co ca mi mo ne va as ga vi pr'.split(' '),
);

/** "of TX", "TX" at the end, or anywhere where the two letters are no word. */
function actsAsState(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  if (!/^[a-z]{2}$/.test(word) || stateName(word) === undefined || words.length < 2) return false;
  if (!LIKE_WORDS.has(word)) return true;
  return words[at - 1] === 'of' && at === words.length - 1 && word !== 'co';
}

function plainSenses(
  word: string,
  at: number,
  words: readonly string[],
  isLetters: boolean,
): readonly Sense[] {
  const plain = (text: string): Sense => sense(text, false);
  if (/^\d/.test(word) && !ORDINAL.test(word)) {
    const [, digits, letters] = /^0*(\d+)(.*)$/.exec(word) ?? [];
    return digits === undefined
      ? [plain(word)]
      : letters
        ? [plain(digits), plain(meaning(letters))]
        : [plain(digits)];
  }
  const roman = at > 0 ? ROMANS.get(word) : undefined;
  if (roman !== undefined) return [plain(roman)];
  if (NUMBER_WORDS.has(word) && /^\d/.test(words[at + 1] ?? ''))
    return word === 'local' || word === 'no' ? [] : [plain(word)];
  return [plain(isLetters ? meaningOfLetters(word) : meaning(word))];
}

interface Split {
  readonly main: string;
  readonly address: readonly string[];
}

/** "University of Ohio, Springfield": a university of several seats, named by them. */
function isCampus(segments: readonly string[]): boolean {
  const before = foldWords(segments.at(-2) ?? '');
  const place = before.findIndex((_, at) => {
    const found = placeAt(before, at);
    return found !== undefined && at + found.words.length === before.length;
  });
  return place > 0 && before.some((word) => meaning(word) === 'university');
}

/** Takes "…, Springfield, Ohio 12345, USA" off a name's end. */
function splitAddress(name: string): Split {
  const segments = name
    .split(',')
    .map((segment) => segment.trim())
    .filter(Boolean);
  const address: string[] = [];
  while (segments.length > 1) {
    const place = placeOf(segments.at(-1) ?? '');
    if (place === undefined) break;
    if (place !== '') address.push(place);
    const campus = isCityName(place) && isCampus(segments);
    if (campus) break;
    segments.pop();
  }
  const last = foldWords(segments.at(-1) ?? '');
  const isCity =
    last.length <= 3 &&
    last.every((word) => /^\D/.test(word) && roleOf(meaning(word)) !== ROLE.type);
  if (address.length > 0 && !address.some(isCityName) && segments.length > 1 && isCity) {
    address.push(last.join(' '));
    if (!isCampus(segments)) segments.pop();
  }
  return { main: segments.join(', '), address };
}

const NO_CAPITALS: ReadonlySet<string> = new Set();
const CAPITALS =
  /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}.&-]*\p{Lu}[\p{N}.&-]*\p{Lu})[\p{Lu}\p{N}.&-]+(?![\p{Ll}])/gu;

function capitalsOf(text: string): ReadonlySet<string> {
  const found = text.match(CAPITALS);
  return found ? new Set(found.flatMap(foldWords)) : NO_CAPITALS;
}

/** Reads a name as it was written: punctuation and case tell what its parts do. */
export function readName(written: string, key = nameKey(written)): Reading {
  return STRUCTURED.test(written) ? readParts(written) : readPlain(written, key);
}

const STRUCTURED =
  /[()[\]{},;|/:*@–—-]|[^\x20-\x7e]|\b(?:a\.?k\.?a|d\.?b\.?a|f\.?k\.?a|also known|doing business|formerly)\b/iu;

/** Most names are a row of words and nothing else. */
function readPlain(written: string, key: string): Reading {
  const mixed = /[a-z]/.test(written);
  const capitals = mixed && /[A-Z][A-Z.&]/.test(written) ? capitalsOf(written) : NO_CAPITALS;
  const { words, own } = withoutOwnLetters(key.split(' '), capitals);
  const alone = words.length === 1 && isAcronym(written.replace(/[.\s]/g, ''));
  return {
    senses: sensesOf(words, alone ? new Set(words) : capitals),
    acronyms: alone ? words : own,
    alsoNamed: NO_WORDS,
    base: '',
    address: NO_WORDS,
    initials: initialsOf(words),
    capitals,
    foreign: words.some((word) => FOREIGN.has(word)),
  };
}

const NO_WORDS: readonly string[] = [];

/** First letters, without and with those of small words. */
function initialsOf(words: readonly string[]): readonly string[] {
  if (words.length < 2 || words.length > 14) return NO_WORDS;
  let [short, long] = ['', ''];
  for (const word of words) {
    long += word.charAt(0);
    if (!SMALL.has(word)) short += word.charAt(0);
  }
  const both = short === long ? [long] : [short, long];
  return both.filter((letters) => letters.length > 1 && letters.length < 12);
}

/** "Housing For All HFA": letters in capitals that the other words bear out say nothing new. */
function withoutOwnLetters(
  words: readonly string[],
  capitals: ReadonlySet<string>,
): { readonly words: readonly string[]; readonly own: readonly string[] } {
  if (capitals.size === 0 || words.length < 4) return { words, own: NO_WORDS };
  const own = words.filter(
    (word) =>
      word.length > 2 &&
      capitals.has(word) &&
      standsFor(
        word,
        words.filter((each) => each !== word),
      ),
  );
  return own.length === 0
    ? { words, own }
    : { words: words.filter((word) => !own.includes(word)), own };
}

function standsFor(letters: string, words: readonly string[]): boolean {
  return words.some((word, from) => {
    if (!letters.startsWith(word.charAt(0))) return false;
    for (let to = from + 3; to <= words.length; to += 1) {
      if (isInitialsOf(letters, words.slice(from, to))) return true;
    }
    return false;
  });
}

function readParts(written: string): Reading {
  const acronyms = new Set<string>();
  const alsoNamed = new Set<string>();
  const places: string[] = [];
  const [first = '', ...others] = visibleText(written).replace(ADDRESSES, ' ').split(ALSO);
  for (const other of others) alsoNamed.add(nameKey(other.replace(/[()]/g, ' ')));
  const outside = first.replace(BRACKETS, ' ').trim();
  const words = foldWords(outside || first);
  const shouted = words.length > 1 && outside === outside.toUpperCase();
  let base = '';
  let kept = first;
  for (const [all, inside = ''] of first.matchAll(BRACKETS)) {
    const letters = foldWords(inside).join('');
    if (outside === '' || letters === '') continue;
    const initials = isInitialsOf(letters, words);
    const place = initials ? undefined : placeOf(inside);
    if (place !== undefined) {
      if (place !== '') places.push(place);
    } else if (initials || (!shouted && isAcronym(inside.trim()))) acronyms.add(letters);
    else {
      alsoNamed.add(nameKey(inside));
      base = nameKey(outside);
      continue;
    }
    kept = kept.replace(all, ' ');
  }
  const { main, address } = splitAddress(kept);
  const parts = main
    .split(PARTING)
    .map((part) => part.trim())
    .filter(Boolean);
  const remaining = parts.filter((part) => {
    const letters = foldWords(part).join('');
    const stands = parts.some(
      (other) => other !== part && letters.length <= 10 && isInitialsOf(letters, foldWords(other)),
    );
    if (stands) acronyms.add(letters);
    return !stands;
  });
  const rest = foldWords(remaining.join(' ')).filter(
    (word, at, all) => !(at === 0 && all.length > 1 && SMALL.has(word)),
  );
  const capitals = shouted ? NO_CAPITALS : capitalsOf(kept);
  const { words: essential, own } = withoutOwnLetters(nameKey(rest.join(' ')).split(' '), capitals);
  for (const letters of own) acronyms.add(letters);
  if (essential.length === 1 && essential[0] && isAcronym(outside.replace(/[.\s]/g, '')))
    acronyms.add(essential[0]);
  return {
    senses: sensesOf(essential, capitals),
    acronyms: [...acronyms],
    alsoNamed: [...alsoNamed].filter((key) => key !== ''),
    base,
    address: [...places, ...address],
    capitals,
    foreign: essential.some((word) => FOREIGN.has(word)),
    initials: initialsOf(essential),
  };
}

/**
 * Whether many places may have a body of this name: no word is rare or it is of a kind that every
 * town has, and none says it is the nation's.
 */
export function isOrdinary(written: string): boolean {
  const { senses } = readName(written);
  if (senses.some(({ text, place }) => !place && NATIONWIDE.has(text))) return false;
  return (
    senses.some(({ text, place }) => (place ? isCityName(text) : LOCAL.has(text))) ||
    senses.every(({ text, place }) => place || roleOf(text) !== ROLE.word)
  );
}

const NATIONWIDE = new Set([
  'national',
  'international',
  'american',
  'global',
  'world',
  'usa',
  'federal',
]);
