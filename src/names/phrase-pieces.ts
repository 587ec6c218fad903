import { BREAK } from './answer-words.ts';
import type { OwnWords, PhraseMachine } from './phrase-grammar.ts';

/** A kind of phrase that an answer may be made of. */
export interface PieceKind {
  readonly name: string;
  readonly machines: readonly PhraseMachine[];
  /** Stands beside others without a comma between. */
  readonly free?: boolean;
  /** Only a comma, or nothing, may follow. */
  readonly shut?: boolean;
}

/** Where the reading of an answer has come to. */
interface ParsePlace {
  /** Whether a new phrase may begin here: at the start, behind a comma, behind a free one. */
  readonly open: boolean;
  readonly shut: boolean;
  /** The kinds that were met, in the order of the alphabet. */
  readonly met: readonly string[];
}

/** Longer answers are read by a person. */
const MOST_WORDS = 80;

/**
 * The ways in which an answer is made of phrases and nothing else, each as the kinds that were met;
 * none where a word is left over. The cost is at most linear in the words, and those are capped.
 */
export function piecesOf(
  words: readonly string[],
  kinds: readonly PieceKind[],
  own: OwnWords,
): readonly (readonly string[])[] {
  if (words.length > MOST_WORDS) return [];
  const places = Array.from({ length: words.length + 1 }, () => new Map<string, ParsePlace>());
  const arrive = (at: number, place: ParsePlace) => {
    places[at]?.set(`${place.open}${place.shut}${place.met.join(' ')}`, place);
  };
  arrive(0, { open: true, shut: false, met: [] });
  for (const [at, word] of words.entries()) {
    const here = [...(places[at]?.values() ?? [])];
    if (here.length === 0) continue;
    if (word === BREAK) {
      for (const { met } of here) arrive(at + 1, { open: true, shut: false, met });
      continue;
    }
    for (const kind of kinds) {
      const from = here.filter((place) => !place.shut && (place.open || kind.free === true));
      if (from.length === 0) continue;
      const ends = new Set(kind.machines.flatMap((machine) => machine.ends(words, at, own)));
      for (const end of ends) for (const place of from) arrive(end, behind(kind, place));
    }
  }
  return [...(places.at(-1)?.values() ?? [])].map(({ met }) => met);
}

function behind({ name, free = false, shut = false }: PieceKind, { met }: ParsePlace): ParsePlace {
  return { open: free, shut, met: met.includes(name) ? met : [...met, name].sort() };
}
