import type { KnownOrganization } from '../interface.ts';
import { readKnown } from './known-names.ts';
import type { ParsedName } from './parsed-name.ts';
import { ACRONYM_WORDS, AFFILIATIONS, ROLE, roleOf } from './word-classes.ts';
import type { Sense } from './word-senses.ts';

/** Words that stand for other words, at the start of a name or, if one acronym, anywhere. */
export interface Expansion {
  readonly words: readonly string[];
  readonly into: readonly Sense[];
}

const texts = (senses: readonly Sense[]): readonly string[] => senses.map(({ text }) => text);

/** Each known organization is read once, however many syncs and questions follow. */
const read = new WeakMap<KnownOrganization, readonly Expansion[]>();

function expansionsOf(known: KnownOrganization): readonly Expansion[] {
  const before = read.get(known);
  if (before) return before;
  const into = readKnown(known.name).parsed.senses;
  const own = texts(into).join(' ');
  const expansions = [known.acronym, ...known.aliases]
    .map((short) => texts(readKnown(short).parsed.senses))
    .filter((words) => words.join(' ') !== own && words.some((word) => roleOf(word) === ROLE.word))
    .map((words) => ({ words, into }));
  read.set(known, expansions);
  return expansions;
}

/** Every short form of the known organizations; what stands for two of them stands for none. */
export function knownExpansions(directory: readonly KnownOrganization[]): readonly Expansion[] {
  const byWords = new Map<string, Expansion | undefined>();
  for (const expansion of directory.flatMap(expansionsOf)) {
    const key = expansion.words.join(' ');
    const known = byWords.get(key);
    if (!byWords.has(key)) byWords.set(key, expansion);
    else if (known && texts(known.into).join(' ') !== texts(expansion.into).join(' '))
      byWords.set(key, undefined);
  }
  return [...byWords.values()].filter((each) => each !== undefined);
}

/** Acronyms that stand in brackets after a full name, and after no other. */
export function writtenExpansions(parsedNames: readonly ParsedName[]): readonly Expansion[] {
  const byLetters = new Map<string, Map<string, readonly Sense[]>>();
  for (const { acronyms, senses } of parsedNames) {
    if (senses.length < 2) continue;
    for (const letters of acronyms) {
      if (letters.length < 3) continue;
      const known = byLetters.get(letters) ?? new Map<string, readonly Sense[]>();
      byLetters.set(letters, known.set(texts(senses).join(' '), senses));
    }
  }
  return [...byLetters].flatMap(([letters, full]) =>
    full.size === 1 ? [...full.values()].map((into) => ({ words: [letters], into })) : [],
  );
}

/** Writes short forms out, so that "ACLU of Texas" meets its full name word by word. */
export function expander(expansions: readonly Expansion[]): (parsed: ParsedName) => ParsedName {
  const byFirst = new Map<string, Expansion[]>();
  for (const expansion of expansions) {
    const first = expansion.words[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), expansion]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);

  const isFirst = ({ text }: Sense): boolean => byFirst.has(text);

  return (parsed) => {
    let senses: readonly Sense[] = parsed.senses;
    if (!senses.some(isFirst)) return parsed;
    for (let at = 0; at < senses.length; at += 1) {
      const found = byFirst
        .get(senses[at]?.text ?? '')
        ?.find(({ words, into }) => fits(parsed, senses, at, words, into));
      if (!found) continue;
      const before = senses.slice(0, at);
      const after = senses.slice(at + found.words.length);
      const rest = at === 0 ? after.filter(({ text }) => !AFFILIATIONS.has(text)) : after;
      senses = [...before, ...found.into, ...rest];
      at += found.into.length - 1;
    }
    return senses === parsed.senses ? parsed : withSenses(parsed, senses);
  };
}

const withSenses = (parsed: ParsedName, senses: readonly Sense[]): ParsedName => ({
  senses,
  acronyms: parsed.acronyms,
  alsoNamed: parsed.alsoNamed,
  inBrackets: parsed.inBrackets,
  head: parsed.head,
  address: parsed.address,
  initials: parsed.initials,
  capitals: parsed.capitals,
  foreign: parsed.foreign,
});

function fits(
  parsed: ParsedName,
  senses: readonly Sense[],
  at: number,
  words: readonly string[],
  into: readonly Sense[],
): boolean {
  if (!words.every((word, i) => senses[at + i]?.text === word)) return false;
  if (into.every(({ text }, i) => senses[at + i]?.text === text)) return false;
  const [word = ''] = words;
  if (words.length > 1) return at === 0;
  if (roleOf(word) !== ROLE.word) return false;
  const isAcronym = word.length < 7 && into.length > 1;
  if (!isAcronym) return at === 0;
  if (ACRONYM_WORDS.has(word)) return parsed.capitals.has(word) || parsed.acronyms.includes(word);
  return at === 0 || parsed.capitals.size === 0 || parsed.capitals.has(word);
}
