/** A person's judgement of a pair. It outranks every score, for good. */
export type Verdict = 'same' | 'different';
