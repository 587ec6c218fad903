/**
 * A small grammar of phrases, as a translator can write it, and a machine that reads by it.
 *
 * A list is an array of phrases. In a phrase `(x|y z)` is one of several, what has `?` behind it may be left out,
 * `<name>` is a phrase of another list (`<name>*`: any number of them, one after the other), a `*` at a word's end
 * is any ending, and `_` at a word's end one of the language's gendered endings.
 * `<any>`, `<number>`, `<date>`, `<own-name>` and `<own-organization>` stand for what is no fixed word.
 */
export type PhraseLists = Readonly<Record<string, readonly string[]>>;

/** What the one who answers is called: runs of words that a phrase may hold. */
export interface OwnWords {
  readonly names: ReadonlySet<string>;
  readonly organizations: readonly (readonly string[])[];
}

export const NO_OWN_WORDS: OwnWords = { names: new Set(), organizations: [] };

export type GrammarStep =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'stem'; readonly stem: string }
  | { readonly kind: 'gendered'; readonly stem: string; readonly endings: ReadonlySet<string> }
  | { readonly kind: 'any' | 'number' | 'date' | 'own-name' | 'own-organization' };

/** Where a word leads, and a step that is no word, and what is reached without one. */
export interface GrammarState {
  words: ReadonlyMap<string, GrammarState>;
  steps: readonly { readonly step: GrammarStep; readonly to: GrammarState }[];
  free: ReadonlySet<GrammarState>;
  /** All that is reached from it without a word, once the machine is made. */
  reached?: ReadonlySet<GrammarState>;
  final: boolean;
}

/** Of thousands of states most lead on in one way: what a state has none of is shared by all. */
const NO_WORDS: GrammarState['words'] = new Map();
const NO_STEPS: GrammarState['steps'] = [];
const NO_STATES: GrammarState['free'] = new Set();

const state = (): GrammarState => ({
  words: NO_WORDS,
  steps: NO_STEPS,
  free: NO_STATES,
  final: false,
});

function leadFreely(from: GrammarState, to: GrammarState): void {
  if (from.free === NO_STATES) from.free = new Set([to]);
  else (from.free as Set<GrammarState>).add(to);
}

const PLAIN_CLASSES = new Set(['any', 'number', 'date', 'own-name', 'own-organization']);
const TOKEN = /[()|?]|<[\w-]+>\*?|[^\s()|<>?]+/gu;

/** A machine for one list of a grammar. Throws where a phrase is not well formed. */
export class PhraseMachine {
  /** Where reading begins. */
  readonly start = state();
  readonly #lists: PhraseLists;
  readonly #endings: ReadonlySet<string>;

  constructor(lists: PhraseLists, list: string, endings: readonly string[]) {
    this.#lists = lists;
    this.#endings = new Set(endings);
    for (const end of this.#list(list, [this.start], [])) end.final = true;
  }

  /** Where a phrase of the list that begins at `from` may end, behind its last word. */
  ends(words: readonly string[], from: number, own: OwnWords): readonly number[] {
    const found: number[] = [];
    const reached: (Set<GrammarState> | undefined)[] = [];
    reached[from] = new Set(reachedFrom(this.start));
    for (let at = from; at < reached.length; at += 1) {
      const states = reached[at];
      if (!states) continue;
      if (at > from && [...states].some(({ final }) => final)) found.push(at);
      if (at >= words.length) break;
      for (const each of states) {
        for (const [to, next] of follow(each, words, at, own)) {
          const known = (reached[next] ??= new Set());
          for (const one of reachedFrom(to)) known.add(one);
        }
      }
    }
    return found;
  }

  #list(name: string, from: readonly GrammarState[], above: readonly string[]): GrammarState[] {
    const phrases = this.#lists[name];
    if (!phrases) throw new Error(`the grammar has no list <${name}>`);
    if (above.includes(name)) throw new Error(`<${name}> is made of itself`);
    const start = joined(from);
    const end = state();
    for (const phrase of phrases) {
      const tokens = phrase.match(TOKEN) ?? [];
      const reader = { tokens, at: 0, above: [...above, name] };
      for (const last of this.#alternatives(reader, start)) leadFreely(last, end);
      if (reader.at < tokens.length) throw new Error(`"${phrase}" has an extra bracket`);
    }
    return [end];
  }

  #alternatives(reader: TokenReader, start: GrammarState): GrammarState[] {
    const ends: GrammarState[] = [];
    let current = start;
    for (; reader.at < reader.tokens.length; reader.at += 1) {
      const token = reader.tokens[reader.at] ?? '';
      if (token === ')') break;
      if (token === '|') {
        ends.push(current);
        current = start;
      } else current = this.#maybe(token, reader, current);
    }
    return [...ends, current];
  }

