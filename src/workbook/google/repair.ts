import { AppError, EXIT } from '../../errors.ts';
import { addressOf, type Google, type Target } from '../../google/google.ts';
import { emptyJournal, parseJournal, type Journal } from './journal.ts';
import { advanceRevision } from './revision.ts';
import { rollbackOf, wasRaced, type Rollback } from './rollback.ts';
import { sendBatch } from './session.ts';
import type { State } from './state.ts';

/** Takes back the write that the journal tells of, and with it the journal, in one batch. */
export async function rollBack(
  google: Google,
  target: Target,
  state: State,
  journal: Journal,
): Promise<{ readonly rollback: Rollback; readonly state: State }> {
  const rollback = rollbackOf(journal, state);
  const next = google.freshId();
  const revision = advanceRevision(state, next);
  const requests = [...revision.before, ...rollback.requests, ...emptyJournal(), ...revision.after];
  const sent = await sendBatch(google, target, state, requests, next);
  return { rollback, state: sent.state };
}

/**
 * Finishes what an earlier run was about to do when it was cut off: if its write met
 * rows that people had moved or changed meanwhile, that write is taken back.
 *
 * Changes nothing otherwise. Throws (75) where it would have to, but may only read.
 */
export async function finishRepair(google: Google, target: Target, state: State): Promise<State> {
  const journal = parseJournal(state, addressOf(target));
  if (!journal || !wasRaced(journal)) return state;
  if (google.access === 'read-only') {
    throw new AppError(
      `The last write to ${addressOf(target)} was cut off and is not repaired yet.`,
      {
        exitCode: EXIT.tryLater,
        hint: 'Run a sync that may write; it repairs this first.',
      },
    );
  }
  const repaired = await rollBack(google, target, state, journal);
  return repaired.state;
}
