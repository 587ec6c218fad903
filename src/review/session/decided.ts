import { columnOf } from '../../master/schema/column.ts';
import { REVIEW, type ReviewKey } from '../../master/schema/review.ts';
import { reviewCells } from '../../master/reviews/review-cells.ts';
import { reviewSigners } from '../../master/reviews/review-signers.ts';
import { readDecision } from '../../sync/review-items/read-decision.ts';
import type { Evidence } from './master-index.ts';
import { byCodeUnit } from '../../names/code-units.ts';

/** A decision that stands in the master, whoever made it and in whichever front end. */
export interface Decided {
  readonly id: string;
  /** Whom it is about. */
  readonly signers: readonly string[];
  readonly kind: string;
  /** Their names, or what is compared. */
  readonly about: readonly string[];
  readonly decision: string;
  readonly by: string;
  /** ISO 8601 in UTC; '' before the first merge after it. */
  readonly at: string;
}

const cell = (key: ReviewKey): number => columnOf(REVIEW, key);

/** What has been decided on the Review tab, the latest first. */
export function decided({ master, reviews, language }: Evidence): readonly Decided[] {
  return [...master.memory.reviews]
    .flatMap(([id, { data }]) => {
      const cells = reviews.get(id)?.cells ?? [];
      const decision = cells[cell('decision')] ?? '';
      if (readDecision(decision, data.review) === undefined) return [];
      const { kind, a, b } = reviewCells(data.review, language);
      const by = cells[cell('decidedBy')] ?? '';
      const at = data.decided?.at ?? '';
      // What was answered about authority stands under B, and is not what was decided on.
      const about = (data.review.kind === 'authority' ? [a] : [a, b]).filter((each) => each !== '');
      return [{ id, signers: reviewSigners(data.review), kind, about, decision, by, at }];
    })
    .sort((x, y) => byCodeUnit(y.at, x.at) || byCodeUnit(x.id, y.id));
}