  /** A question mark behind it lets it be left out. */
  #maybe(token: string, reader: TokenReader, from: GrammarState): GrammarState {
    const end = this.#item(token, reader, from);
    if (reader.tokens[reader.at + 1] !== '?') return end;
    reader.at += 1;
    const behind = state();
    leadFreely(end, behind);
    leadFreely(from, behind);
    return behind;
  }

  #item(token: string, reader: TokenReader, from: GrammarState): GrammarState {
    if (token === '(') {
      reader.at += 1;
      const opening = state();
      leadFreely(from, opening);
      const ends = this.#alternatives(reader, opening);
      if (reader.tokens[reader.at] !== ')')
        throw new Error(`"${reader.tokens.join(' ')}" lacks a closing bracket`);
      return joined(ends);
    }
    if (!token.startsWith('<')) return this.#word(token, from);
    const name = token.replace(/[<>*]/gu, '');
    if (PLAIN_CLASSES.has(name)) return step(from, { kind: name as 'number' });
    if (!token.endsWith('*')) return joined(this.#list(name, [from], reader.above));
    const loop = state();
    leadFreely(from, loop);
    for (const end of this.#list(name, [loop], reader.above)) leadFreely(end, loop);
    const behind = state();
    leadFreely(loop, behind);
    return behind;
  }

  #word(token: string, from: GrammarState): GrammarState {
    const stem = token.slice(0, -1);
    if (token.endsWith('*')) return step(from, { kind: 'stem', stem });
    if (token.endsWith('_')) return step(from, { kind: 'gendered', stem, endings: this.#endings });
    return step(from, { kind: 'word', word: token });
  }
}

interface TokenReader {
  readonly tokens: readonly string[];
  at: number;
  readonly above: readonly string[];
}

function step(from: GrammarState, how: GrammarStep): GrammarState {
  if (how.kind === 'word') {
    const known = from.words.get(how.word);
    if (known) return known;
    const to = state();
    if (from.words === NO_WORDS) from.words = new Map([[how.word, to]]);
    else (from.words as Map<string, GrammarState>).set(how.word, to);
    return to;
  }
  const to = state();
  from.steps = [...from.steps, { step: how, to }];
  return to;
}

/** One state in place of several. */
function joined(states: readonly GrammarState[]): GrammarState {
  const [only] = states;
  if (only && states.length === 1) return only;
  const one = state();
  for (const each of states) leadFreely(each, one);
  return one;
}

/** The state, and all that is reached from it without a word. */
export function reachedFrom(from: GrammarState): ReadonlySet<GrammarState> {
  if (!from.reached) {
    const all = new Set([from]);
    for (const each of all) for (const next of each.free) all.add(next);
    from.reached = all;
  }
  return from.reached;
}

function* follow(
  from: GrammarState,
  words: readonly string[],
  at: number,
  own: OwnWords,
): Generator<readonly [GrammarState, number]> {
  const word = words[at] ?? '';
  const to = from.words.get(word);
  if (to) yield [to, at + 1];
  for (const { step: how, to: next } of from.steps) {
    if (how.kind === 'own-organization') {
      for (const name of own.organizations) {
        if (name.every((each, n) => words[at + n] === each)) yield [next, at + name.length];
      }
    } else if (fits(how, word, own)) yield [next, at + 1];
  }
}

/** Whether a word is what a step stands for. */
export function fits(
  how: Exclude<GrammarStep, { kind: 'own-organization' }>,
  word: string,
  own: OwnWords,
) {
  switch (how.kind) {
    case 'word':
      return how.word === word;
    case 'stem':
      return word.startsWith(how.stem);
    case 'gendered':
      return word.startsWith(how.stem) && how.endings.has(word.slice(how.stem.length));
    case 'any':
      return /^[\p{L}\p{N}]/u.test(word);
    case 'number':
      return /^\d{1,6}$/u.test(word);
    case 'date':
      return /^\d{1,4}\/\d{1,4}(?:\/\d{1,4})?$/u.test(word);
    case 'own-name':
      return own.names.has(word);
    case 'own-organization':
      return false;
  }
}
