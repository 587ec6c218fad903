import { withFreshMaster } from '../../master/with-fresh-master.ts';
import type { Snapshot, Workbook } from '../../workbook/workbook.ts';
import { draftOf, withChanges } from './draft.ts';
import type { AnswerStep, HeldMerge, Planner, StepResult } from './plan-answers.ts';

export interface WrittenSteps {
  readonly results: readonly StepResult[];
  /** The master as it stands now. */
  readonly snapshot: Snapshot;
  /** What is left until a person has seen it. */
  readonly held?: HeldMerge;
}

/**
 * Puts the steps into the master as it stands, with all that a sync would make of them; with what is
 * too much at once only where a person wants it `anyway`.
 */
export async function writeSteps(
  steps: readonly AnswerStep[],
  workbook: Workbook,
  plan: Planner,
  now: () => Date,
  anyway = false,
): Promise<WrittenSteps> {
  const { plan: written, base } = await withFreshMaster(workbook, (snapshot) =>
    plan(snapshot, steps, { now: now().toISOString(), anyway }),
  );
  const { changes, results, held } = written;
  const { snapshot } = withChanges(draftOf(base), changes);
  return { results, snapshot, ...(held === undefined ? {} : { held }) };
}
