import { AppError, EXIT, type ExitStatus } from '../errors.ts';
import { during } from '../platform/progress.ts';
import { counted } from '../platform/counted.ts';
import { masterStore } from '../workbook/master-store.ts';
import type { World } from '../world.ts';
import { findLetter } from '../operations/open-letter.ts';

export interface UndoCommand {
  readonly config: string | undefined;
  readonly json: boolean;
}

/**
 * Takes back the last write to a master in Google Sheets; what people changed since stays.
 *
 * Throws (64) for a master of another kind, (65) where there is nothing to take back.
 */
export async function undo(options: UndoCommand, world: World): Promise<ExitStatus> {
  const letter = await findLetter(options.config, world);
  const { location, past } = masterStore(letter.master);
  if (past.kind !== 'last-write') {
    throw new AppError(`The master ${location} is a file, which keeps whole versions.`, {
      exitCode: EXIT.usage,
      hint: 'Run `undersigned restore` to see them and bring one back.',
    });
  }
  const { connectGoogle } = await import('../platform/google/connect.ts');
  const google = await connectGoogle(world, 'read-write');
  const undone = await during(world, 'taking back the last write', () => past.undo(google));
  const { location: master, restored, kept, removedTabs } = undone;
  if (options.json) {
    const result = { letter: letter.name, result: 'undone', restored, kept, removedTabs, master };
    world.stdout.write(`${JSON.stringify(result)}\n`);
  } else {
    const lines = [
      `${letter.name}: the last write was undone.`,
      ...(removedTabs > 0 ? [`  ${counted(removedTabs, 'tab')} that it made are gone`] : []),
      ...(restored > 0 ? [`  ${counted(restored, 'cell')} restored`] : []),
      ...(kept > 0 ? [`  ${counted(kept, 'cell')} changed by hand since, left as they are`] : []),
      'The next sync will write again what follows from the responses. Stop it first if that is not wanted.',
      `Master: ${master}`,
    ];
    world.stdout.write(`${lines.join('\n')}\n`);
  }
  return EXIT.done;
}
