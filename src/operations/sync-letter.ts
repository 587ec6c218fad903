import { loadLetter } from '../config/load-letter.ts';
import { EXIT, type AppError, type ExitStatus } from '../errors.ts';
import { toTell } from '../platform/unexpected.ts';
import { progressOn, SILENT, type Progress } from '../platform/progress.ts';
import { runSync, type SyncOptions, type SyncPorts, type SyncResult } from '../sync/run-sync.ts';
import type { World } from '../world.ts';
import { openLetter } from './open-letter.ts';

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
  options: SyncOptions & { readonly quiet: boolean },
  world: World,
): Promise<SyncEnd> {
  let name = config;
  const progress = options.quiet ? SILENT : progressOn(world);
  try {
    const letter = await loadLetter(config);
    name = letter.name;
    const { ports } = await openLetter(letter, world, options.dryRun ? 'read-only' : 'read-write');
    const result = await runSync(letter, watched(ports, name, progress), options);
    const exitStatus = result.result === 'refused' ? EXIT.data : EXIT.done;
    return { config, letter: name, exitStatus, result };
  } catch (error) {
    const told = toTell(error);
    return { config, letter: name, exitStatus: told.exitCode, error: told };
  } finally {
    progress.end();
  }
}

function watched(ports: SyncPorts, letter: string, progress: Progress): SyncPorts {
  const { workbook } = ports;
  return {
    ...ports,
    workbook: {
      ...workbook,
      read: () => {
        progress.step(`${letter}: reading the master`);
        return workbook.read();
      },
      write: (changes, base) => {
        progress.step(`${letter}: writing the master`);
        return workbook.write(changes, base);
      },
    },
    pull: async (remembered) => {
      progress.step(`${letter}: pulling the responses`);
      const pulls = await ports.pull(remembered);
      const responses = pulls.reduce((sum, each) => sum + each.responses.length, 0);
      progress.step(`${letter}: finding out who signed, in ${responses} responses`);
      return pulls;
    },
  };
}
