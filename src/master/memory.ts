import type { Verdict } from '../domain/decision.ts';
import { AppError, EXIT } from '../errors.ts';
import type { QuestionIds } from '../sources/source.ts';
import { continued, inParts, joinedParts, moreKey } from './long-entries.ts';
import type { TabName } from './columns.ts';
import type { TabState } from './grid.ts';

/**
 * What the tool remembers between syncs, kept on a hidden tab of the master so
 * that any machine can run the next one. One row a thing: its key, the seals of
 * the row that the tool last wrote for it, and data of its own.
 */

export interface MasterMemory {
  readonly version: 1;
  readonly letter: string;
  /** Tabs are found by ID, so that people can rename them. */
  readonly tabs: Readonly<Record<TabName, number>>;
  /** The highest number ever given, so that no ID is given twice. */
  readonly lastId: { readonly organization: number; readonly individual: number };
  /** For each source, which question of the form was found for a field. */
  readonly questions: Readonly<Record<string, QuestionIds>>;
}

export interface SignerMemory {
  /** The older signer that this one turned out to be. */
  readonly into?: string;
  /** Its sign-ons when it was retired, so that it comes back if the two are told apart again. */
  readonly signOns?: readonly string[];
  /** The sign-on to which a name that a person gave it was first tied, so that both stay together. */
  readonly anchor?: string;
  /** A person deleted its row; it stays away. */
  readonly deleted?: true;
  /** A person typed it in: when, and what stands in its row. */
  readonly typed?: { readonly at: string; readonly cells: Readonly<Record<string, string>> };
}

export interface ResponseMemory {
  readonly signers: readonly string[];
  /** No longer at its source. */
  readonly vanished?: true;
  /** Its ID at the source since it was edited there, where that derives from the answers. */
  readonly nowId?: string;
}

export type ReviewKind =
  | 'Possible match'
  | 'Contradiction'
  | 'Edited cell'
  | 'Edited response'
  | 'Vanished response'
  | 'Deleted row'
  | `Flag: ${string}`;

export interface ReviewMemory {
  readonly kind: ReviewKind;
  readonly a: string;
  readonly b: string;
  readonly evidence: string;
  readonly score: string;
  /** For a pair: one sign-on of each side, by which it is found again whatever becomes of names and rows. */
  readonly anchors?: readonly [string, string];
  readonly decided?: {
    readonly verdict: Verdict | 'dismissed' | 'restore';
    readonly by: string;
    readonly at: string;
    /** The words in the Decision cell; '' where the row was deleted instead. */
    readonly words: string;
  };
}

/** One name of a published list, as it stood when the edition was frozen: what may be public of it. */
export type FrozenSigner =
  | {
      readonly id: string;
      readonly organization: string;
      readonly scope: string;
      readonly state: string;
    }
  | {
      readonly id: string;
      readonly name: string;
      readonly title: string;
      readonly affiliation: string;
    };

/** A frozen edition, or the part of a large one that one row holds. */
export interface EditionMemory {
  readonly name: string;
  /** When it was frozen, ISO 8601 in UTC. */
  readonly at: string;
  /** How many signers the whole edition has, so that a lost part is noticed. */
  readonly count: number;
  readonly signers: readonly FrozenSigner[];
}

/** One remembered thing, with the seals of its row ('' where it has none). */
export interface Remembered<T> {
  readonly seals: string;
  readonly data: T;
}

export interface Memory {
  readonly master: MasterMemory | undefined;
  readonly signers: ReadonlyMap<string, Remembered<SignerMemory>>;
  readonly responses: ReadonlyMap<string, Remembered<ResponseMemory>>;
  readonly reviews: ReadonlyMap<string, Remembered<ReviewMemory>>;
  /** By part and name: "1 Initial letter". */
  readonly editions: ReadonlyMap<string, EditionMemory>;
}

export const NO_MEMORY: Memory = {
  master: undefined,
  signers: new Map(),
  responses: new Map(),
  reviews: new Map(),
  editions: new Map(),
};

/** Throws (65) where the hidden tab was damaged, rather than forget what people decided. */
export function readMemory(state: TabState, location: string): Memory {
  let master: MasterMemory | undefined;
  const signers = new Map<string, Remembered<SignerMemory>>();
  const responses = new Map<string, Remembered<ResponseMemory>>();
  const reviews = new Map<string, Remembered<ReviewMemory>>();
  const editions = new Map<string, EditionMemory>();
  const read = reader(location);
  const more = joinedParts(state.rows);
  for (const { cells } of state.rows) {
    const [key = '', seals = '', json = ''] = cells;
    if (continued(key)) continue;
    const data = read(json + (more.get(key) ?? ''), key);
    const cut = key.indexOf(' ');
    const id = key.slice(cut + 1);
    switch (cut < 0 ? key : key.slice(0, cut)) {
      case 'master':
        master = data as MasterMemory;
        break;
      case 'signer':
        signers.set(id, { seals, data: data as SignerMemory });
        break;
      case 'response':
        responses.set(id, { seals, data: data as ResponseMemory });
        break;
      case 'review':
        reviews.set(id, { seals, data: data as ReviewMemory });
        break;
      case 'edition':
        editions.set(id, data as EditionMemory);
        break;
      default:
        throw damaged(location, `it holds "${key.slice(0, 20)}", which this version does not know`);
    }
  }
  if (master === undefined) throw damaged(location, 'its first entry is gone');
  if ((master.version as number) !== 1) {
    throw damaged(location, `it was written by a newer version (${master.version})`);
  }
  return { master, signers, responses, reviews, editions };
}

