import { distance } from 'fastest-levenshtein';

/** What a language says about how its words are taken apart. */
export interface WordRules {
  /** "im" → "i am"; with an apostrophe in the key only where one was typed. */
  readonly contractions: ReadonlyMap<string, string>;
  /** A full stop behind these ends no sentence. */
  readonly abbreviations: ReadonlySet<string>;
  /** Long words that are often mistyped, folded. */
  readonly corrected: readonly string[];
  /** What stands before an apostrophe as a word of its own: "l'accord" is "l accord". */
  readonly elisions: ReadonlySet<string>;
  /** Words whose accents count. */
  readonly distinct: ReadonlySet<string>;
}

/** What ends a phrase. */
export const BREAK = ',';

const LONG = 8;
/** A longer text is one word that no grammar knows: somebody has to read it. */
const LONGEST = 1000;
const LETTERS = /^[a-z]+$/i;
/** "autorizada/o", "autorizado(a)", "autorizada·o" */
const GENDERED = /(?<!\p{L})(\p{L}+)(?:\/|\(|-|·)(?:[oaex]|as|os|es|xs)(?:\)|(?!\p{L}))/gu;
/** "autorisé(e)s", "délégué-e-s": of a participle the feminine, which no verb is spelled like. */
const PARTICIPLE =
  /(?<=\p{L}{3}[éiu])(?:[.·•/-]e|\(e\)|\(e(?=s\)))(?:[.·•-]?s\)?|\(s\))?(?!\p{L})/gu;
/** "directeur.rice", "président·es": the other forms that French writes for everybody. */
const MEDIAN = /(\p{L}{3,})[.·](?:e|ne|le|rice|trice|euse|se)(?:[.·]?s)?(?!\p{L})/gu;
const BREAKS = /\s-+\s|--+|-(?=\s)|[,;:!¡()[\]{}|•·\n–—…]|\.(?=[\s.]|$)|\/(?=\p{L})/gu;

/**
 * An answer as words: in small letters and without accents, `,` where a phrase ends, dates and
 * scores as `3/14/2025`, contractions written out, slips in long words corrected. A sign that is no
 * word and not among `harmless` stays as a word that no grammar knows.
 */
export function answerWords(
  text: string,
  rules: WordRules,
  harmless: readonly string[],
): readonly string[] {
  if (text.length > LONGEST) return [text];
  const signs = harmless.reduce((left, sign) => left.replaceAll(sign, ' '), text.normalize('NFC'));
  // Most words are nothing but letters, and none of what follows is about those.
  if (LETTERS.test(signs)) return wordsOf(signs.toLowerCase(), rules);
  return signs
    .toLowerCase()
    .replace(/[\u{1F3FB}-\u{1F3FF}\u200D\uFE0F]/gu, '')
    .replace(
      /(?<![\p{L}\d])(\d{1,4})([/.-])(\d{1,4})(?:\2(\d{2,4}))?(?![\p{L}\d])/gu,
      (_, ...parts) =>
        [parts[0], parts[2], parts[3]].filter((part) => part !== undefined).join('\u0001'),
    )
    .replace(GENDERED, (typed, word: string) => (/\p{L}{3}[oaex]$/u.test(word) ? word : typed))
    .replace(PARTICIPLE, 'e')
    .replace(MEDIAN, '$1')
    .replace(/%/gu, ' percent ')
    .replace(/[&+]/gu, ' and ')
    .replace(/(?<=(?:^|[^\p{L}])(?:\p{L}\.){0,6}\p{L})\.(?=\p{L}(?:\.|$|[^\p{L}]))/gu, '')
    .replace(/(?<!\p{L})(\p{L}+)\.(?=\s)/gu, (stopped, word: string) =>
      rules.abbreviations.has(word) ? word : stopped,
    )
    .replace(/(?<=\p{L})\/(?=\p{L})/gu, ' slash ')
    .replace(/[?¿]/gu, ' ? ')
    .replace(BREAKS, ` ${BREAK} `)
    .replaceAll('\u0001', '/')
    .replace(/["“”„«»*_~]|-(?=\p{L})|(?<=\p{L})-|\.$/gu, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '')
    .flatMap((word) => wordsOf(word, rules));
}

function wordsOf(typed: string, rules: WordRules): readonly string[] {
  const straight = typed.replace(/['’‘ʼ`´]/gu, "'").replace(/^'+|'+$|\.$/gu, '');
  if (straight === '') return [];
  const [, elided = '', rest = ''] = /^([^']+)'(.+)$/u.exec(straight) ?? [];
  if (rules.elisions.has(elided)) return [elided, ...wordsOf(rest, rules)];
  const folded = foldWord(straight.replaceAll("'", ''), rules.distinct);
  const written = rules.contractions.get(straight) ?? rules.contractions.get(folded);
  return written === undefined ? [corrected(folded, rules.corrected)] : written.split(' ');
}

/** A word of small plain letters, none of them three times on end: as it stands it is folded. */
const FOLDED = /^(?!.*([a-z])\1\1)[a-z]+$/u;

/** Without accents, except for a word whose accent counts; "yesss" is "yes". */
export function foldWord(word: string, distinct: ReadonlySet<string>): string {
  if (FOLDED.test(word)) return word;
  const short = word.toLowerCase().replace(/(\p{L})\1{2,}/gu, '$1');
  return distinct.has(short) ? short : short.normalize('NFKD').replace(/\p{M}/gu, '');
}

function corrected(word: string, right: readonly string[]): string {
  if (word.length < LONG - 1 || right.includes(word)) return word;
  const near = right.filter(
    (each) => each.length >= LONG && each[0] === word[0] && isSlip(word, each),
  );
  const [only] = near;
  return only === undefined ? word : only;
}

/** One letter too many, too few or wrong, or two that changed places. */
function isSlip(word: string, right: string): boolean {
  if (Math.abs(word.length - right.length) > 1) return false;
  // Another ending makes another word: "directors", "directora".
  if (word.length >= right.length && word.startsWith(right.slice(0, -1))) return false;
  const apart = distance(word, right);
  return apart === 1 || (apart === 2 && sorted(word) === sorted(right));
}

const sorted = (word: string): string => Array.from(word).sort().join('');
