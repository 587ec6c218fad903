import {
  fits,
  NO_OWN_WORDS,
  type PhraseMachine,
  reachedFrom,
  type GrammarState,
  type GrammarStep,
} from './phrase-grammar.ts';

/** How far the reading of an opening has come: what may be read next. */
interface Place {
  /** Whether a phrase may end here, so that another may begin. */
  readonly final: boolean;
  readonly words: ReadonlyMap<string, readonly GrammarState[]>;
  readonly steps: readonly { readonly step: GrammarStep; readonly to: GrammarState }[];
  /** Where words led from here; nowhere is kept too. */
  readonly after: Map<string, Place | undefined>;
}

/** Ways between places that are kept; beyond them all is forgotten, and found again. */
const MOST_KEPT = 50_000;

/**
 * Says of the first words of an answer whether phrases of these machines can begin so, one behind
 * another. Where they cannot, the answer is not made of such phrases, and need not be read to its end:
 * that is nearly every name, by its first or second word. A yes means nothing yet.
 */
export class PhraseOpening {
  readonly #starts: readonly GrammarState[];
  readonly #places = new Map<string, Place>();
  readonly #numbers = new Map<GrammarState, number>();
  readonly #first: Place;
  #kept = 0;

  constructor(machines: readonly PhraseMachine[]) {
    this.#starts = machines.map(({ start }) => start);
    this.#first = placeOf(this.#starts);
  }

  mayBegin(words: Iterable<string>): boolean {
    let place = this.#first;
    for (const word of words) {
      const next = this.#behind(place, word);
      if (next === undefined) return false;
      place = next;
    }
    return true;
  }

  #behind(place: Place, word: string): Place | undefined {
    const { after } = place;
    if (after.has(word)) return after.get(word);
    const to = [...(place.words.get(word) ?? [])];
    for (const { step, to: next } of place.steps) if (mayFit(step, word)) to.push(next);
    const next = to.length === 0 ? undefined : this.#placeAt(to);
    if (this.#kept >= MOST_KEPT) this.#forget();
    this.#kept += 1;
    after.set(word, next);
    return next;
  }

  #placeAt(states: readonly GrammarState[]): Place {
    const key = states.map((state) => this.#numberOf(state)).join(' ');
    const known = this.#places.get(key);
    if (known) return known;
    const behind = placeOf(states);
    const place = behind.final ? placeOf([...states, ...this.#starts]) : behind;
    this.#places.set(key, place);
    return place;
  }

  #forget(): void {
    for (const { after } of [this.#first, ...this.#places.values()]) after.clear();
    this.#places.clear();
    this.#kept = 0;
  }

  #numberOf(state: GrammarState): number {
    const known = this.#numbers.get(state) ?? this.#numbers.size;
    this.#numbers.set(state, known);
    return known;
  }
}

function placeOf(states: readonly GrammarState[]): Place {
  const all = new Set(states.flatMap((state) => [...reachedFrom(state)]));
  const words = new Map<string, GrammarState[]>();
  for (const state of all) {
    for (const [word, to] of state.words) {
      const known = words.get(word);
      if (known) known.push(to);
      else words.set(word, [to]);
    }
  }
  return {
    final: [...all].some(({ final }) => final),
    words,
    steps: [...all].flatMap(({ steps }) => steps),
    after: new Map(),
  };
}

/** What the one who answers is called is not known here, and may be any word. */
function mayFit(step: GrammarStep, word: string): boolean {
  if (step.kind === 'own-name' || step.kind === 'own-organization') return true;
  return fits(step, word, NO_OWN_WORDS);
}
