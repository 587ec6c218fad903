import { DataSet, englishDataset, englishRecommendedTransformers, RegExpMatcher } from 'obscenity';
import { LANGUAGES } from '../../languages/registry.ts';
import { foldWords } from '../../names/fold.ts';
import { loosely } from '../../names/loose.ts';
import { takeTitles } from '../../names/titles.ts';
import { SCREENING } from './screening-rules.ts';

/** What is wrong with one text, whoever typed it. */

/** Whether a person's name is one of fiction: the whole name, titles apart. */
export function isFictionalPerson(name: string): boolean {
  const known = SCREENING.fictionalPeople;
  if (known.has(loosely(name))) return true;
  return known.has(
    loosely(takeTitles(name, 'whole name', { languages: LANGUAGES, beside: '' }).rest),
  );
}

/** Whether the name of a made-up organization stands in a text. */
export function isFictionalOrganization(text: string): boolean {
  return SCREENING.fictionalOrganizations.in(loosely(text));
}

/** What is written in capitals by itself: known, or without a vowel. */
const isAcronym = (word: string): boolean =>
  SCREENING.acronyms.has(word.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()) ||
  !/[AEIOUYÁÉÍÓÚÜ]/u.test(word);

/** Whether a name is in capitals throughout and more than an acronym. */
export function isShouted(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  if (letters !== letters.toUpperCase() || letters === letters.toLowerCase()) return false;
  const words = text
    .split(/[^\p{L}\p{N}'’.&]+/u)
    .filter((word) => word.replace(/\./gu, '').length > 1);
  if (words.every(isAcronym) || SCREENING.writtenInCapitals.has(loosely(text))) return false;
  const { oneWord, severalWords } = SCREENING.capitals;
  return letters.length >= (words.length > 1 ? severalWords : oneWord);
}

const ADDRESS = new RegExp(
  String.raw`^(?:https?:\/\/\S+|www\.\S+|(?:[\p{L}\p{N}-]+\.)+(?:${SCREENING.addressEndings.join('|')})(?:\/\S*)?)$`,
  'iu',
);

/** Whether a name is the address of a web page; "Change.org" is a name. */
export function isWebAddress(text: string): boolean {
  const trimmed = text.trim();
  return ADDRESS.test(trimmed) && !SCREENING.namesLikeAddresses.has(loosely(trimmed));
}

const dataSet = new DataSet<{ originalWord: string }>().addAll(englishDataset);
const matcher = new RegExpMatcher({
  ...dataSet.build(),
  ...englishRecommendedTransformers,
});
/** Words come again and again; the search takes fifty microseconds. */
const judged = new Map<string, boolean>();

/** Whether a text holds a rude word, spelt out with spaces or signs too. */
export function isRude(text: string): boolean {
  // Letters typed apart are one word here.
  const words = foldWords(text);
  if (words.some(isRudeWord) || SCREENING.rude.in(words.join(' '))) return true;
  return SPELT_OUT.test(text) && matcher.hasMatch(text);
}

/** "sh*t", "@$$" */
const SPELT_OUT = /\p{L}[*@$!#]+\p{L}|[@$]{2}/u;
const MOST_JUDGED = 30_000;

/** Shital, Fagan and Hancock only hold the letters of a rude word; with its endings it is one. */
const isWhole = (before: string, after: string): boolean =>
  SCREENING.rudeBeginnings.has(before) && SCREENING.rudeEndings.has(after);

function isRudeWord(word: string): boolean {
  // The library reads digits as letters: "4550" would be a word.
  if (word.length < 3 || /^\d+$/u.test(word) || SCREENING.notRude.has(word)) return false;
  const known = judged.get(word);
  if (known !== undefined) return known;
  const rude = matcher.getAllMatches(word).some((match) => {
    const { phraseMetadata, startIndex, endIndex } = dataSet.getPayloadWithPhraseMetadata(match);
    // What is matched may reach a letter too far: "Cocke".
    const last = phraseMetadata?.originalWord.at(-1) ?? '';
    const end = Math.max(startIndex, word.lastIndexOf(last, endIndex)) + 1;
    return isWhole(word.slice(0, startIndex), word.slice(end));
  });
  if (judged.size < MOST_JUDGED) judged.set(word, rude);
  return rude;
}
