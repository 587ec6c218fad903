import { AppError, EXIT } from '../../errors.ts';
import { addressOf, type Google } from '../../platform/google/google.ts';
import { MasterChanged } from '../master-changed.ts';
import { runsOf } from './before-images.ts';
import {
  copyRuns,
  emptyJournal,
  openJournal,
  parseJournal,
  placeRuns,
  writeNotes,
  type UndoLog,
} from './undo-log.ts';
import { advanceRevision } from './revision.ts';
import { rollbackOf, wasRaced, type Rollback } from './rollback.ts';
import { withoutFilters } from './filters.ts';
import { sendBatch, type Sent } from './google-session.ts';
import { readState, tabRange } from './read-state.ts';
import { JOURNAL, REPAIR, type WorkbookState } from './workbook-state.ts';
import type { MasterTarget } from './master-target.ts';

/** Somebody who sorts faster than that is no person. */
const ATTEMPTS = 5;

/**
 * Takes back the write that a journal tells of.
 *
 * People may move rows between two calls once more, so this batch is journaled as every
 * other is. Where it met moved rows it is reversed, and tried again.
 */
export async function takeBack(
  google: Google,
  target: MasterTarget,
  state: WorkbookState,
  journal: UndoLog,
  how: 'exactly' | 'loosely',
): Promise<Rollback> {
  let current = state;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const rollback = rollbackOf(journal, current, how);
    const { sheets } = await sendRollback(google, target, current, rollback);
    const tab = sheets.find(({ id }) => id === REPAIR.id);
    const repair = parseJournal(REPAIR, tab, addressOf(target));
    if (!repair || !wasRaced(repair)) return rollback;
    await reverseRepair(google, target, await readState(google, target), repair);
    current = await readState(google, target);
  }
  throw new MasterChanged(addressOf(target));
}

async function sendRollback(
  google: Google,
  target: MasterTarget,
  state: WorkbookState,
  { requests, areas }: Rollback,
): Promise<Sent> {
  const runs = placeRuns(runsOf(state, areas));
  const width = runs.reduce((widest, run) => Math.max(widest, run.width), 1);
  const height = runs.reduce((sum, run) => sum + run.seals.length, 0);
  const next = google.freshId();
  const revision = advanceRevision(state, next);
  const filters = withoutFilters(state.sheets, new Set(areas.map(({ tabId }) => tabId)));
  const batch = [
    ...revision.before,
    ...filters.before,
    ...openJournal(REPAIR, state.repair, width, height),
    ...copyRuns(REPAIR, runs, width, 'before'),
    ...copyRuns(REPAIR, runs, width, 'formulas'),
    ...requests,
    ...copyRuns(REPAIR, runs, width, 'after'),
    ...writeNotes(REPAIR, { version: 1, width, added: [] }, runs),
    ...filters.after,
    ...revision.after,
  ];
  const look = state.repair ? [tabRange(state.repair.title)] : 'everywhere';
  return sendBatch(google, target, { base: state, requests: batch, revision: next, look });
}

/** Leaves everything as if the rollback had not been tried. */
async function reverseRepair(
  google: Google,
  target: MasterTarget,
  state: WorkbookState,
  repair: UndoLog,
): Promise<void> {
  const { requests, areas } = rollbackOf(repair, state, 'loosely');
  const next = google.freshId();
  const revision = advanceRevision(state, next);
  const filters = withoutFilters(state.sheets, new Set(areas.map(({ tabId }) => tabId)));
  const batch = [
    ...revision.before,
    ...filters.before,
    ...requests,
    ...emptyJournal(REPAIR),
    ...filters.after,
    ...revision.after,
  ];
  await sendBatch(google, target, {
    base: state,
    requests: batch,
    revision: next,
    look: 'nowhere',
  });
}

/**
 * Finishes what an earlier run was about to do when it was cut off: if its write met
 * rows that people had moved or changed meanwhile, that write is taken back.
 *
 * Changes nothing otherwise. Throws (75) where it would have to, but may only read.
 */
export async function finishRepair(
  google: Google,
  target: MasterTarget,
  state: WorkbookState,
): Promise<WorkbookState> {
  const location = addressOf(target);
  const repair = parseJournal(REPAIR, state.repair, location);
  const journal = parseJournal(JOURNAL, state.journal, location);
  const isHalfRepaired = repair !== undefined && wasRaced(repair);
  const isUnrepaired = !repair && journal !== undefined && wasRaced(journal);
  if (!isHalfRepaired && !isUnrepaired) return state;
  if (google.access === 'read-only') {
    throw new AppError(`The last write to ${location} was interrupted and is not repaired yet.`, {
      exitCode: EXIT.tryLater,
      hint: 'Run a sync that may write; it repairs this first.',
    });
  }
  if (isHalfRepaired) await reverseRepair(google, target, state, repair);
  const whole = isHalfRepaired ? await readState(google, target) : state;
  if (!journal || !wasRaced(journal)) return whole;
  await takeBack(google, target, whole, journal, 'loosely');
  return readState(google, target);
}

/** The last write's journal, unless that write was taken back. */
export function standingJournal(state: WorkbookState, location: string): UndoLog | undefined {
  if (parseJournal(REPAIR, state.repair, location)) return undefined;
  return parseJournal(JOURNAL, state.journal, location);
}
