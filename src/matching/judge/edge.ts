import type { ReasonPart } from '../reason.ts';

/** Two names that may be one body: `a` and `b` count in the names' order, a before b. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  /** 0 to 1. */
  readonly likelihood: number;
  /** Certain enough to join alone. */
  readonly certain: boolean;
  /** Which of the two it is certain for if it has no other such edge; undefined for all others. */
  readonly soleFor: number | undefined;
  /** Why it is certain; none where a person should look. */
  readonly reason: ReasonPart | undefined;
}
