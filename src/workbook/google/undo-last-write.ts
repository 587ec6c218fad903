import { AppError, EXIT } from '../../errors.ts';
import { addressOf, type Google } from '../../platform/google/google.ts';
import { finishRepair, standingJournal, takeBack } from './recover.ts';
import { rollbackOf } from './rollback.ts';
import type { Undone } from '../store.ts';
import { readState } from './read-state.ts';
import { masterTarget } from './master-target.ts';

/**
 * Takes back the last write, wherever people have moved its rows to since.
 *
 * Throws (65), and changes nothing, where there is nothing to take back (nothing was
 * written yet, or the last write was taken back already), or where that write made
 * tabs in which people have worked since.
 */
export async function undoLastWrite(google: Google, spreadsheetId: string): Promise<Undone> {
  const target = masterTarget(spreadsheetId);
  const location = addressOf(target);
  const state = await finishRepair(google, target, await readState(google, target));
  const journal = standingJournal(state, location);
  if (!journal) {
    throw new AppError(`There is no write to undo in ${location}.`, {
      exitCode: EXIT.data,
      hint: 'Only the last write can be taken back, and only once. File > Version history has older states.',
    });
  }
  const { keptTabs } = rollbackOf(journal, state, 'exactly');
  if (keptTabs.length > 0) {
    const titles = keptTabs.map((title) => `"${title}"`).join(', ');
    throw new AppError(
      `The last write made the tabs of ${location}, and people have worked in ${titles} since.`,
      {
        exitCode: EXIT.data,
        hint: 'Nothing was changed. Delete the tabs by hand if that is what you want, or use File > Version history.',
      },
    );
  }
  const rollback = await takeBack(google, target, state, journal, 'exactly');
  const { restored, kept, removedTabs } = rollback;
  return { location, restored, kept, removedTabs };
}
