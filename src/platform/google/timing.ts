/** Chance and patience, so that tests of minutes run in milliseconds. */
export interface Timing {
  /** At least 0, less than 1. */
  readonly random: () => number;
  /** How long one request may take. */
  readonly readLimitMs: number;
  readonly writeLimitMs: number;
  /** The same for a request for a token. */
  readonly tokenLimitMs: number;
}

/** Google itself gives up on a request after 180 seconds. */
export const REAL_TIMING: Timing = {
  random: Math.random,
  readLimitMs: 120_000,
  writeLimitMs: 190_000,
  tokenLimitMs: 60_000,
};
