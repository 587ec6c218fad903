import { nameKey } from '../../names/key.ts';
import type { KnownOrganization } from '../interface.ts';
import type { Name } from './name.ts';
import { parseName } from './parsed-name.ts';
import { type Reading, unpack } from './packed-reading.ts';
import { starterReadings } from './starter-readings.ts';

export interface Known {
  /** Names and aliases that nobody has written yet; they stand for no mention. */
  readonly names: readonly Name[];
  /** Pairs of numbers: the names given count first, then `names`. */
  readonly same: readonly (readonly [number, number])[];
  /** Which known organization a name is, by its number; only one. */
  readonly owner: ReadonlyMap<number, number>;
}

/** What ships read is unpacked once: it is wanted as a spelling and as what a short form stands for. */
const unpacked = new Map<string, Reading>();

/** A name of a directory, read as any other. */
export function readKnown(text: string): Reading {
  const before = unpacked.get(text);
  if (before) return before;
  const packed = Object.hasOwn(starterReadings(), text) ? starterReadings()[text] : undefined;
  if (!packed) return { key: nameKey(text), parsed: parseName(text) };
  const reading = unpack(packed);
  unpacked.set(text, reading);
  return reading;
}

/** Each known organization is read once, however many syncs and questions follow. */
const read = new WeakMap<KnownOrganization, readonly Name[]>();

function spellingsOf(known: KnownOrganization): readonly Name[] {
  const before = read.get(known);
  if (before) return before;
  const texts = [...new Set([known.name, ...known.aliases, known.acronym])];
  const spellings = texts.map((text) => ({
    ...readKnown(text),
    written: text,
    canonical: text,
    mentions: 0,
    states: [],
    domains: known.domains,
  }));
  read.set(known, spellings);
  return spellings;
}

/**
 * The directory as names beside those given.
 *
 * An alias that two known organizations share stands for neither. A name that was given in several
 * states is left to the other evidence.
 */
export function knownNames(given: readonly Name[], directory: readonly KnownOrganization[]): Known {
  const owners = new Map<string, Set<number>>();
  for (const [owner, known] of directory.entries()) {
    for (const { key } of spellingsOf(known)) {
      if (key !== '') owners.set(key, (owners.get(key) ?? new Set()).add(owner));
    }
  }
  const at = new Map<string, number[]>();
  for (const [number, { key }] of given.entries()) {
    if (owners.has(key)) at.set(key, [...(at.get(key) ?? []), number]);
  }
  const names: Name[] = [];
  const same: (readonly [number, number])[] = [];
  const ownerOf = new Map<number, number>();
  for (const [owner, known] of directory.entries()) {
    const numbers: number[] = [];
    for (const spelling of spellingsOf(known)) {
      const { key } = spelling;
      if (key === '' || (owners.get(key)?.size ?? 0) > 1) continue;
      const written = at.get(key);
      if (written) {
        if (written.length === 1 && written[0] !== undefined) numbers.push(written[0]);
        continue;
      }
      numbers.push(given.length + names.length);
      at.set(key, [given.length + names.length]);
      names.push(spelling);
    }
    const [head] = numbers;
    if (head === undefined) continue;
    for (const number of numbers) ownerOf.set(number, owner);
    for (const other of numbers.slice(1)) if (other !== head) same.push([head, other]);
  }
  return { names, same, owner: ownerOf };
}
