import type { PlainAnswers } from './response.ts';
import type { Authority } from './signon.ts';

export const STATUSES = [
  'Listed',
  'Needs authority',
  'Out of scope',
  'Withdrawn',
  'Excluded',
] as const;

export type Status = (typeof STATUSES)[number];

interface SignerBase {
  /** Never changes and is never given again. */
  readonly id: string;
  readonly status: Status;
  readonly email: string;
  /** The edition in time for which it signed, '' where none is set. */
  readonly edition: string;
  /** Instants, ISO 8601 in UTC, '' where unknown. */
  readonly firstSigned: string;
  readonly lastSigned: string;
  /** The responses that it stands for, oldest first. */
  readonly responses: readonly string[];
  /** The latest answers that need no reading, those to the letter's own questions among them. */
  readonly answers: PlainAnswers;
}

/** An organization after deduplication. */
export interface OrganizationSigner extends SignerBase {
  readonly kind: 'organization';
  readonly organization: string;
  readonly authority: Authority;
  readonly scope: string;
  readonly state: string;
  readonly contact: string;
  readonly contactTitle: string;
  readonly alsoWrittenAs: readonly string[];
}

/** A person after deduplication. */
export interface IndividualSigner extends SignerBase {
  readonly kind: 'individual';
  readonly name: string;
  readonly title: string;
  readonly affiliation: string;
}

export type Signer = OrganizationSigner | IndividualSigner;
