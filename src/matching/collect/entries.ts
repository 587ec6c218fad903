import { intList } from './int-list.ts';
import type { PlacedEntry } from './places-apart.ts';
import { byCodeUnit } from '../../names/code-units.ts';

/** What is different among mentions, in columns: an entry is a key in a state. */
export interface NameEntries {
  /** The entry of a key, a state and what sets it apart, made where there is none. */
  entryOf(key: string, state: string, apart: string): number;
  /** The keys in the order they came, each once. */
  readonly keys: readonly string[];
  /** The entry of a key, -1 where it has several. */
  onlyOfKey(key: number): number;
  /** The entries of a key, by state and what sets them apart. */
  ofKey(key: number): readonly number[];
  readonly placed: (entry: number) => PlacedEntry;
  readonly size: number;
  /** The spelling to show, and the one that tells most; undefined for a new entry. */
  readonly canonical: string[];
  readonly written: string[];
  /** E-mail domains, a few of each. */
  readonly domains: (readonly string[])[];
  readonly mentions: { at(entry: number): number; set(entry: number, count: number): void };
}

const NONE: readonly string[] = [];
/** Texts numbered as they come. */
function numbering() {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  return {
    texts,
    numberOf(text: string): number {
      let number = numbers.get(text);
      if (number === undefined) {
        number = texts.length;
        numbers.set(text, number);
        texts.push(text);
      }
      return number;
    },
  };
}

export function entries(): NameEntries {
  const keys = numbering();
  const states = numbering();
  const aparts = numbering();
  /** The entries of a key are a chain: its last, and before each the one before. */
  const lastOfKey = intList();
  const before = intList();
  const [stateOf, apartOf, mentions] = [intList(), intList(), intList()];
  const canonical: string[] = [];
  const written: string[] = [];
  const domains: (readonly string[])[] = [];

  function entryOf(keyText: string, stateText: string, apartText: string): number {
    const key = keys.numberOf(keyText);
    const [state, apart] = [states.numberOf(stateText), aparts.numberOf(apartText)];
    if (key === lastOfKey.length) lastOfKey.push(-1);
    for (let entry = lastOfKey.at(key); entry !== -1; entry = before.at(entry)) {
      if (stateOf.at(entry) === state && apartOf.at(entry) === apart) return entry;
    }
    const entry = before.length;
    before.push(lastOfKey.at(key));
    lastOfKey.set(key, entry);
    stateOf.push(state);
    apartOf.push(apart);
    mentions.push(0);
    domains.push(NONE);
    return entry;
  }

  const placed = (entry: number): PlacedEntry => ({
    written: written[entry] ?? '',
    state: states.texts[stateOf.at(entry)] ?? '',
    domains: domains[entry] ?? NONE,
    apart: aparts.texts[apartOf.at(entry)] ?? '',
  });

  function onlyOfKey(key: number): number {
    const last = lastOfKey.at(key);
    return before.at(last) === -1 ? last : -1;
  }

  function ofKey(key: number): readonly number[] {
    const own: number[] = [];
    for (let entry = lastOfKey.at(key); entry !== -1; entry = before.at(entry)) own.push(entry);
    return own.sort((a, b) => {
      const [x, y] = [placed(a), placed(b)];
      return byCodeUnit(x.state, y.state) || byCodeUnit(x.apart, y.apart);
    });
  }

  return {
    entryOf,
    keys: keys.texts,
    onlyOfKey,
    ofKey,
    placed,
    get size() {
      return before.length;
    },
    canonical,
    written,
    domains,
    mentions,
  };
}
