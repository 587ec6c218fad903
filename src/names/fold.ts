import { decodeHTMLStrict } from 'entities/decode';
import { LETTERS, LOOK_ALIKES } from './rules.ts';

const PLAIN = /^[\x20-\x7e]*$/;
const APOSTROPHES = /['’‘ʼ`´′＇]/g;
const ELISION = /(?<![\p{L}\p{N}])([dl])['’‘ʼ`´′＇](?=\p{L})/gu;
const SPECIAL = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu');
const LOOK_ALIKE = new RegExp(`[${[...LOOK_ALIKES.keys()].join('')}]`, 'gu');
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const PLAIN_WORD = /[a-z0-9]+/g;

/** HTML entities decoded, twice where they were encoded twice; invisible characters removed. */
export function visibleText(text: string): string {
  let shown = text;
  for (let layer = 0; layer < 3 && shown.includes('&'); layer += 1) {
    const decoded = decodeHTMLStrict(shown);
    if (decoded === shown) break;
    shown = decoded;
  }
  if (PLAIN.test(shown)) return shown;
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
    .replace(/[\u0300-\u036f]/g, '')
    .replace(SPECIAL, (c) => LETTERS.get(c) ?? c)
    .replace(WORD, latinWhereMixed);
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
  let folded = visibleText(text);
  const plain = PLAIN.test(folded);
  if (plain) folded = folded.toLowerCase().replaceAll('`', "'");
  else folded = foldLetters(folded.replace(APOSTROPHES, "'"));
  if (folded.includes("'")) folded = folded.replace(ELISION, '$1 ').replace(APOSTROPHES, '');
  if (folded.includes('&') || folded.includes('+')) {
    folded = folded.replace(/&/g, ' and ').replace(/(?<=\s)\+(?=\s)/g, ' and ');
  }
  if (folded.includes('501')) {
    folded = folded.replace(/\b501\s*\(?\s*c\s*\)?\s*\(?\s*(\d{0,2})\)?/g, ' 501c$1 ');
  }
  if (folded.includes('-')) folded = folded.replace(/\b(co|non)-(op|profit)/g, '$1$2');
  const words = folded.match(PLAIN.test(folded) ? PLAIN_WORD : WORD) ?? [];
  return joinLetters(words);
}

const isLetter = (word: string): boolean => word.length === 1 && /\p{L}/u.test(word);

/** "n a a c p" → "naacp"; a letter that stands alone stays, and so does the Spanish "y". */
function joinLetters(words: readonly string[]): readonly string[] {
  if (!words.some((word) => word.length === 1)) return words;
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
