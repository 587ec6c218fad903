import { stateName } from '../../names/states.ts';
import {
  alsoWord,
  LEGAL_WORDS,
  meaning,
  meaningOfLetters,
  NUMBER_WORDS,
  placeAt,
  ROLE,
  roleOf,
  ROMANS,
  SMALL,
  startsPlace,
} from './word-classes.ts';

/** A word of a name as it is compared; places are several words in one. */
export interface Sense {
  readonly text: string;
  readonly place: boolean;
}

const ORDINAL = /^\d+(?:st|nd|rd|th)$/;
/** Words of a run, of which most names are made; beyond that nothing is kept. */
const MOST_KEPT = 500_000;
const PLAIN_SENSES = new Map<string, Sense>();
const PLACE_SENSES = new Map<string, Sense>();

/** One object for each sense of a run, however many names have it. */
export function sense(text: string, place: boolean): Sense {
  const kept = place ? PLACE_SENSES : PLAIN_SENSES;
  let known = kept.get(text);
  if (!known) {
    known = { text, place };
    if (kept.size < MOST_KEPT) kept.set(text, known);
  }
  return known;
}

/** A word that only holds others together has no sense; of some it hangs on their neighbours. */
type Firm = Sense | 'none' | 'hangs';

const FIRM = new Map<string, Firm>();

/** The sense of a word that has the same one wherever it stands. */
function firmSense(word: string): Firm {
  const known = FIRM.get(word);
  if (known !== undefined) return known;
  const hangs =
    word.length < 3 ||
    startsPlace(word) ||
    /^\d/.test(word) ||
    LEGAL_WORDS.has(word) ||
    ROMANS.has(word) ||
    NUMBER_WORDS.has(word) ||
    meaning(word) !== meaningOfLetters(word);
  const firm = hangs ? 'hangs' : SMALL.has(word) ? 'none' : sense(meaning(word), false);
  if (FIRM.size < MOST_KEPT) FIRM.set(word, firm);
  return firm;
}

/**
 * What a name says again ("Larkspur House - Larkspur House - North") it has said. A name of somebody
 * that stands twice stands twice: "Dorlan & Dorlan" are not Dorlan.
 */
function withoutEcho(senses: readonly Sense[]): readonly Sense[] {
  const before = new Map<Sense, number>();
  let kept: Sense[] | undefined;
  for (let at = 0; at < senses.length; at += 1) {
    const each = senses[at];
    if (!each) continue;
    const from = before.get(each);
    if (from === undefined) {
      before.set(each, at);
      kept?.push(each);
      continue;
    }
    kept ??= senses.slice(0, at);
    let run = 1;
    while (from + run < at && at + run < senses.length && senses[from + run] === senses[at + run])
      run += 1;
    const says = (sense: Sense | undefined): boolean =>
      sense !== undefined && !sense.place && roleOf(sense.text) === ROLE.number;
    const own = !each.place && roleOf(each.text) === ROLE.word;
    if (says(each) || (run === 1 && own)) kept.push(each);
    else at += senses.slice(at, at + run).some(says) ? 0 : run - 1;
  }
  return kept ?? senses;
}

/**
 * What the words of a name say, in order, without those that only hold others together; never
 * nothing. `capitals` are those of its words that are written as letters.
 */
export function sensesOf(
  words: readonly string[],
  capitals: ReadonlySet<string>,
): readonly Sense[] {
  const senses: Sense[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const firm = firmSense(word);
    if (firm === 'none') continue;
    if (firm !== 'hangs') {
      senses.push(firm);
      continue;
    }
    const place = placeAt(words, at);
    const acts = place && !(alsoWord(place.name) && at + place.words.length < words.length);
    if (place && acts) {
      senses.push(sense(place.name, true));
      at += place.words.length - 1;
    } else if (word === 'la' && capitals.has(word) && isAtEnd(words, at)) {
      // Los Angeles or Louisiana: a place, but nobody knows which.
      senses.push(sense(word, false));
    } else if (word.length === 2 && actsAsState(words, at, capitals)) {
      senses.push(sense(stateName(word)?.toLowerCase() ?? word, true));
    } else if (!SMALL.has(word) && !(at > 0 && LEGAL_WORDS.has(word)))
      senses.push(...plainSenses(word, at, words, capitals.has(word)));
  }
  return senses.length > 0 ? withoutEcho(senses) : words.map((text) => sense(text, false));
}

const LIKE_WORDS = new Set(
  'in or me hi ok oh pa ma la de id al co ca mi mo ne va as ga vi pr'.split(' '),
);

const isAtEnd = (words: readonly string[], at: number): boolean =>
  words.length > 1 && (at === 0 || at === words.length - 1);

/**
 * "of TX", "TX" in capitals at either end, or anywhere where the two letters are no word. A small
 * word at the end, as in "RIVER WORKERS IN", holds nothing together: it is the state.
 */
function actsAsState(words: readonly string[], at: number, capitals: ReadonlySet<string>): boolean {
  const word = words[at] ?? '';
  if (!/^[a-z]{2}$/.test(word) || stateName(word) === undefined || words.length < 2) return false;
  if (!LIKE_WORDS.has(word)) return true;
  if (isAtEnd(words, at) && (capitals.has(word) || (at > 0 && SMALL.has(word)))) return true;
  return words[at - 1] === 'of' && at === words.length - 1 && word !== 'co';
}

/** "350NH": a state's letters behind a number are the state. */
function codeOf(letters: string): Sense {
  const state = letters.length === 2 ? stateName(letters) : undefined;
  return state === undefined ? sense(meaning(letters), false) : sense(state.toLowerCase(), true);
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
        ? [plain(digits), codeOf(letters)]
        : [plain(digits)];
  }
  const roman = at > 0 ? ROMANS.get(word) : undefined;
  if (roman !== undefined) return [plain(roman)];
  if (NUMBER_WORDS.has(word) && /^\d/.test(words[at + 1] ?? ''))
    return word === 'local' || word === 'no' ? [] : [plain(word)];
  return [plain(isLetters ? meaningOfLetters(word) : meaning(word))];
}
