import { organizationTexts } from './organization-texts.ts';
import { foldWords } from './fold.ts';
import { linesOf, wordsOf } from './rules.ts';
import { STATE_NAMES } from './states.ts';

/** Short words that are no acronym, whatever else is short. */
const SHORT = 'new law art aid sun sea war all day one two our who not land home';

let words: ReadonlySet<string> | undefined;
let small: ReadonlySet<string> | undefined;

function load(): { known: ReadonlySet<string>; small: ReadonlySet<string> } {
  if (words && small) return { known: words, small };
  const rules = organizationTexts();
  const lines = [...linesOf(rules.types), ...linesOf(rules.meanings)];
  const long = [...lines.flat(), rules.parts, rules.regions]
    .flatMap((text) => wordsOf(text.toLowerCase()))
    .filter((word) => word.length > 4);
  const states = STATE_NAMES.flatMap(foldWords);
  small = new Set([...wordsOf(rules.small), ...wordsOf(rules.foreign), 'or', 'y']);
  words = new Set([...long, ...states, ...wordsOf(SHORT), ...small]);
  return { known: words, small };
}

/**
 * A name in capitals throughout in normal case, where that is certain: every word is one of the
 * ordinary words of organizations' names, so that none can be an acronym or a brand. Else as it is.
 */
export function calmed(name: string): string {
  if (/[a-z]/.test(name) || /\p{Ll}/u.test(name) || !/\p{Lu}{2}/u.test(name)) return name;
  const parts = name.split(' ');
  if (parts.length < 2) return name;
  const { known, small: little } = load();
  const folded = parts.map((part) => foldWords(part));
  if (
    !folded.every((all) =>
      all.every((word) => known.has(word) || known.has(word.replace(/s$/, ''))),
    )
  ) {
    return name;
  }
  return parts
    .map((part, at) => {
      const lower = part.toLowerCase();
      const isSmall = at > 0 && folded[at]?.length === 1 && little.has(folded[at][0] ?? '');
      return isSmall
        ? lower
        : lower.replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, (letter) => letter.toUpperCase());
    })
    .join(' ');
}
