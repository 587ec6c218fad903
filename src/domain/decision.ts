export type Verdict = 'same' | 'different';

/** A person's judgement of a pair. It outranks every score, for good. */
export interface Decision {
  readonly a: string;
  readonly b: string;
  readonly verdict: Verdict;
  readonly by: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}
