import type { Review, ReviewDecision } from '../../domain/review.ts';
import type { ByField } from '../../domain/letter.ts';
import type { TabName } from '../schema/tabs.ts';

/**
 * What the tool remembers between syncs, kept on a hidden tab of the master so
 * that any machine can run the next one. One row a thing: its key, the seals of
 * the row that the tool last wrote for it, and data of its own.
 */

/** The highest number of a signer ID, by kind; 0 for none. */
export interface LastId {
  readonly organization: number;
  readonly individual: number;
}

export const NO_ID: LastId = { organization: 0, individual: 0 };

/** The format in which the memory is written. What earlier ones hold is read too. */
export const MEMORY_VERSION = 2;

export interface MasterMemory {
  readonly version: typeof MEMORY_VERSION;
  readonly letter: string;
  /** Tabs are found by ID, so that people can rename them. */
  readonly tabs: Readonly<Record<Exclude<TabName, 'Summary'>, number>> & {
    /** Absent until there is one; it stays when people deleted the tab. */
    readonly Summary?: number;
    /** The same. */
    readonly List?: number;
  };
  /** Digests of the lists that were last written to files, by their names in the config. */
  readonly exports?: Readonly<Record<string, string>>;
  /** In which what is asked was worded; absent for the first of the program's languages. */
  readonly language?: string;
  /**
   * The keys of each tab's columns, in the order in which rows' seals stand. A column that is
   * not among them was never written.
   */
  readonly columns: Readonly<Record<TabName, readonly string[]>>;
  /** The highest number ever given, so that no ID is given twice. */
  readonly lastId: LastId;
  /** For each source, which question of the form was found for a field. */
  readonly questions: Readonly<Record<string, ByField<string>>>;
}

export interface SignerMemory {
  /** The older signer that this one turned out to be. */
  readonly into?: string;
  /** Its sign-ons when it was retired, so that it comes back if the two are separated again. */
  readonly signOns?: readonly string[];
  /** The sign-on to which a name that a person gave it was first tied, so that both stay together. */
  readonly anchor?: string;
  /** A person deleted its row; it stays away. */
  readonly deleted?: true;
  /** Its row only repeated that of the signer that it is part of. */
  readonly copy?: true;
  /** A person typed it in: when, and what stands in its row, by column. */
  readonly typed?: { readonly at: string; readonly cells: Readonly<Record<string, string>> };
}

export interface ResponseMemory {
  readonly signers: readonly string[];
  /** No longer at its source. */
  readonly vanished?: true;
  /** Its ID at the source since it was edited there, where that derives from the answers. */
  readonly nowId?: string;
}

/** Something to judge, and what a person made of it. */
export interface ReviewMemory {
  readonly review: Review;
  readonly decided?: ReviewDecision;
}

/** A row of the Summary tab. */
export interface FigureMemory {
  /** A person deleted it; it stays away. */
  readonly deleted?: true;
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
  readonly figures: ReadonlyMap<string, Remembered<FigureMemory>>;
  /** By part and name: "1 Initial letter". */
  readonly editions: ReadonlyMap<string, EditionMemory>;
}

export const NO_MEMORY: Memory = {
  master: undefined,
  signers: new Map(),
  responses: new Map(),
  reviews: new Map(),
  figures: new Map(),
  editions: new Map(),
};

/** Values by ID, made as they are asked for where they are many; a map is such. */
export interface MemoryEntries<T> extends Iterable<readonly [string, T]> {
  readonly size: number;
}

/** A memory to be written; the responses' need not stand there all at once. */
export type MemoryToWrite = Omit<Memory, 'responses'> & {
  readonly responses: MemoryEntries<Remembered<ResponseMemory>> & { has(id: string): boolean };
};
