import { signerCell, waitingReviews, type Evidence } from './master-index.ts';
import type { AskedPair, QueuedQuestion } from './question.ts';
import { reviewSigners } from '../../master/reviews/review-signers.ts';
import { byCodeUnit } from '../../names/code-units.ts';

/** More than these at once nobody can overlook; larger clusters are asked pair by pair. */
const LARGEST_CLUSTER = 6;

/** A pair less likely than this ties no cluster together; it is asked on its own. */
const TIES_FROM = 0.4;

interface Ranked extends QueuedQuestion {
  readonly rank: number;
  readonly value: number;
}

/**
 * All that waits for a person, best first: contradictions, since they hold up what
 * was decided; possible matches, by how likely they are and how many responses a
 * yes would bring together; missing authorities, oldest first; then all else.
 *
 * Signers that are tied together by possible matches are one question.
 */
export function queue(evidence: Evidence): readonly QueuedQuestion[] {
  const pairs: AskedPair[] = [];
  const ranked: Ranked[] = [];
  for (const [id, { review }] of waitingReviews(evidence)) {
    if (review.kind === 'match') {
      const [a, b] = review.signers;
      pairs.push({ id, a, b, score: review.score });
      continue;
    }
    if (review.kind === 'authority') continue;
    const signers = [...new Set(reviewSigners(review))].filter((each) => evidence.rows.has(each));
    const rank = review.kind === 'contradiction' ? 0 : 3;
    ranked.push({ id, kind: 'notice', signers, pairs: [], rank, value: 0 });
  }
  const weight = (signer: string): number =>
    Math.max(1, Number(signerCell(evidence, signer, 'Responses')) || 0);
  const values = new Map(
    pairs.map((pair) => [pair, pair.score * weight(pair.a) * weight(pair.b)] as const),
  );
  const valueOf = (pair: AskedPair): number => values.get(pair) ?? 0;
  for (const tied of clusters(pairs, valueOf)) {
    const signers = [...new Set(tied.flatMap(({ a, b }) => [a, b]))].sort();
    const best = tied[0];
    if (best)
      ranked.push({
        id: best.id,
        kind: 'match',
        signers,
        pairs: tied,
        rank: 1,
        value: valueOf(best),
      });
  }
  const waiting = new Set(waitingReviews(evidence).map(([id]) => id));
  for (const { key } of evidence.master.tabs.Organizations?.rows ?? []) {
    if (key === '' || signerCell(evidence, key, 'Status').toLowerCase() !== 'needs authority')
      continue;
    const id = `authority ${key}`;
    // Answered on the Review tab, or dismissed there by deleting the row.
    if (evidence.master.memory.reviews.has(id) && !waiting.has(id)) continue;
    // Answered already; the status follows with the next merge.
    if (signerCell(evidence, key, 'Authority') === 'authorized') continue;
    ranked.push({
      id,
      kind: 'authority',
      signers: [key],
      pairs: [],
      rank: 2,
      value: 0,
    });
  }
  return ranked
    .sort((x, y) => x.rank - y.rank || y.value - x.value || byCodeUnit(x.id, y.id))
    .map(({ id, kind, signers, pairs: of }) => ({ id, kind, signers, pairs: of }));
}

/** Pairs that share signers, best first; those of too large a cluster one by one. */
function clusters(
  pairs: readonly AskedPair[],
  valueOf: (pair: AskedPair) => number,
): readonly (readonly AskedPair[])[] {
  const head = new Map<string, string>();
  const find = (signer: string): string => {
    let at = signer;
    for (let up = head.get(at); up !== undefined; up = head.get(at)) at = up;
    return at;
  };
  const size = new Map<string, number>();
  for (const { a, b, score } of pairs) {
    const [x, y] = [find(a), find(b)];
    if (x === y || score < TIES_FROM) continue;
    const [small, large] = (size.get(x) ?? 1) < (size.get(y) ?? 1) ? [x, y] : [y, x];
    head.set(small, large);
    size.set(large, (size.get(large) ?? 1) + (size.get(small) ?? 1));
  }
  const groups = new Map<string, AskedPair[]>();
  const ordered = [...pairs].sort((x, y) => valueOf(y) - valueOf(x) || byCodeUnit(x.id, y.id));
  for (const pair of ordered) {
    const root = find(pair.a);
    const alone = (size.get(root) ?? 1) > LARGEST_CLUSTER || find(pair.b) !== root;
    const key = alone ? `pair ${pair.id}` : root;
    const group = groups.get(key);
    if (group) group.push(pair);
    else groups.set(key, [pair]);
  }
  return [...groups.values()];
}
