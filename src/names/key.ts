import { isInitialsOf } from './acronym.ts';
import { foldWords, visibleText } from './fold.ts';
import { ARTICLES, EAST_ASIAN_FORMS, LEGAL_FORMS, SPELLINGS } from './rules.ts';
import { STATE_SPELLINGS } from './states.ts';

const BRACKETED = /^(.*\S)\s*[([]\s*([^()[\]]{2,15})\s*[)\]][\s.,;]*$/su;
/** Nothing in it is spelled or joined otherwise when it is read again. */
const SETTLED = /^[a-z0-9]{2,}(?: [a-z0-9]{2,})*$/;
const LAST_OF_LEGAL_FORM = new Set(LEGAL_FORMS.map((form) => form.at(-1)));

/** How many words of a text from a position on are a legal form that ends them; 0 for none. */
function legalFormAt(words: readonly string[], from: number, to: number): number {
  if (!LAST_OF_LEGAL_FORM.has(words[to - 1])) return 0;
  const ending = LEGAL_FORMS.find(
    (form) =>
      form.length < to - from && form.every((word, at) => word === words[to - form.length + at]),
  );
  return ending?.length ?? 0;
}

/** The words of a name without its legal form and leading article, but never none at all. */
function essentialWords(words: readonly string[]): readonly string[] {
  let [from, to] = [0, words.length];
  for (let settled = false; !settled;) {
    settled = true;
    if (to - from > 1 && ARTICLES.has(words[from] ?? '')) {
      from += 1;
      settled = false;
    }
    const form = legalFormAt(words, from, to);
    to -= form;
    if (form > 0) settled = false;
  }
  return from === 0 && to === words.length ? words : words.slice(from, to);
}

function keyWords(name: string): readonly string[] {
  const words: string[] = [];
  for (const word of foldWords(name)) words.push(SPELLINGS.get(word) ?? word);
  return essentialWords(words);
}

/**
 * "Housing For All (HFA)" → "Housing For All", where the letters bear it out. Two letters that are a
 * state's too stay: "Peace Action (PA)" may be the Pennsylvania chapter.
 */
function withoutOwnAcronym(name: string): string {
  const [, before, bracketed] = BRACKETED.exec(name) ?? [];
  if (before === undefined || bracketed === undefined) return name;
  const acronym = foldWords(bracketed).join('');
  if (acronym.length === 2 && STATE_SPELLINGS.has(acronym)) return name;
  const words = keyWords(before);
  return isInitialsOf(acronym, words) || isInitialsOf(acronym, foldWords(before)) ? before : name;
}

const LA_IN_FRONT = /^\s*(?:LA|L\.A\.)\s+(?=\S)/;
const CO_AT_END = /\s(?:CO|C\.O\.)\s*$/;
const SMALL_LETTER = /\p{Ll}/u;

/**
 * "LA" in capitals is no article, and "CO" no company, where the name is not all in capitals: they
 * are places, and a name with one is a chapter's.
 */
function withPlacesKept(text: string): string {
  if (!/^\s*L\.?A|C\.?O\.?\s*$/.test(text) || !SMALL_LETTER.test(text)) return text;
  const moved = LA_IN_FRONT.test(text) ? `${text.replace(LA_IN_FRONT, '')} LA` : text;
  return moved.replace(CO_AT_END, ' Colorado');
}

const EAST_ASIAN = /[\u3040-\u30ff\u3400-\u9fff]/;
const COMPANY = new RegExp(
  `^(?:${EAST_ASIAN_FORMS})\\s*(?=.)|(?<=.)\\s*(?:${EAST_ASIAN_FORMS})$`,
  'u',
);

/** Legal forms that are written together with the name. */
const withoutCompany = (text: string): string =>
  EAST_ASIAN.test(text) ? text.trim().replace(COMPANY, '') : text;

/**
 * The key under which two spellings of one organization meet.
 *
 * It drops what never tells two apart: case, accents, punctuation, "&" and "y" for "and", a
 * leading article, a trailing legal form, an acronym in brackets that the initials bear out, and
 * common abbreviations. It is its own key, and empty only for a name without letter and digit.
 */
export function nameKey(name: string): string {
  const text = withPlacesKept(withoutCompany(visibleText(name)));
  const words = keyWords(/[)\]]/.test(text) ? withoutOwnAcronym(text) : text);
  let key = words.join(' ');
  // Of some letters nothing is left without their marks, such as "ﹰ", a vowel sign by itself.
  if (key === '') return (text.match(/[\p{L}\p{Nd}]+/gu) ?? []).join(' ');
  if (SETTLED.test(key) && !key.includes('501')) return key;
  for (let next = keyWords(key).join(' '); next !== key; next = keyWords(key).join(' ')) key = next;
  return key;
}
