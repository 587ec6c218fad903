import { EXIT, type ExitStatus } from '../errors.ts';
import { syncReport } from '../render/sync-report.ts';
import { runSync, type SyncResult } from '../sync/run.ts';
import type { World } from '../world.ts';
import { findLetter, openLetter } from './open-letter.ts';

export interface SyncCommand {
  readonly config: string | undefined;
  readonly json: boolean;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly verbose: boolean;
}

/**
 * Brings the master of one letter up to date. Silent where there was nothing new
 * and nobody is watching, so that a cron job sends no mail.
 */
export async function sync(options: SyncCommand, world: World): Promise<ExitStatus> {
  const letter = await findLetter(options.config, world);
  const { ports } = await openLetter(letter, world, options.dryRun ? 'read-only' : 'read-write');
  const result = await runSync(letter, ports, options);
  if (options.json) world.stdout.write(`${JSON.stringify(machineReadable(result))}\n`);
  else {
    const watched = world.stderr.isTTY === true;
    const report = syncReport(result, { verbose: options.verbose, dryRun: options.dryRun });
    if (result.result === 'refused') world.stderr.write(report);
    else if (result.result !== 'unchanged' || watched) world.stdout.write(report);
  }
  return result.result === 'refused' ? EXIT.data : EXIT.done;
}

/** The keys that product promises, and no others: counts and codes, never a name. */
function machineReadable(result: SyncResult): Readonly<Record<string, unknown>> {
  const { letter, result: outcome, pulled, updated, vanished, organizations, individuals } = result;
  const { listed, toReview, keptEdits, googleCalls, seconds, findings, master } = result;
  return {
    letter,
    result: outcome,
    pulled,
    new: result.new,
    updated,
    vanished,
    organizations,
    individuals,
    listed,
    toReview,
    keptEdits,
    googleCalls,
    seconds,
    findings: findings.map(({ code, count, message }) => ({ code, count, message })),
    master,
  };
}
