import type { Verdict } from '../../domain/decision.ts';
import type { ReviewVerdict } from '../../domain/review.ts';
import type { Finding } from '../../domain/finding.ts';
import { columnOf } from '../../master/schema/column.ts';
import { REVIEW } from '../../master/schema/review.ts';
import type { TabState } from '../../master/grid.ts';
import type { Remembered, ReviewMemory } from '../../master/memory/memory.ts';
import { reviewSigners } from '../../master/reviews/review-signers.ts';
import type { Ruling } from '../../matching/interface.ts';

/** What people have decided on the Review tab, now and before. */
export interface Decisions {
  /** Every remembered review with what has been decided of it. */
  readonly reviews: ReadonlyMap<string, ReviewMemory>;
  readonly rulings: readonly Ruling[];
  /** Signers whose deleted rows shall come back. */
  readonly restored: ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

const DECISION = columnOf(REVIEW, 'decision');
const DECIDED_BY = columnOf(REVIEW, 'decidedBy');

const SAME = new Set(['same', 'the same', 'yes', 'igual', 'iguales', 'mismo', 'misma', 'sí', 'si']);
const DIFFERENT = new Set(['different', 'not the same', 'no', 'distinto', 'distinta', 'diferente']);
const RESTORE = new Set(['restore', 'restaurar', 'bring back']);

/**
 * Reads the Decision column against what is remembered. A decision outlives its
 * row: it ends only when its cell is emptied. An undecided row that was deleted
 * is not asked again.
 */
export function readDecisions(
  state: TabState | undefined,
  remembered: ReadonlyMap<string, Remembered<ReviewMemory>>,
  now: string,
): Decisions {
  const rows = new Map((state?.rows ?? []).map((row) => [row.key, row]));
  const reviews = new Map<string, ReviewMemory>();
  let unclear = 0;
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
      const verdict = verdictOf(words, data);
      if (verdict === undefined) unclear++;
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
    findings: unclear === 0 ? [] : [unclearFinding(unclear)],
  };
}

function verdictOf(words: string, { review }: ReviewMemory): ReviewVerdict | undefined {
  const word = words.toLowerCase();
  if (review.kind === 'deleted-row') return RESTORE.has(word) ? 'restore' : 'dismissed';
  if (review.kind !== 'match' && review.kind !== 'typed-pair') return 'dismissed';
  return pairVerdict(word);
}

/** What the words under Decision say of a pair; undefined where they say neither. */
export function pairVerdict(words: string): Verdict | undefined {
  const word = words.trim().toLowerCase();
  if (SAME.has(word)) return 'same';
  return DIFFERENT.has(word) ? 'different' : undefined;
}

export function asRuling({ review, decided }: ReviewMemory): readonly Ruling[] {
  if (review.kind !== 'match' && review.kind !== 'typed-pair') return [];
  if (decided?.verdict !== 'same' && decided?.verdict !== 'different') return [];
  const [a, b] = review.anchors;
  return [{ a, b, verdict: decided.verdict }];
}

function unclearFinding(count: number): Finding {
  return {
    code: 'decision-unclear',
    severity: 'warning',
    count,
    message: `${count} ${count === 1 ? 'cell' : 'cells'} under Decision on the Review tab say neither "same" nor "different".`,
  };
}
