import { organizationTexts } from './organization-texts.ts';
import { foldWords } from './fold.ts';
import { linesOf, wordsOf } from './rules.ts';
import { STATE_NAMES } from './states.ts';

/** Short words that are no acronym, whatever else is short. */
const SHORT = 'new law art aid sun sea war all day one two our who not land home';

interface CasedWords {
  readonly known: ReadonlySet<string>;
  readonly small: ReadonlySet<string>;
}

let words: CasedWords | undefined;

function load(): CasedWords {
  const rules = organizationTexts();
  const lines = [...linesOf(rules.types), ...linesOf(rules.meanings)];
  const long = [...lines.flat(), rules.parts, rules.regions]
    .flatMap((text) => wordsOf(text.toLowerCase()))
    .filter((word) => word.length > 4);
  const states = STATE_NAMES.flatMap(foldWords);
  const small = new Set([...wordsOf(rules.small), ...wordsOf(rules.foreign), 'or', 'y']);
  return { known: new Set([...long, ...states, ...wordsOf(SHORT), ...small]), small };
}

/**
 * A name in capitals throughout in normal case, where that is certain: every word is one of the
 * ordinary words of organizations' names, so that none can be an acronym or a brand. Else as it is.
 */
export function fromAllCaps(name: string): string {
  if (/[a-z]/.test(name) || /\p{Ll}/u.test(name) || !/\p{Lu}{2}/u.test(name)) return name;
  const parts = name.split(' ');
  if (parts.length < 2) return name;
  const { known, small } = (words ??= load());
  const isKnown = (word: string): boolean => known.has(word) || known.has(word.replace(/s$/, ''));
  if (!parts.every((part) => foldWords(part).every(isKnown))) return name;
  return inNormalCase(name, (word) => {
    const [only = '', ...more] = foldWords(word);
    return more.length === 0 && small.has(only);
  });
}

/** Every word with a capital, but those that are small and not the first. */
export function inNormalCase(name: string, isSmall: (word: string) => boolean): string {
  return name
    .toLowerCase()
    .split(' ')
    .map((word, at) =>
      at > 0 && isSmall(word)
        ? word
        : word.replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, (letter) => letter.toUpperCase()),
    )
    .join(' ');
}
