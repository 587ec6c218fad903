import type { Verdict } from './decision.ts';

/** A cell that a person edited and whose answers changed since. */
export interface CellConflict {
  readonly signer: string;
  readonly header: string;
  readonly theirs: string;
  readonly ours: string;
}

/** Two of anything, A and B as the Review tab has them. */
export type Both<T> = readonly [a: T, b: T];

/** Two signers that may be one. */
interface Match {
  readonly kind: 'match';
  readonly signers: Both<string>;
  readonly names: Both<string>;
  /** A sign-on of each, by which the pair is found again whatever becomes of names and rows. */
  readonly anchors: Both<string>;
  /** From 0 to 1. */
  readonly score: number;
  /** Why it is asked. */
  readonly reason: string;
  /** An earlier version of the tool worded the reason, so that its words say nothing new or old. */
  readonly wordedEarlier?: true;
}

/** Two signers that a person compared without being asked. */
interface TypedPair {
  readonly kind: 'typed-pair';
  readonly signers: Both<string>;
  /** As they were typed. */
  readonly names: Both<string>;
  readonly anchors: Both<string>;
}

/** A decision that cannot be true together with the others. */
interface Contradiction {
  readonly kind: 'contradiction';
  readonly signers: Both<string>;
  readonly names: Both<string>;
  readonly reason: string;
}

export interface EditedCell extends CellConflict {
  readonly kind: 'edited-cell';
  /** Theirs is what they decided on the Review tab, not what stands in the cell. */
  readonly decided?: true;
}

interface EditedResponse {
  readonly kind: 'edited-response';
  readonly response: string;
  readonly source: string;
  /** Whom it stands for. */
  readonly signers: readonly string[];
  /** The answers that changed, a line each, as people read them. */
  readonly before: string;
  readonly after: string;
}

interface VanishedResponse {
  readonly kind: 'vanished-response';
  readonly response: string;
  readonly source: string;
  readonly signers: readonly string[];
  /** A line each, as people read them. */
  readonly answers: string;
}

/** A signer whose row a person deleted. */
interface DeletedRow {
  readonly kind: 'deleted-row';
  readonly signer: string;
  readonly name: string;
}

/** What only fills a box: a text under one question, or all that a response says. */
export interface Filler {
  /** The same for every spelling of it. */
  readonly key: string;
  readonly shown: string;
  /** The question, as the Responses tab calls it; absent for a response that names nobody at all. */
  readonly box?: string;
  /** Where it was given; of many only the first ones. */
  readonly responses: readonly string[];
  readonly count: number;
}

/** What a flag is about, and by what it is found again. */
export type FlagSubject =
  | { readonly signer: string }
  /** Signers that only together are worth a look. */
  | { readonly signers: readonly string[] }
  | { readonly response: string }
  /** A row that is no signer's, by its tab and what it says. */
  | { readonly row: string }
  /** All responses of a source together. */
  | { readonly source: string }
  | { readonly fillers: readonly Filler[] };

/** An organization of which nobody who may said that it signs. */
export interface MissingAuthority {
  readonly kind: 'authority';
  readonly signer: string;
  readonly name: string;
  /** What those who signed answered when asked whether they may, as they wrote it. */
  readonly given: readonly string[];
}

/** Something that a rule of screening found, to be looked at before print. */
export interface Flagged {
  readonly kind: 'flag';
  readonly rule: string;
  /** The rule as people call it. */
  readonly label: string;
  readonly about: FlagSubject;
  readonly a: string;
  readonly b: string;
  /** In an organizer's words. */
  readonly evidence: string;
}

/** Something that only a person can judge. Its ID and its row are made from it, never read back. */
export type Review =
  | Match
  | TypedPair
  | Contradiction
  | EditedCell
  | EditedResponse
  | VanishedResponse
  | DeletedRow
  | MissingAuthority
  | Flagged;

/** What a person made of it; `dismissed` is whatever they wrote, or that they deleted the row. */
export type ReviewVerdict =
  Verdict | 'dismissed' | 'restore' | 'authorized' | 'not authorized' | 'excluded';

export interface ReviewDecision {
  readonly verdict: ReviewVerdict;
  readonly by: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** The words in the Decision cell; '' where the row was deleted instead. */
  readonly words: string;
}
