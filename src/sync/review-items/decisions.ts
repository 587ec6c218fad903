import { finding, type Finding } from '../../domain/finding.ts';
import { columnOf } from '../../master/schema/column.ts';
import { REVIEW } from '../../master/schema/review.ts';
import type { TabState } from '../../master/grid.ts';
import type { Remembered, ReviewMemory } from '../../master/memory/memory.ts';
import { reviewSigners } from '../../master/reviews/review-signers.ts';
import type { Ruling } from '../../matching/interface.ts';
import { readDecision } from './read-decision.ts';

/** What people have decided on the Review tab, now and before. */
export interface Decisions {
  /** Every remembered review with what has been decided of it. */
  readonly reviews: ReadonlyMap<string, ReviewMemory>;
  readonly rulings: readonly Ruling[];
  /** Signers whose deleted rows shall come back. */
  readonly restored: ReadonlySet<string>;
  /** What stands under Decision and says nothing that is understood, by review ID. */
  readonly misread: ReadonlyMap<string, string>;
  readonly findings: readonly Finding[];
}

const DECISION = columnOf(REVIEW, 'decision');
const DECIDED_BY = columnOf(REVIEW, 'decidedBy');

/**
 * Reads the Decision column against what is remembered. A decision outlives its
 * row: it ends only when its cell is cleared. An undecided row that was deleted
 * is not asked again.
 */
export function readDecisions(
  state: TabState | undefined,
  remembered: ReadonlyMap<string, Remembered<ReviewMemory>>,
  now: string,
): Decisions {
  const rows = new Map((state?.rows ?? []).map((row) => [row.key, row]));
  const reviews = new Map<string, ReviewMemory>();
  const misread = new Map<string, string>();
  for (const [id, { data }] of remembered) {
    const row = rows.get(id);
    const words = row?.cells[DECISION]?.trim() ?? '';
    const by = row?.cells[DECIDED_BY]?.trim() ?? '';
    const { decided: earlier, ...undecided } = data;
    if (!row) {
      const decided = earlier ?? { verdict: 'dismissed', by: '', at: now, words: '' };
      reviews.set(id, { ...undecided, decided });
    } else if (words === '') reviews.set(id, undecided);
    else if (words === earlier?.words && by === earlier.by) reviews.set(id, data);
    else {
      const verdict = readDecision(words, data.review);
      if (verdict === undefined) misread.set(id, words);
      const decided = verdict && { verdict, by, at: now, words };
      reviews.set(id, decided ? { ...undecided, decided } : undecided);
    }
  }
  return {
    reviews,
    rulings: [...reviews.values()].flatMap(asRuling),
    restored: new Set(
      [...reviews.values()].flatMap(({ review, decided }) =>
        decided?.verdict === 'restore' ? reviewSigners(review) : [],
      ),
    ),
    misread,
    findings: misread.size === 0 ? [] : [unclearFinding(misread.size)],
  };
}

export function asRuling({ review, decided }: ReviewMemory): readonly Ruling[] {
  if (review.kind !== 'match' && review.kind !== 'typed-pair') return [];
  if (decided?.verdict !== 'same' && decided?.verdict !== 'different') return [];
  const [a, b] = review.anchors;
  return [{ a, b, verdict: decided.verdict }];
}

function unclearFinding(count: number): Finding {
  return finding({ code: 'decision-unclear', severity: 'warning', count }, 'decisionUnclear');
}
