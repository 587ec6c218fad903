import { isInitialsOf } from '../../names/acronym.ts';
import { foldWords, visibleText } from '../../names/fold.ts';
import { nameKey } from '../../names/key.ts';
import { STATE_SPELLINGS } from '../../names/states.ts';
import { placeOf, splitAddress } from './name-address.ts';
import { capitalsOf, initialsOf, isAcronym, NO_CAPITALS, withoutOwnLetters } from './letters.ts';
import { FOREIGN, SMALL } from './word-classes.ts';
import { sensesOf, type Sense } from './word-senses.ts';

/** A name taken apart. */
export interface ParsedName {
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
const NAMED = /[\p{L}\p{N}]/u;
const BRACKETS = /[([{]([^()[\]{}]*)[)\]}]/gu;
const ADDRESSES = /(?:e-?mail:?\s*)?[^\s,;]*@[^\s,;]*\.[^\s,;]*|https?:\/\/\S+/giu;
const PARTING = /\s+[-–—|:*]+\s+|\s*[|;/–—]\s*|\s-|-\s/u;
const NO_WORDS: readonly string[] = [];

/** Reads a name as it was written: punctuation and case tell what its parts do. */
export function parseName(written: string, key = nameKey(written)): ParsedName {
  return STRUCTURED.test(written) ? readParts(written) : readPlain(written, key);
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
    base: '',
    address: NO_WORDS,
    initials: initialsOf(words),
    capitals,
    foreign: words.some((word) => FOREIGN.has(word)),
  };
}

function readParts(written: string): ParsedName {
  const acronyms = new Set<string>();
  const alsoNamed = new Set<string>();
  const places: string[] = [];
  const shown = visibleText(written);
  const bare = /[@:]/.test(shown) ? shown.replace(ADDRESSES, ' ') : shown;
  const [first = '', ...others] = (bare === shown || NAMED.test(bare) ? bare : shown).split(ALSO);
  for (const other of others) alsoNamed.add(nameKey(other.replace(/[()]/g, ' ')));
  const bracketed = /[([{]/.test(first);
  const outside = (bracketed ? first.replace(BRACKETS, ' ') : first).trim();
  const words = foldWords(outside || first);
  const shouted = words.length > 1 && outside === outside.toUpperCase();
  let base = '';
  let kept = first;
  for (const [all, inside = ''] of bracketed ? first.matchAll(BRACKETS) : []) {
    const letters = foldWords(inside).join('');
    if (outside === '' || letters === '') continue;
    // Two letters that are a state's too may say where a chapter is.
    const initials =
      !(letters.length === 2 && STATE_SPELLINGS.has(letters)) && isInitialsOf(letters, words);
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
    if (parts.length === 1) return true;
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
    initials: initialsOf(essential),
    capitals,
    foreign: essential.some((word) => FOREIGN.has(word)),
  };
}
