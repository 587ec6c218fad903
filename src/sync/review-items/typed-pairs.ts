import { finding, type Finding } from '../../domain/finding.ts';
import { columnOf } from '../../master/schema/column.ts';
import { REVIEW } from '../../master/schema/review.ts';
import type { TabRow } from '../../master/grid.ts';
import type { Master } from '../../master/master.ts';
import type { ReviewMemory } from '../../master/memory/memory.ts';
import { reviewId } from '../../master/reviews/review-id.ts';
import { asRuling, type Decisions } from './decisions.ts';
import { signerFinder } from './find-signer.ts';
import { readDecision } from './read-decision.ts';

/** Decisions together with the rows that people typed for them. */
export interface AllDecisions extends Decisions {
  /** For a review whose row carries no ID yet, where it stands. */
  readonly typed: ReadonlyMap<string, TabRow>;
  /** Rows that were typed as an answer and cannot be used as they stand. */
  readonly unusable: readonly TabRow[];
}

const A = columnOf(REVIEW, 'a');
const B = columnOf(REVIEW, 'b');
const DECISION = columnOf(REVIEW, 'decision');
const DECIDED_BY = columnOf(REVIEW, 'decidedBy');

/**
 * Adds the pairs that people typed into the Review tab without being asked: A and B as
 * names or signer IDs, and a decision. They count like any other decision from then on.
 *
 * What cannot be told for certain (a name that nobody or more than one signer has, words that are no
 * decision) is left as it stands, marked in its row and said in a finding.
 */
export function withTypedPairs(decisions: Decisions, master: Master, now: string): AllDecisions {
  const rows = (master.tabs.Review?.rows ?? []).filter(
    ({ key, cells }) =>
      !master.memory.reviews.has(key) &&
      [A, B, DECISION].every((column) => (cells[column] ?? '').trim() !== ''),
  );
  if (rows.length === 0) return { ...decisions, typed: new Map(), unusable: [] };
  const find = signerFinder(master);
  const reviews = new Map(decisions.reviews);
  const typed = new Map<string, TabRow>();
  const unusable: TabRow[] = [];
  for (const row of rows) {
    const pair = typedPair(row, find, now);
    const id = pair === undefined ? '' : reviewId(pair.review);
    if (!pair || reviews.has(id)) {
      unusable.push(row);
      continue;
    }
    reviews.set(id, pair);
    typed.set(id, row);
  }
  return {
    ...decisions,
    reviews,
    typed,
    unusable,
    rulings: [...reviews.values()].flatMap(asRuling),
    findings: [
      ...decisions.findings,
      ...(unusable.length === 0 ? [] : [unknownFinding(unusable.length)]),
    ],
  };
}

function typedPair(
  { cells }: TabRow,
  find: ReturnType<typeof signerFinder>,
  now: string,
): ReviewMemory | undefined {
  const [a = '', b = '', words = ''] = [A, B, DECISION].map((column) => cells[column]?.trim());
  const verdict = readDecision(words, { kind: 'typed-pair' });
  const [x, y] = [find(a), find(b)];
  if (!verdict || !x || !y || x.kind !== y.kind || x.anchor === y.anchor) return undefined;
  const by = cells[DECIDED_BY]?.trim() ?? '';
  return {
    review: {
      kind: 'typed-pair',
      signers: [x.signer, y.signer],
      names: [a, b],
      anchors: x.anchor < y.anchor ? [x.anchor, y.anchor] : [y.anchor, x.anchor],
    },
    decided: { verdict, by, at: now, words },
  };
}

function unknownFinding(count: number): Finding {
  return finding({ code: 'pair-unknown', severity: 'warning', count }, 'pairUnknown');
}
