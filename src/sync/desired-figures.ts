import type { Language } from '../languages/registry.ts';
import { figures } from '../master/figures/figures.ts';
import { summaryRows, waitingByKind } from '../master/figures/summary-rows.ts';
import type { Master } from '../master/master.ts';
import { mergeSummaryTab, type SummaryTab } from '../master/merge/figures-tab.ts';
import type { ReviewItems } from './review-items/review-items.ts';
import type { ResolvedKind } from './resolve-signers.ts';

/**
 * The Summary tab, counted from the rows of the other tabs as they shall stand.
 * Undefined where people deleted it.
 */
export function desiredFigures(
  { tabs, memory }: Master,
  organizations: ResolvedKind,
  individuals: ResolvedKind,
  items: ReviewItems,
  language: Language,
): SummaryTab | undefined {
  const made = memory.master?.tabs.Summary !== undefined;
  if (made && !tabs.Summary) return undefined;
  const counted = figures(
    organizations.tab.wanted.rows.values(),
    individuals.tab.wanted.rows.values(),
  );
  return mergeSummaryTab(
    summaryRows(counted, waitingByKind(items.values()), language),
    tabs.Summary,
    memory.figures,
  );
}
