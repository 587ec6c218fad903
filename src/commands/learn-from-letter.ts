import type { ExitStatus } from '../errors.ts';
import type { World } from '../world.ts';
import { learnDirectory } from './directory.ts';
import { findLetter, openLetter } from './open-letter.ts';
import { standingMaster } from './standing-master.ts';
import { taughtBy } from './taught.ts';

export interface LearnFromLetter {
  readonly config?: string | undefined;
  /** The letter's own directory where absent. */
  readonly file?: string | undefined;
  readonly json?: boolean | undefined;
}

/**
 * Adds to the directory what the letter's master teaches, as it stands; the master is only read.
 * Throws (65) where no sync has made one yet, (78) where no directory is named.
 */
export function learnFromLetter(options: LearnFromLetter, world: World): Promise<ExitStatus> {
  return learnDirectory(
    options,
    async () => {
      const letter = await findLetter(options.config, world);
      const { ports } = await openLetter(letter, world, 'read-only');
      const { master } = await standingMaster(ports.workbook, world);
      return taughtBy(master, letter.timezone, world.now().toISOString());
    },
    world,
  );
}
