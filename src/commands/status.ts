import { EXIT, type ExitStatus } from '../errors.ts';
import { readMaster } from '../master/master.ts';
import { during } from '../platform/progress.ts';
import { statusReport } from '../operations/status-report.ts';
import { standingOf } from '../operations/standing.ts';
import { readState, stateFile } from '../operations/state-file.ts';
import type { World } from '../world.ts';
import { findLetter, openLetter } from '../operations/open-letter.ts';

export interface StatusCommand {
  readonly config: string | undefined;
  readonly json: boolean;
  /** In milliseconds. */
  readonly maxAge: number | undefined;
}

/**
 * Says when the last good sync was and what waits. Changes nothing and pulls nothing.
 *
 * 75 where the last good sync is longer ago than `maxAge`, or there never was one.
 */
export async function status(options: StatusCommand, world: World): Promise<ExitStatus> {
  const letter = await findLetter(options.config, world);
  const { ports } = await openLetter(letter, world, 'read-only');
  const base = await during(world, 'reading the master', () => ports.workbook.read());
  const master = readMaster(base, ports.workbook.location, letter.extra);
  const state = await readState(stateFile(letter.file, world.env));
  const standing = standingOf(letter, master, state);
  const now = world.now();
  const age = standing.lastGood === '' ? Infinity : now.getTime() - Date.parse(standing.lastGood);
  const late = options.maxAge !== undefined && age > options.maxAge;
  if (options.json) {
    const seconds = Number.isFinite(age) ? Math.round(age / 1000) : null;
    world.stdout.write(`${JSON.stringify({ ...standing, ageSeconds: seconds, late })}\n`);
  } else {
    world.stdout.write(statusReport(standing, letter.timezone, now));
    if (late) world.stderr.write('undersigned: the last good sync is too long ago.\n');
  }
  return late ? EXIT.tryLater : EXIT.done;
}
