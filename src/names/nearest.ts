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
    const share = slips(wanted, other) / Math.max(wanted.length, other.length, 1);
    if (share < least) {
      best = candidate;
      least = share;
    }
  }
  return best;
}

/** Longer texts are titles, in which two letters that changed places weigh little. */
const LONGEST_WORD = 20;

/** How many letters have to be put right; two neighbours that changed places are one slip ("snyc"). */
function slips(written: string, other: string): number {
  let least = distance(written, other);
  if (written.length > LONGEST_WORD) return least;
  for (let at = 1; at < written.length; at++) {
    const swapped =
      written.slice(0, at - 1) +
      written.charAt(at) +
      written.charAt(at - 1) +
      written.slice(at + 1);
    least = Math.min(least, distance(swapped, other) + 1);
  }
  return least;
}
