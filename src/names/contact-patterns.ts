import { z } from 'zod';
import { languageData } from '../languages/language-data.ts';
import { isFreeHost } from './organization-domain.ts';

const texts = z.array(z.string());
const languages = Object.values(
  languageData(
    'contacts',
    z.strictObject({
      at: texts,
      dot: texts,
      labels: texts,
      leadIns: texts,
      digits: texts,
      notAddressees: texts,
    }),
  ),
);
type Topic = (typeof languages)[number];
const anyOf = (list: (each: Topic) => readonly string[]): string => oneOf(languages.flatMap(list));

const oneOf = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(withoutAccents)
    .join('|');

/** "teléfono" is typed as "telefono" too. */
function withoutAccents(word: string): string {
  return Array.from(word.normalize('NFC'), (letter) => {
    const [bare = letter] = letter.normalize('NFD');
    return bare === letter ? letter : `[${bare}${letter}]`;
  }).join('');
}

const [AT_WORD, DOT_WORD, DIGIT_WORD] = [
  anyOf(({ at }) => at),
  anyOf(({ dot }) => dot),
  anyOf(({ digits }) => digits),
];
const LABELLED = String.raw`(?<![\p{L}])(?:${anyOf(({ labels }) => labels)})(?![\p{L}])\s{0,2}(?:n[oº°]?\.)?\s{0,2}[.:#=]{0,2}\s{0,2}`;
const LABEL = `(?:${LABELLED})?`;
/** Words that lead to an address or a number and mean nothing without it, in small letters. */
export const LEAD_INS: ReadonlySet<string> = new Set(languages.flatMap(({ leadIns }) => leadIns));

/** Stands where an address or a number was taken out; nobody types it. */
export const CUT = '\u0000';

const NOT_ADDRESSEES = new RegExp(`^(?:${anyOf(({ notAddressees }) => notAddressees)})$`, 'iu');

const HOST = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}[\p{L}\p{N}])?`;
const LOCAL = String.raw`(?<![\p{L}\p{N}._%+'’-])[\p{L}\p{N}._%+'’-]+`;
/** "(at)", "[at]", "<at>", "-at-": nobody writes so but to hide an address from robots. */
const HIDDEN_AT = String.raw`\s?[([{<_–-]\s?(?:@|${AT_WORD})\s?[)\]}>_–-]\s?`;
const DOT = String.raw`(?:[.．]|\s?[([{<_–-]\s?(?:\.|${DOT_WORD})\s?[)\]}>_–-]\s?|\s(?:${DOT_WORD})\s)`;

/** "ana@example.org", also with "(at)", with a comma for a dot, or with the dot in words. */
export const EMAIL = new RegExp(
  String.raw`${LABEL}${LOCAL}(?:[@＠﹫]|${HIDDEN_AT})${HOST}(?:(?:${DOT}|,(?=\p{L}{2,12}(?!\p{L})))${HOST})+`,
  'giu',
);
/** "ana@gmail": of a provider that everyone knows. */
export const EMAIL_OF_PROVIDER = new RegExp(
  String.raw`${LABEL}${LOCAL}\s?(?:[@＠﹫]|${HIDDEN_AT})\s?(?:gmail|yahoo|hotmail|outlook|icloud|aol|protonmail|proton|msn|live|comcast|verizon)(?![\p{L}\p{N}-])`,
  'giu',
);

/** Per language, as "Turning Point USA" has the dot of another one in it. */
const LOOSE_EMAILS = languages.map(({ at, dot }) => {
  const [atWord, dotWord] = [oneOf(at), oneOf(dot)];
  return {
    whole: new RegExp(
      String.raw`(${LABEL})(${LOCAL})(?:\s?[@＠﹫]\s?|\s(?:${atWord})\s)(${HOST}(?:(?:[.．]|\s(?:${dotWord})\s)${HOST})+)`,
      'giu',
    ),
    speltDot: new RegExp(String.raw`\s(?:${dotWord})\s`, 'giu'),
  };
});

/**
 * "ana at example.org" and "ana @ example.org" taken out, where it is an address: the dot is spelt
 * out, the host is a mail provider's, a label says so, or all is in small letters and no word of a
 * sentence stands before it. "Jobs @ Work.org" and "find us at example.org" stay.
 */
export function withoutLooseEmails(text: string): string {
  return LOOSE_EMAILS.reduce(
    (left, { whole, speltDot }) =>
      left.replace(whole, (found, label: string, local: string, typedHost: string) => {
        const host = typedHost.replace(speltDot, '.');
        const spelt = host !== typedHost;
        const small = `${local}${host}` === `${local}${host}`.toLowerCase();
        const addressed = small && !NOT_ADDRESSEES.test(local);
        return spelt || label !== '' || isFreeHost(host.toLowerCase()) || addressed ? CUT : found;
      }),
    text,
  );
}

const GAP = String.raw`[\s.()\p{Pd}−·•_]{0,3}`;
const EXTENSION = String.raw`(?:\s?,?\s?(?:x|ext|extension|extensi[oó]n)\.?\s?\p{Nd}{1,6})?`;

/** Telephone numbers, the surest first. */
export const NUMBERS: readonly RegExp[] = [
  // +52 55 1234 5678
  new RegExp(String.raw`${LABEL}[+＋]\p{Nd}(?:${GAP}\p{Nd}){6,17}${EXTENSION}`, 'giu'),
  // "tel 5550199": with its label seven digits are enough
  new RegExp(String.raw`${LABELLED}[(]?\p{Nd}(?:${GAP}\p{Nd}){6,17}(?!\p{Nd})${EXTENSION}`, 'giu'),
  // nine digits or more, however they are parted
  new RegExp(
    String.raw`${LABEL}(?<![\p{L}\p{Nd}])[+＋(]{0,2}\p{Nd}(?:${GAP}\p{Nd}){8,17}(?!\p{Nd}|(?!x|ext)\p{L})${EXTENSION}`,
    'giu',
  ),
  // 5125550199Ana, Ana512-555-0199: ten in a row, or in their groups, glued to a word
  new RegExp(
    String.raw`${LABEL}(?<!\p{Nd})(?:1[\s.\p{Pd}]?)?(?:\p{Nd}{10}|\(?\p{Nd}{3}[)\s.\p{Pd}/]{1,3}\p{Nd}{3}[\s.\p{Pd}/]{1,3}\p{Nd}{4})(?!\p{Nd})${EXTENSION}`,
    'giu',
  ),
  // 555-0100, 555/010-0100
  new RegExp(
    String.raw`${LABEL}(?<![\p{L}\p{Nd}\p{Pd}])(?:\p{Nd}{3}/\p{Nd}{3}[\p{Pd}. /]?|\p{Nd}{3}[\p{Pd}.])\p{Nd}{4}(?![\p{Nd}\p{Pd}])${EXTENSION}`,
    'giu',
  ),
  // 1-800-555-CALL
  /(?<![\p{L}\p{Nd}-])1[-. ]8\d{2}[-. ][A-Z\d]{3}[-. ]?[A-Z\d]{4,}/gu,
  // five one two …
  new RegExp(
    String.raw`${LABEL}(?<![\p{L}])(?:${DIGIT_WORD})(?:[\s,.\p{Pd}]{1,3}(?:${DIGIT_WORD})){6,17}(?![\p{L}])`,
    'giu',
  ),
];
