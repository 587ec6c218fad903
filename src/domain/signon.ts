import type { PlainAnswers } from './response.ts';

/** Whether whoever signed for an organization may. */
export type Authority = 'authorized' | 'not authorized' | 'unclear' | 'not asked';

interface SignOnBase {
  /** Unique and stable: the response's ID and what was signed for. */
  readonly id: string;
  readonly responseId: string;
  /** ISO 8601 in UTC; absent where the source did not say. */
  readonly submittedAt?: string;
  /** The address as given, '' where there is none. */
  readonly email: string;
  /** What was answered to questions whose answers need no reading. */
  readonly answers: PlainAnswers;
}

/** An organization's signature. Texts are '' where nothing was given. */
export interface OrganizationSignOn extends SignOnBase {
  readonly kind: 'organization';
  /** The organization's name as it was typed, white space tidied. */
  readonly name: string;
  readonly authority: Authority;
  readonly scope: string;
  readonly inScope: boolean;
  /** The state's name where it is one ("Ohio"), else as it was given. */
  readonly state: string;
  readonly contact: string;
  readonly contactTitle: string;
}

/** A person's own signature. */
export interface IndividualSignOn extends SignOnBase {
  readonly kind: 'individual';
  readonly firstName: string;
  readonly lastName: string;
  /** As it is printed: professional title kept, courtesy title dropped. */
  readonly name: string;
  readonly title: string;
  /** "For identification purposes only." */
  readonly affiliation: string;
}

export type SignOn = OrganizationSignOn | IndividualSignOn;

/** What a response asks for, and why. Every response has exactly one. */
export interface Interpretation {
  readonly responseId: string;
  readonly signOns: readonly SignOn[];
  /** In an organizer's words; says why there is no sign-on where there is none. */
  readonly reason: string;
}
