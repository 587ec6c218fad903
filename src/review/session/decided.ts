import { columnOf } from '../../master/schema/column.ts';
import { REVIEW, type ReviewKey } from '../../master/schema/review.ts';
import type { Review } from '../../domain/review.ts';
import { reviewSigners } from '../../master/reviews/review-signers.ts';
import type { Evidence } from './master-index.ts';
import { byCodeUnit } from '../../names/code-units.ts';

/** A decision that stands in the master, whoever made it and on whichever face. */
export interface Decided {
  readonly id: string;
  /** Whom it is about. */
  readonly signers: readonly string[];
  readonly kind: string;
  readonly a: string;
  readonly b: string;
  readonly decision: string;
  readonly by: string;
  /** ISO 8601 in UTC; '' before the first merge after it. */
  readonly at: string;
}

const cell = (key: ReviewKey): number => columnOf(REVIEW, key);

/** What has been decided on the Review tab, the latest first. */
export function decided({ master, reviews }: Evidence): readonly Decided[] {
  return [...reviews.values()]
    .filter(
      ({ key, cells }) => (cells[cell('decision')] ?? '') !== '' && master.memory.reviews.has(key),
    )
    .map(({ key, cells }) => ({
      id: key,
      kind: cells[cell('kind')] ?? '',
      a: cells[cell('a')] ?? '',
      b: cells[cell('b')] ?? '',
      decision: cells[cell('decision')] ?? '',
      by: cells[cell('decidedBy')] ?? '',
      signers: signersIn(master.memory.reviews.get(key)?.data.review),
      at: master.memory.reviews.get(key)?.data.decided?.at ?? '',
    }))
    .sort((x, y) => byCodeUnit(y.at, x.at) || byCodeUnit(x.id, y.id));
}

function signersIn(review: Review | undefined): readonly string[] {
  return review === undefined ? [] : reviewSigners(review);
}