/** Values by ID, made as they are asked for where they are many; a map is such. */
export interface Entries<T> extends Iterable<readonly [string, T]> {
  readonly size: number;
}

/** A memory to be written; the responses' need not stand there all at once. */
export type MemoryToWrite = Omit<Memory, 'responses'> & {
  readonly responses: Entries<Remembered<ResponseMemory>> & { has(id: string): boolean };
};

/** Whether `memory` has a row under this key. */
export function holds(memory: MemoryToWrite, key: string): boolean {
  const cut = key.indexOf(' ');
  const id = key.slice(cut + 1);
  switch (cut < 0 ? key : key.slice(0, cut)) {
    case 'master':
      return cut < 0 && memory.master !== undefined;
    case 'signer':
      return memory.signers.has(id);
    case 'response':
      return memory.responses.has(id);
    case 'review':
      return memory.reviews.has(id);
    case 'edition':
      return memory.editions.has(id);
    case 'more': {
      const { key: of = '', number = 0 } = continued(key) ?? {};
      return longEntries(memory).some(([each, parts]) => each === of && number < parts.length);
    }
    default:
      return false;
  }
}

/** The entries that do not fit one cell, which is few if any. */
function longEntries(memory: MemoryToWrite): readonly (readonly [string, readonly string[]])[] {
  const { master, signers, reviews, editions } = memory;
  const found: (readonly [string, readonly string[]])[] = [];
  const look = (key: string, data: unknown): void => {
    const parts = inParts(JSON.stringify(data));
    if (parts.length > 1) found.push([key, parts]);
  };
  if (master) look('master', master);
  for (const [id, { data }] of signers) {
    // Of the others there may be a hundred thousand, each short.
    if (data.signOns !== undefined || data.typed !== undefined) look(`signer ${id}`, data);
  }
  for (const [id, { data }] of reviews) look(`review ${id}`, data);
  for (const [id, data] of editions) look(`edition ${id}`, data);
  return found;
}

/** The rows of the hidden tab that hold `memory`, by their keys, made as they are asked for. */
export function memoryRows(memory: MemoryToWrite): Entries<readonly string[]> {
  const { master, signers, responses, reviews, editions } = memory;
  const row = (key: string, seals: string, data: unknown) =>
    [key, [key, seals, inParts(JSON.stringify(data))[0]]] as const;
  const more = longEntries(memory).flatMap(([key, [, ...parts]]) =>
    parts.map((part, at) => {
      const rowKey = moreKey(key, at + 1);
      return [rowKey, [rowKey, '', part]] as const;
    }),
  );
  const single = (master ? 1 : 0) + signers.size + responses.size + reviews.size + editions.size;
  return {
    size: single + more.length,
    *[Symbol.iterator]() {
      if (master) yield row('master', '', master);
      for (const [id, { seals, data }] of signers) yield row(`signer ${id}`, seals, data);
      for (const [id, { seals, data }] of responses) yield row(`response ${id}`, seals, data);
      for (const [id, { seals, data }] of reviews) yield row(`review ${id}`, seals, data);
      for (const [id, data] of editions) yield row(`edition ${id}`, '', data);
      yield* more;
    },
  };
}

/** The same, all at once. */
export function writeMemory(memory: Memory): ReadonlyMap<string, readonly string[]> {
  return new Map(memoryRows(memory));
}

const LATELY = 5000;

/** Parses entries; those that say the same, as the responses of one signer do, share one object. */
function reader(location: string): (json: string, key: string) => unknown {
  const lately = new Map<string, unknown>();
  return (json, key) => {
    const known = lately.get(json);
    if (known !== undefined) return known;
    const data = parse(json, key, location);
    if (lately.size === LATELY) lately.clear();
    lately.set(json, data);
    return data;
  };
}

function parse(json: string, key: string, location: string): unknown {
  try {
    const data: unknown = JSON.parse(json);
    if (typeof data === 'object' && data !== null) return data;
  } catch {
    // falls through to the one explanation that helps
  }
  throw damaged(location, `its entry "${key.slice(0, 40)}" cannot be read`);
}

function damaged(location: string, what: string): AppError {
  return new AppError(`The hidden tab "_undersigned" of ${location} was changed: ${what}.`, {
    exitCode: EXIT.data,
    hint: 'Bring back an earlier version of the master (version history, or `undersigned restore`). Nothing was written.',
  });
}
