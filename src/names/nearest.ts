import { distance } from 'fastest-levenshtein';

/** At most this share of the longer text may differ, or a suggestion would only mislead. */
const TOLERANCE = 0.45;
const ABBREVIATION = 3;

/**
 * The candidate that was most likely meant, undefined where none comes near.
 *
 * Case does not count; the beginning of exactly one candidate means that one ("org");
 * a tie goes to the candidate that comes first.
 */
export function nearest(written: string, candidates: readonly string[]): string | undefined {
  const wanted = written.toLowerCase();
  const begun = candidates.filter((each) => each.toLowerCase().startsWith(wanted));
  if (wanted.length >= ABBREVIATION && begun.length === 1) return begun[0];
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
