import { checkReport, checkResult } from '../setup/check/check-report.ts';
import { EXIT, type ExitStatus } from '../errors.ts';
import { progressOn } from '../platform/progress.ts';
import type { World } from '../world.ts';
import { findLetter, openLetter } from '../operations/open-letter.ts';
import { tryLetter } from '../setup/try-letter.ts';

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
  const tried = await tryLetter(letter, world, progress, (each) =>
    openLetter(each, world, 'read-only'),
  ).finally(() => {
    progress.end();
  });
  world.stdout.write(
    options.json
      ? `${JSON.stringify(checkResult(letter.name, tried))}\n`
      : checkReport(letter.name, tried),
  );
  return tried.find(({ state }) => state === 'wrong')?.exitStatus ?? EXIT.done;
}
