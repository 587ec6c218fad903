import { decodeHTMLStrict } from 'entities/decode';
import { LETTERS, LOOK_ALIKES } from './rules.ts';

const PLAIN = /^[\x20-\x7e]*$/;
/** Latin letters, dashes and quotes, with no space but the plain one. */
const VISIBLE = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027]*$/;
const ENTITY = /&[#A-Za-z]/;
const APOSTROPHES = /['’‘ʼ`´′＇]/g;
const ELISION = /(?<![\p{L}\p{N}])([dl])['’‘ʼ`´′＇](?=\p{L})/gu;
const SPECIAL = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu');
const LOOK_ALIKE = new RegExp(`[${[...LOOK_ALIKES.keys()].join('')}]`, 'gu');
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Accents, and the points of Hebrew and Arabic, which are mostly left out; and what only stretches a letter. */
const MARKS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u0652\u0670\u0640]/g;
/** "N.Y.", "U.S." */
const DOTTED = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,12}(?![\p{L}\p{N}])/gu;
/** Nothing but words of plain letters and figures, which most names are. */
const ROW = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
const PLAIN_WORD = /[a-z0-9]+/g;

/** HTML entities decoded, twice where they were encoded twice; invisible characters removed. */
export function visibleText(text: string): string {
  let shown = text;
  for (let layer = 0; layer < 3 && shown.includes('&') && ENTITY.test(shown); layer += 1) {
    const decoded = decodeHTMLStrict(shown);
    if (decoded === shown) break;
    shown = decoded;
  }
  if (VISIBLE.test(shown)) return shown;
  return shown
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u115f\u1160\u3164\uffa0\u034f\ufe00-\ufe0f]/gu, '')
    .replace(/\p{Z}+/gu, ' ');
}

function latinWhereMixed(word: string): string {
  return /[a-z]/.test(word) ? word.replace(LOOK_ALIKE, (c) => LOOK_ALIKES.get(c) ?? c) : word;
}

function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(SPECIAL, (c) => LETTERS.get(c) ?? c)
    .replace(WORD, latinWhereMixed);
}

/** A text between spaces, in the words that it is read as. */
interface Token {
  readonly words: readonly string[];
  /** How it is read may hang on its neighbours. */
  readonly dependent: boolean;
}

/** What is not plain takes long to fold, and comes again: each once, as long as there is room. */
const TOKENS = new Map<string, Token>();
const MOST_TOKENS = 50_000;

function readToken(text: string): Token {
  const known = TOKENS.get(text);
  if (known) return known;
  const words = wordsOf(text);
  const token = { words, dependent: isDependent(text, words) };
  if (TOKENS.size < MOST_TOKENS) TOKENS.set(text, token);
  return token;
}

/** "501 (c) (3)" and "Housing + Health" are read across their spaces. */
function isDependent(text: string, words: readonly string[]): boolean {
  if (words.some((word) => word.includes('501'))) return true;
  return text.includes('+') && wordsOf(`x ${text} x`).length !== words.length + 2;
}

/**
 * The words of a text in one spelling of their letters: lower case, without accents, look-alikes
 * read as Latin, "&" as "and".
 *
 * An apostrophe disappears ("Women's" is "womens"), except after the elided d' and l' of Romance
 * languages, where it parts two words. Letters dotted or spaced apart are one word ("U.S." is
 * "us"). All other punctuation parts words.
 */
export function foldWords(text: string): readonly string[] {
  const lower = text.toLowerCase();
  if (ROW.test(lower) && !lower.includes('501')) return joinLetters(lower.split(' '));
  const shown = visibleText(text);
  if (PLAIN.test(shown)) return joinLetters(wordsOf(shown));
  const words: string[] = [];
  let letters = false;
  for (const part of shown.split(' ')) {
    if (part === '') continue;
    const token = readToken(part);
    if (token.dependent) return joinLetters(wordsOf(shown));
    for (const word of token.words) {
      if (word.length === 1) letters = true;
      words.push(word);
    }
  }
  return letters ? joinLetters(words) : words;
}

function wordsOf(shown: string): readonly string[] {
  let folded = PLAIN.test(shown)
    ? shown.toLowerCase().replaceAll('`', "'")
    : foldLetters(shown.replace(APOSTROPHES, "'"));
  if (folded.includes("'")) folded = folded.replace(ELISION, '$1 ').replace(APOSTROPHES, '');
  if (folded.includes('&') || folded.includes('+')) {
    folded = folded.replace(/&/g, ' and ').replace(/(?<=\s)\+(?=\s)/g, ' and ');
  }
  if (folded.includes('501')) {
    folded = folded.replace(/\b501\s*\(?\s*c\s*\)?\s*\(?\s*(\d{0,2})\)?/g, ' 501c$1 ');
  }
  if (folded.includes('.')) folded = folded.replace(DOTTED, (all) => `${all.replaceAll('.', '')} `);
  if (folded.includes('-'))
    folded = folded.replace(/\b(?:co-(?=[a-z]{2})|non-(?=profit))/g, joined);
  return folded.match(PLAIN.test(folded) ? PLAIN_WORD : WORD) ?? [];
}

/** "Co-Housing" is one word: its "Co" is no county and no company. */
const joined = (prefix: string): string => prefix.slice(0, -1);

const isLetter = (word: string): boolean => word.length === 1 && /\p{L}/u.test(word);

function hasLetter(words: readonly string[]): boolean {
  for (const word of words) if (word.length === 1) return true;
  return false;
}

/** "n a a c p" → "naacp"; a letter that stands alone stays, and so does the Spanish "y". */
function joinLetters(words: readonly string[]): readonly string[] {
  if (!hasLetter(words)) return words;
  const joined: string[] = [];
  let run = '';
  for (const [at, word] of words.entries()) {
    const loneY = word === 'y' && run.length < 2 && !isLetter(words[at + 1] ?? '');
    if (isLetter(word) && !loneY) run += word;
    else {
      if (run !== '') joined.push(run);
      run = '';
      joined.push(word);
    }
  }
  if (run !== '') joined.push(run);
  return joined;
}
