import { withFreshMaster } from '../../master/with-fresh-master.ts';
import type { Snapshot, Workbook } from '../../workbook/workbook.ts';
import { draftOf, withChanges } from './draft.ts';
import type { Planner, AnswerStep, StepResult } from './plan-answers.ts';

export interface WrittenSteps {
  readonly results: readonly StepResult[];
  /** The master as it stands now. */
  readonly snapshot: Snapshot;
  /** Why the merge was left to the next sync. */
  readonly tooMuchChange?: string;
}

/** Puts the steps into the master as it stands, with all that a sync would make of them. */
export async function writeSteps(
  steps: readonly AnswerStep[],
  workbook: Workbook,
  plan: Planner,
  now: () => Date,
): Promise<WrittenSteps> {
  const { plan: written, base } = await withFreshMaster(workbook, (snapshot) =>
    plan(snapshot, steps, now().toISOString()),
  );
  const { changes, results, tooMuchChange } = written;
  const { snapshot } = withChanges(draftOf(base), changes);
  return { results, snapshot, ...(tooMuchChange === undefined ? {} : { tooMuchChange }) };
}
