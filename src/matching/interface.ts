import type { Verdict } from '../domain/decision.ts';
import type { Reason } from './reason.ts';

/** One place where an organization's name was written, with what else is known of it there. */
export interface Mention {
  /** Unique among the mentions; also the last tie-break, so that the order given never matters. */
  readonly id: string;
  readonly name: string;
  /** State or province as written, '' where unknown. */
  readonly state: string;
  /** An e-mail address, '' where unknown; only its domain is evidence. */
  readonly email: string;
}

/** A known organization. */
export interface KnownOrganization {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly acronym: string;
  readonly state: string;
  readonly scope: string;
  readonly domains: readonly string[];
}

/** A person's judgement, between two mentions. */
export interface Ruling {
  readonly a: string;
  readonly b: string;
  readonly verdict: Verdict;
}

export interface Knowledge {
  readonly directory: readonly KnownOrganization[];
  readonly rulings: readonly Ruling[];
}

/** Mentions held to be one organization. */
export interface Cluster {
  /** Mention IDs, sorted. */
  readonly members: readonly string[];
  /** The fullest well-written form that was used. */
  readonly canonicalName: string;
  /** Why they are one; none for a cluster of one. */
  readonly reason: Reason;
}

/** Two clusters that a person should judge, shown by one mention of each. */
export interface PossibleMatch {
  readonly a: string;
  readonly b: string;
  /** 0 to 1; the list is given best first. */
  readonly score: number;
  readonly reason: Reason;
}

export interface Matching {
  /** Every mention is in exactly one; ordered by their first member. */
  readonly clusters: readonly Cluster[];
  readonly possible: readonly PossibleMatch[];
  /** Rulings that contradict each other: shown to people, not resolved. */
  readonly contradictions: readonly Ruling[];
}
