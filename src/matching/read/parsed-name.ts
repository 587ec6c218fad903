import { isInitialsOf, isShortFormOf } from '../../names/acronym.ts';
import { foldWords, visibleText } from '../../names/fold.ts';
import { nameKey } from '../../names/key.ts';
import { ARTICLES } from '../../names/rules.ts';
import { readBrackets } from './brackets.ts';
import { LONGEST_NAME } from '../thresholds.ts';
import { splitAddress } from './name-address.ts';
import { capitalsOf, initialsOf, isAcronym, NO_CAPITALS, withoutOwnLetters } from './letters.ts';
import { FOREIGN, SMALL } from './word-classes.ts';
import { sensesOf, type Sense } from './word-senses.ts';

/** A name taken apart. */
export interface ParsedName {
  /** What the name says, in order, without the words that only hold it together. */
  readonly senses: readonly Sense[];
  /** Acronyms that it gives beside itself, or that it is. */
  readonly acronyms: readonly string[];
  /** Other full names that it gives of itself, as keys: "dba Comic Aid", "formerly Comic Relief". */
  readonly alsoNamed: readonly string[];
  /** What stands in its brackets that it does not bear out, as keys; it is among its senses, too. */
  readonly inBrackets: readonly string[];
  /** The key of what stands in front of its first dash, colon or slash; '' without such. */
  readonly head: string;
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
  /(?:\s*[([,;]\s*|\s+)(?:a\.?k\.?a\.?|d\.?b\.?a\.?|f\.?k\.?a\.?|d\/b\/a|f\/k\/a|a\/k\/a|also known as|doing business as|formerly(?: known as)?)[:\s]\s*/iu;
/** Its brackets stand in others. */
const TAX_SECTION = /501\s*\(c\)\s*\(?(\d{0,2})\)?/giu;
const NAMED = /[\p{L}\p{N}]/u;
const SMALL_LETTER = /\p{Ll}/u;
/** A part of a name with more letters is no acronym. */
const MOST_LETTERS = 10;
const ADDRESSES = /(?:e-?mail:?\s*)?[^\s,;]*@[^\s,;]*\.[^\s,;]*|https?:\/\/\S+/giu;
const PARTING = /\s+[-–—|:*]+\s+|\s*[|;/–—]\s*|\s-|-\s/u;
const NO_WORDS: readonly string[] = [];

/** Reads a name as it was written: punctuation and case tell what its parts do. */
export function parseName(written: string, key = nameKey(written)): ParsedName {
  if (written.length > LONGEST_NAME) return readPlain(shortened(written), shortened(key));
  return STRUCTURED.test(written) ? readParts(written) : readPlain(written, key);
}

/** The beginning of a text, in whole words; see LONGEST_NAME. */
function shortened(text: string): string {
  const start = text.slice(0, LONGEST_NAME);
  const space = start.lastIndexOf(' ');
  return space > 0 ? start.slice(0, space) : start;
}

const STRUCTURED =
  /[()[\]{},;|/:*@–—-]|[^\x20-\x7e]|\b(?:a\.?k\.?a|d\.?b\.?a|f\.?k\.?a|also known|doing business|formerly)\b/iu;

/** Most names are a row of words and nothing else. */
function readPlain(written: string, key: string): ParsedName {
  const mixed = /[a-z]/.test(written);
  const capitals = mixed && /[A-Z][A-Z.&]/.test(written) ? capitalsOf(written) : NO_CAPITALS;
  const { words, own } = withoutOwnLetters(key.split(' '), capitals);
  const alone = words.length === 1 && isAcronym(written.replace(/[.\s]/g, ''));
  return {
    senses: sensesOf(words, alone ? new Set(words) : capitals),
    acronyms: alone ? words : own,
    alsoNamed: NO_WORDS,
    inBrackets: NO_WORDS,
    head: '',
    address: NO_WORDS,
    initials: initialsOf(words),
    capitals,
    foreign: words.some((word) => FOREIGN.has(word)),
  };
}

function readParts(written: string): ParsedName {
  const shown = visibleText(written).replace(TAX_SECTION, '501c$1');
  const bare = /[@:]/.test(shown) ? shown.replace(ADDRESSES, ' ') : shown;
  const [first = '', ...others] = (bare === shown || NAMED.test(bare) ? bare : shown).split(ALSO);
  const shouted = !SMALL_LETTER.test(first) && first.trim().includes(' ');
  const { kept, acronyms, places, inBrackets } = /[([{]/.test(first)
    ? readBrackets(first, shouted)
    : { kept: first, acronyms: NO_WORDS, places: NO_WORDS, inBrackets: NO_WORDS };
  const { main, address } = splitAddress(kept);
  const { parts, letters } = withoutOwnAcronyms(main.split(PARTING).map((part) => part.trim()));
  const rest = foldWords(parts.join(' ')).filter(
    (word, at, all) => !(at === 0 && all.length > 1 && SMALL.has(word)),
  );
  const capitals = shouted ? NO_CAPITALS : capitalsOf(kept);
  const { words: essential, own } = withoutOwnLetters(nameKey(rest.join(' ')).split(' '), capitals);
  const alone =
    essential.length === 1 && essential[0] && isAcronym(kept.trim().replace(/[.\s]/g, ''))
      ? [essential[0]]
      : NO_WORDS;
  return {
    senses: sensesOf(essential, capitals),
    acronyms: [...new Set([...acronyms, ...letters, ...own, ...alone])],
    alsoNamed: others.map((other) => nameKey(other.replace(/[()]/g, ' '))).filter(Boolean),
    inBrackets: inBrackets.filter(Boolean),
    head: parts.length > 1 ? nameKey(parts[0] ?? '') : '',
    address: [...places, ...address],
    initials: main.includes(',') ? NO_WORDS : initialsOf(essential),
    capitals,
    foreign: essential.some((word) => FOREIGN.has(word)),
  };
}

const isNoArticle = (word: string, at: number): boolean => at > 0 || !ARTICLES.has(word);

/** "HFA - Housing For All": a part that is the first letters of another says nothing new. */
function withoutOwnAcronyms(all: readonly string[]): {
  readonly parts: readonly string[];
  readonly letters: readonly string[];
} {
  const parts = all.filter(Boolean);
  if (parts.length < 2) return { parts, letters: NO_WORDS };
  const words = parts.map(foldWords);
  const letters: string[] = [];
  const remaining = parts.filter((_, at) => {
    const own = words[at]?.join('') ?? '';
    const stands =
      own.length <= MOST_LETTERS &&
      words.some(
        (other, i) =>
          i !== at &&
          (isInitialsOf(own, other) ||
            (isAcronym(parts[at] ?? '') && isShortFormOf(own, other.filter(isNoArticle)))),
      );
    if (stands) letters.push(own);
    return !stands;
  });
  return { parts: remaining, letters };
}
