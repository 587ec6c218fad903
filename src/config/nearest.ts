import { distance } from 'fastest-levenshtein';

/** At most this share of the longer text may differ, or a suggestion would only mislead. */
const TOLERANCE = 0.45;

/**
 * The candidate that was most likely meant, undefined where none comes near.
 *
 * Case does not count; a tie goes to the candidate that comes first.
 */
export function nearest(written: string, candidates: readonly string[]): string | undefined {
  const wanted = written.toLowerCase();
  let best: string | undefined;
  let least = TOLERANCE;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    const share = distance(wanted, other) / Math.max(wanted.length, other.length, 1);
    if (share < least) {
      best = candidate;
      least = share;
    }
  }
  return best;
}
