import { isInitialsOf } from './acronym.ts';
import { foldWords, visibleText } from './fold.ts';
import { ARTICLES, LEGAL_FORMS, SPELLINGS } from './rules.ts';
import { STATE_SPELLINGS } from './states.ts';

const BRACKETED = /^(.*\S)\s*[([]\s*([^()[\]]{2,15})\s*[)\]][\s.,;]*$/su;
/** Nothing in it is spelled or joined otherwise when it is read again. */
const SETTLED = /^[a-z0-9]{2,}(?: [a-z0-9]{2,})*$/;
const LAST_OF_LEGAL_FORM = new Set(LEGAL_FORMS.map((form) => form.at(-1)));

function withoutLegalForm(words: readonly string[]): readonly string[] {
  if (!LAST_OF_LEGAL_FORM.has(words.at(-1))) return words;
  const ending = LEGAL_FORMS.find(
    (form) =>
      form.length < words.length &&
      form.every((word, at) => word === words[words.length - form.length + at]),
  );
  return ending ? words.slice(0, -ending.length) : words;
}

const withoutArticle = (words: readonly string[]): readonly string[] =>
  words.length > 1 && ARTICLES.has(words[0] ?? '') ? words.slice(1) : words;

/** The words of a name without its legal form and leading article, but never none at all. */
function essentialWords(words: readonly string[]): readonly string[] {
  for (let rest = words; ;) {
    const shorter = withoutLegalForm(withoutArticle(rest));
    if (shorter.length === rest.length) return rest;
    rest = shorter;
  }
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

/**
 * The key under which two spellings of one organization meet.
 *
 * It drops what never tells two apart: case, accents, punctuation, "&" and "y" for "and", a
 * leading article, a trailing legal form, an acronym in brackets that the initials bear out, and
 * common abbreviations. It is its own key, and empty only for a name without letter and digit.
 */
export function nameKey(name: string): string {
  const text = visibleText(name);
  const words = keyWords(/[)\]]/.test(text) ? withoutOwnAcronym(text) : text);
  let key = words.join(' ');
  if (SETTLED.test(key) && !key.includes('501')) return key;
  for (let next = keyWords(key).join(' '); next !== key; next = keyWords(key).join(' ')) key = next;
  return key;
}
