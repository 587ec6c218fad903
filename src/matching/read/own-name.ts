import { foldWords, visibleText } from '../../names/fold.ts';
import { readTexts, wordsOf } from '../../names/rules.ts';
import { meaning, ROLE, roleOf } from './word-classes.ts';
import { LONGEST_NAME } from '../thresholds.ts';
import { siteName } from './site-name.ts';

/**
 * What people write around a name, taken off it: on whose behalf, in which role, for what the name is
 * given, who keeps the books. Nothing is taken off that would leave no name, or one that every town
 * has: "Youth Project, a project of Larkspur House".
 */

const texts = readTexts('name-notes.yaml', [
  'behalf',
  'labels',
  'remarks',
  'sponsors',
  'roleHeads',
  'roleWords',
]);

const phrases = (text: string): readonly string[] =>
  text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));

const BEHALF = phrases(texts.behalf);
const LABELS = new Set(phrases(texts.labels));
const REMARKS = new Set(phrases(texts.remarks));
const SPONSORS = phrases(texts.sponsors);
const HEADS = new Set(wordsOf(texts.roleHeads));
const ROLE_WORDS = new Set([...HEADS, ...wordsOf(texts.roleWords)]);

/** What is worth a closer look; most names have nothing of it. */
const MARKED =
  /[(),;:[\]–—]|\s-|-\s|\b(?:behalf|signing for|nombre|parte|nom) (?:of|de|for)\b|representaci|identif|sponsor|patrocin|\.\s?[a-z]{2,}\b|https?:|www\./iu;
const MARK = /\s*[,;:()[\]–—]+\s*|\s+-+\s*|\s*-+\s+/gu;

/** A name in front of "on behalf of": two to five words, none of them an organization's. */
function isPerson(words: readonly string[]): boolean {
  return (
    words.length > 1 &&
    words.length <= 5 &&
    words.every((word) => /^\D+$/.test(word) && roleOf(meaning(word)) === ROLE.word)
  );
}

/** "Executive Director", "Board Chair and Co-Founder". */
export function isRole(text: string): boolean {
  const words = foldWords(text);
  return (
    words.length > 0 &&
    words.length <= 7 &&
    HEADS.has(words.at(-1) ?? '') &&
    words.every((word) => ROLE_WORDS.has(word))
  );
}

const namesSomething = (text: string): boolean =>
  foldWords(text).some((word) => /\p{L}{2}|\p{N}/u.test(word));

/** "Ana Rivas on behalf of Larkspur House" → "Larkspur House". */
function withoutBehalf(name: string): string {
  const lower = name.toLowerCase();
  for (const phrase of BEHALF) {
    const at = foldedIndex(lower, phrase);
    if (at === -1) continue;
    const [before, after] = [name.slice(0, at), name.slice(at + phrase.length)];
    if (!/^[\s:]/u.test(after) || !namesSomething(after)) continue;
    const words = foldWords(before);
    if (words.length === 0 || isPerson(words) || isRole(before))
      return after.replace(/^[\s:]+/u, '');
  }
  return name;
}

/** Where a phrase begins that was written with or without accents; -1 where nowhere. */
function foldedIndex(lower: string, phrase: string): number {
  const bare = lower.normalize('NFC').replace(/[áéíóú]/gu, (c) => c.normalize('NFD').charAt(0));
  const at = bare.indexOf(phrase);
  return at > 0 && !/[\s,:;–—-]/u.test(bare.charAt(at - 1)) ? -1 : at;
}

/** The parts of a name between its commas, dashes and brackets, with where they stand. */
interface NamePart {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** The mark in front of it. */
  readonly mark: string;
}

function partsOf(name: string): readonly NamePart[] {
  const parts: NamePart[] = [];
  let [from, mark] = [0, ''];
  for (const found of [...name.matchAll(MARK), undefined]) {
    const to = found?.index ?? name.length;
    const text = name.slice(from, to).trim();
    if (text !== '') parts.push({ from, to, text, mark });
    mark = found?.[0] ?? '';
    from = to + mark.length;
  }
  return parts;
}

const isDistinctive = (text: string): boolean =>
  foldWords(text).some((word) => roleOf(meaning(word)) === ROLE.word);

const startsWithSponsor = (text: string): boolean => {
  const folded = foldWords(text).join(' ');
  return SPONSORS.some((phrase) => folded.startsWith(`${phrase} `) || folded === phrase);
};

/** Takes off the parts at the end, and one in front, that are no name. */
function withoutParts(name: string): string {
  const parts = partsOf(name);
  if (parts.length < 2) return name;
  let last = parts.length;
  const sponsor = parts.findIndex(
    ({ text }, at) => at > 0 && startsWithSponsor(text) && isDistinctive(parts[0]?.text ?? ''),
  );
  if (sponsor > 0) last = sponsor;
  while (last > 1) {
    const text = parts[last - 1]?.text ?? '';
    if (!REMARKS.has(foldWords(text).join(' ')) && !isRole(text)) break;
    last -= 1;
  }
  const [first, second] = parts;
  const front =
    first !== undefined && second !== undefined && last > 1 && isFront(first.text, second.mark);
  if (!front && last === parts.length) return name;
  const [from, to] = [(front ? second.from : first?.from) ?? 0, parts[last - 1]?.to ?? name.length];
  const kept = name.slice(from, to).trim();
  return balanced(kept);
}

const isFront = (text: string, mark: string): boolean =>
  mark.includes(':') ? LABELS.has(foldWords(text).join(' ')) : isRole(text) && !mark.includes('(');

/** Brackets that were opened before what was taken off are closed again. */
function balanced(text: string): string {
  const open = (text.match(/\(/g)?.length ?? 0) - (text.match(/\)/g)?.length ?? 0);
  return open > 0 ? `${text})` : text;
}

/** A name without what people write around it, and the web address that it is, as a name. */
export function ownName(typed: string): string {
  // Lines may be names; they are parted as by a semicolon when white space has been tidied.
  const written = typed.includes('\n') ? typed.trim().replace(/\s*\n\s*/g, '; ') : typed;
  if (written.length > LONGEST_NAME || !MARKED.test(written)) return written;
  const text = visibleText(written).trim();
  const site = siteName(text);
  const own = site ?? withoutParts(withoutBehalf(text));
  return namesSomething(own) ? own : written;
}

/** "For identification purposes only", in whichever language: the body asked not to stand for itself. */
const IDENTIFICATION = /identif/iu;

/** The name as it is printed: without what people write around it, but with the disclaimer that it came with. */
export function printedName(typed: string): string {
  return IDENTIFICATION.test(typed) ? typed : ownName(typed);
}
