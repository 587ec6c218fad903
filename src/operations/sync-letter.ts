import { EXIT, type AppError, type ExitStatus } from '../errors.ts';
import { toTell } from '../platform/unexpected.ts';
import { progressOn, SILENT } from '../platform/progress.ts';
import type { SyncResult } from '../sync/run-sync.ts';
import type { World } from '../world.ts';
import type { FullSyncOptions } from './full-sync.ts';
import { recallSame } from './same-files.ts';

/** How the sync of one letter ended, also where it failed. */
export interface SyncEnd {
  readonly config: string;
  /** The letter's name; its config file where that cannot be read. */
  readonly letter: string;
  readonly exitStatus: ExitStatus;
  readonly result?: SyncResult;
  readonly error?: AppError;
}

/** Syncs the letter of one config file; throws nothing, so that other letters go on. */
export async function syncLetter(
  config: string,
  options: FullSyncOptions & { readonly quiet: boolean },
  world: World,
): Promise<SyncEnd> {
  let letter = config;
  const progress = options.quiet ? SILENT : progressOn(world);
  try {
    // Somebody who watches or asks for names wants the whole report.
    const countsDo = !options.dryRun && !options.verbose && world.stderr.isTTY !== true;
    const same = countsDo ? await recallSame(config, world) : undefined;
    if (same) return { config, letter: same.letter, exitStatus: EXIT.done, result: same };
    // Loaded only where there may be something to do.
    const { fullSync } = await import('./full-sync.ts');
    const named = (name: string): void => {
      letter = name;
    };
    const result = await fullSync(config, options, world, { progress, named });
    const exitStatus = result.result === 'refused' ? EXIT.data : EXIT.done;
    return { config, letter, exitStatus, result };
  } catch (error) {
    const told = toTell(error);
    return { config, letter, exitStatus: told.exitCode, error: told };
  } finally {
    progress.end();
  }
}
