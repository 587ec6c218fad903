import { machinesOf, wordsOfAnswer } from './language-words.ts';
import { PEOPLE } from './people-words.ts';
import { NO_OWN_WORDS } from './phrase-grammar.ts';
import { type PieceKind, piecesOf } from './phrase-pieces.ts';

let compiled: readonly PieceKind[] | undefined;

const LONGEST = 150;

/** "listed for identification purposes only" and nothing else: what the asterisk says already. */
function isDisclaimer(text: string): boolean {
  if (text.length > LONGEST) return false;
  compiled ??= [{ name: 'disclaimer', machines: machinesOf(PEOPLE, 'disclaimer') }];
  const words = wordsOfAnswer(text.replaceAll('*', ' ')).filter((word) => word !== ',');
  return words.length > 0 && piecesOf(words, compiled, NO_OWN_WORDS).length > 0;
}

const BRACKET = /^(.*\S)?\s*[([{]([^()[\]{}]+)[)\]}][\s.*]*$/u;
const PARTED = /[,;:*]|\s[-–—|/]+\s|\.\s|–|—/gu;

/**
 * A title or an affiliation without the note that it is for identification only: taken off whole,
 * with what parted it from the rest, or left whole. '' where it is nothing but the note.
 */
export function withoutDisclaimer(text: string): string {
  if (isDisclaimer(text)) return '';
  const [, before = '', inside = ''] = BRACKET.exec(text) ?? [];
  if (inside !== '' && isDisclaimer(inside)) return before;
  const parts = [...text.slice(-2 * LONGEST).matchAll(PARTED)];
  const offset = Math.max(0, text.length - 2 * LONGEST);
  for (const { index, 0: mark } of parts) {
    if (isDisclaimer(text.slice(offset + index + mark.length)))
      return text.slice(0, offset + index).trimEnd();
  }
  return endingOff(text);
}

/** "Elm Clinic for identification purposes only": nothing parts the note from the name. */
function endingOff(text: string): string {
  const at = text.search(/\s(?:for|para|solo|sólo|only)\s(?:id|ident|fines|para)/iu);
  return at > 0 && isDisclaimer(text.slice(at)) ? text.slice(0, at) : text;
}
