import { columnOf } from '../master/schema/column.ts';
import { REVIEW, type ReviewKey } from '../master/schema/review.ts';
import type { Language } from '../languages/registry.ts';
import type { Master } from '../master/master.ts';
import type { MemoryToWrite, ReviewMemory } from '../master/memory/memory.ts';
import type { AllDecisions } from './review-items/typed-pairs.ts';
import { cellText } from '../master/cell-text.ts';
import {
  isUnusableTypedPair,
  reviewCells,
  unusableTypedPair,
} from '../master/reviews/review-cells.ts';
import { holds, memoryRows } from '../master/memory/write-memory.ts';
import type { DesiredTab } from '../master/diff/tab-changes.ts';

const EVIDENCE = columnOf(REVIEW, 'evidence');
const DECISION = columnOf(REVIEW, 'decision');
const DECIDED_BY = columnOf(REVIEW, 'decidedBy');

/** Review rows as they shall stand; what was deleted by hand stays away, what is settled goes. */
export function desiredReview(
  items: ReadonlyMap<string, ReviewMemory>,
  master: Master,
  { typed, misread, unusable }: Pick<AllDecisions, 'typed' | 'misread' | 'unusable'>,
  language: Language,
): DesiredTab {
  const standing = new Map((master.tabs.Review?.rows ?? []).map((row) => [row.key, row]));
  const rows = new Map<string, readonly string[]>();
  for (const [id, item] of items) {
    const row = standing.get(id) ?? typed.get(id);
    if (!row && item.decided) continue;
    const decision = row?.cells[DECISION] ?? '';
    const by = row?.cells[DECIDED_BY] ?? '';
    const shown = reviewCells(item.review, language, misread.get(id));
    const cells: Readonly<Record<ReviewKey, string>> = { ...shown, decision, decidedBy: by, id };
    rows.set(
      id,
      REVIEW.columns.map(({ key }) => cellText(cells[key])),
    );
  }
  const placed = new Map([...typed].map(([id, { row }]) => [id, row]));
  for (const { row, cells } of unusable) {
    const told = cells[EVIDENCE] ?? '';
    // What somebody wrote there is theirs.
    if (told !== '' && !isUnusableTypedPair(told)) continue;
    const id = `typed in row ${row}`;
    rows.set(id, cells.with(EVIDENCE, cellText(unusableTypedPair(language))));
    placed.set(id, row);
  }
  const known = master.memory.reviews;
  const cleared = [...standing.values()]
    .filter(({ key, extra }) => known.has(key) && !items.has(key) && !extra)
    .map(({ row }) => row);
  return { rows, cleared: new Set(cleared), placed };
}

/** The tool's memory as it shall stand; rows of what it holds no longer are emptied. */
export function desiredMemory(next: MemoryToWrite, master: Master): DesiredTab {
  const gone = (master.tabs.memory?.rows ?? []).filter(({ key }) => !holds(next, key));
  return {
    rows: memoryRows(next),
    cleared: new Set(gone.map(({ row }) => row)),
    placed: new Map(),
  };
}
