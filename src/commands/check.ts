import { checkReport, checkResult } from '../check/report.ts';
import { EXIT, type ExitStatus } from '../errors.ts';
import { progressOn } from '../progress/progress.ts';
import type { World } from '../world.ts';
import { findLetter } from './open-letter.ts';
import { tryLetter } from './try-letter.ts';

export interface CheckCommand {
  readonly config: string | undefined;
  readonly json: boolean;
}

/**
 * Tries everything that a sync needs and changes nothing. All that is wrong is told
 * at once; the exit status is that of the first trouble.
 */
export async function check(options: CheckCommand, world: World): Promise<ExitStatus> {
  const letter = await findLetter(options.config, world);
  const progress = progressOn(world);
  const tried = await tryLetter(letter, world, progress).finally(() => {
    progress.end();
  });
  world.stdout.write(
    options.json
      ? `${JSON.stringify(checkResult(letter.name, tried))}\n`
      : checkReport(letter.name, tried),
  );
  return tried.find(({ state }) => state === 'wrong')?.exitStatus ?? EXIT.done;
}
