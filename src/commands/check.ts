import { checkReport, checkResult } from '../setup/check/check-report.ts';
import { EXIT, type ExitStatus } from '../errors.ts';
import type { Letter } from '../domain/letter.ts';
import { progressOn, type Progress } from '../platform/progress.ts';
import { tryGoogle } from '../setup/check/try-google.ts';
import type { Tried } from '../setup/check/trial.ts';
import type { World } from '../world.ts';
import { findLetter, openLetter } from '../operations/open-letter.ts';
import { tryLetter } from '../setup/try-letter.ts';

export interface CheckCommand {
  readonly config: string | undefined;
  readonly json: boolean;
  /** Also writes to a tab of its own in a Google master, and takes it away again. */
  readonly tryWrite: boolean;
}

async function tryAll(
  letter: Letter,
  { tryWrite }: CheckCommand,
  world: World,
  progress: Progress,
): Promise<readonly Tried[]> {
  const tried = await tryLetter(letter, world, progress, (each) =>
    openLetter(each, world, 'read-only'),
  );
  if (!tryWrite || tried.some(({ state }) => state === 'wrong')) return tried;
  progress.step('trying what Google does');
  return [...tried, ...(await tryGoogle(letter, world))];
}

/**
 * Tries everything that a sync needs and changes nothing, but for a trial tab with --try-write. All that is wrong is told
 * at once; the exit status is that of the first trouble.
 */
export async function check(options: CheckCommand, world: World): Promise<ExitStatus> {
  const letter = await findLetter(options.config, world);
  const progress = progressOn(world);
  const tried = await tryAll(letter, options, world, progress).finally(() => {
    progress.end();
  });
  world.stdout.write(
    options.json
      ? `${JSON.stringify(checkResult(letter.name, tried))}\n`
      : checkReport(letter.name, tried),
  );
  return tried.find(({ state }) => state === 'wrong')?.exitStatus ?? EXIT.done;
}
