import { MasterChanged } from '../workbook/master-changed.ts';
import type { Change, Snapshot, Workbook } from '../workbook/workbook.ts';

/** How often a write starts again because somebody changed the master under it. */
const ATTEMPTS = 6;

/** What to write into a master as it was read; nothing is written where there are no changes. */
export interface FreshPlan {
  readonly changes: readonly Change[];
}

/**
 * Reads the master, plans, and writes the plan; reads and plans again where somebody changed
 * the master in between, a few times. Gives the plan that was written, and what it was made from.
 *
 * Throws `MasterChanged` (75) where the master does not come to rest.
 */
export async function withFreshMaster<P extends FreshPlan>(
  workbook: Pick<Workbook, 'read' | 'write'>,
  plan: (base: Snapshot) => Promise<P>,
): Promise<{ readonly plan: P; readonly base: Snapshot }> {
  for (let attempt = 1; ; attempt++) {
    const base = await workbook.read();
    const made = await plan(base);
    try {
      if (made.changes.length > 0) await workbook.write(made.changes, base);
      return { plan: made, base };
    } catch (error) {
      if (!(error instanceof MasterChanged) || attempt === ATTEMPTS) throw error;
    }
  }
}
