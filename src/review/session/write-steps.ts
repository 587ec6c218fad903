import { MasterChanged } from '../../workbook/master-changed.ts';
import type { Snapshot, Workbook } from '../../workbook/workbook.ts';
import { draftOf, withChanges } from './draft.ts';
import type { Planner, Step, StepResult } from './plan-answers.ts';

/** How often a write starts anew because somebody changed the master under it. */
const ATTEMPTS = 6;

export interface WrittenSteps {
  readonly results: readonly StepResult[];
  /** The master as it stands now. */
  readonly snapshot: Snapshot;
  /** Why the merge was left to the next sync. */
  readonly alarm?: string;
}

/** Puts the steps into the master as it stands, with all that a sync would make of them. */
export async function writeSteps(
  steps: readonly Step[],
  workbook: Workbook,
  plan: Planner,
  now: () => Date,
): Promise<WrittenSteps> {
  for (let attempt = 1; ; attempt++) {
    const base = await workbook.read();
    const { changes, results, alarm } = await plan(base, steps, now().toISOString());
    try {
      if (changes.length > 0) await workbook.write(changes, base);
    } catch (error) {
      if (error instanceof MasterChanged && attempt < ATTEMPTS) continue;
      throw error;
    }
    const { snapshot } = withChanges(draftOf(base), changes);
    return { results, snapshot, ...(alarm === undefined ? {} : { alarm }) };
  }
}
