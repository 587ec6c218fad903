import { allConfigs, findConfig } from '../config/find.ts';
import { EXIT, type ExitStatus } from '../errors.ts';
import { logTo, type Log } from '../platform/log.ts';
import { toTell } from '../platform/unexpected.ts';
import { addressesIn } from '../operations/notify/webhook-addresses.ts';
import { beat, notify } from '../operations/notify/notify.ts';
import { syncReport } from '../sync/sync-report.ts';
import type { World } from '../world.ts';
import { syncJson } from '../operations/sync-json.ts';
import { partOf, shardOf } from '../operations/shard.ts';
import { syncLetter, type SyncEnd } from '../operations/sync-letter.ts';
import { sideBySide } from '../platform/side-by-side.ts';

/** Most of a sync is waiting for Google. More would only hold more letters in memory. */
const AT_ONCE = 4;

export interface SyncCommand {
  readonly config: string | undefined;
  /** Every letter in config/. */
  readonly all: boolean;
  /** The part of them that this machine does, like 3/10. */
  readonly shard: string | undefined;
  /** Milliseconds from the beginning of one round to that of the next; undefined for one round. */
  readonly every: number | undefined;
  readonly json: boolean;
  readonly dryRun: boolean;
  readonly force: boolean;
  /** Make a master although there are signs of an earlier one. */
  readonly newMaster: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/**
 * Brings masters up to date: of one letter or of all, once or every so often. Silent
 * where there was nothing new and nobody is watching, so that a cron job sends no mail.
 *
 * The exit status is the worst of all letters'. With `every` it runs until it is asked
 * to stop, and then ends well (0): a sync under way is broken off with all or nothing written.
 */
export async function sync(options: SyncCommand, world: World): Promise<ExitStatus> {
  const log = logTo(world);
  addressesIn(world.env);
  if (options.every === undefined) return round(options, world, log);

  const began = world.now().getTime();
  for (let first = true; ; first = false) {
    try {
      const status = await round(options, world, log);
      // A wrong config does not fix itself; later on, somebody may be editing it.
      if (first && status === EXIT.config && !options.all) return status;
    } catch (error) {
      if (first) throw error;
      const { message, hint, exitCode: exitStatus } = toTell(error);
      log.write('error', message, { exitStatus, hint });
    }
    if (world.signal.aborted || !(await nextRound(began, options.every, world, log))) {
      log.write('info', 'Stopped, as it was asked to.');
      return EXIT.done;
    }
  }
}

/** Rounds that were missed, because one took longer, are left out. False when asked to stop. */
async function nextRound(began: number, every: number, world: World, log: Log): Promise<boolean> {
  const now = world.now().getTime();
  const passed = now - began;
  const next = new Date(now + every - (passed % every));
  const clock = next.toLocaleTimeString('en-US', { timeStyle: 'medium' });
  if (log.wanted) log.write('info', `The next sync is at ${clock}.`, { next: next.toISOString() });
  else if (world.stderr.isTTY === true) world.stderr.write(`The next sync is at ${clock}.\n`);
  try {
    await world.sleep(every - (passed % every), world.signal);
    return true;
  } catch {
    return false;
  }
}

async function round(options: SyncCommand, world: World, log: Log): Promise<ExitStatus> {
  const configs = options.all
    ? partOf(await allConfigs(world.cwd), shardOf(options.shard, world.env))
    : [await findConfig(options.config, world.cwd)];
  const alone = !options.all && options.every === undefined;
  const ends: SyncEnd[] = [];
  const each = (config: string): Promise<SyncEnd> =>
    // Of several at once no progress can be shown.
    syncLetter(config, configs.length > 1 ? { ...options, quiet: true } : options, world);
  for await (const end of sideBySide(configs, AT_ONCE, each)) {
    if (world.signal.aborted && end.error && !alone) break;
    ends.push(end);
    if (!options.dryRun && !world.signal.aborted) await tellPeople(end, world, log);
    if (alone && end.error) break;
    tell(end, options, world, log);
    if (world.signal.aborted) break;
  }
  const worst = worstOf(ends);
  if (!options.dryRun && !world.signal.aborted) await beat(worst, world, log);
  const [only] = ends;
  if (alone && only?.error) throw only.error;
  if (options.all && !options.json) summarize(ends, worst, options, world);
  return worst;
}

async function tellPeople(end: SyncEnd, world: World, log: Log): Promise<void> {
  const { letter, config, exitStatus, result, error } = end;
  const at = world.now().toISOString();
  const message =
    error?.message ?? (result?.result === 'refused' ? (result.tooMuch?.why ?? '') : '');
  const hint = error?.hint ?? (exitStatus === EXIT.done ? '' : (result?.tooMuch?.advice ?? ''));
  // What an earlier version noted of an idle sync may lack the last.
  const found = result && {
    toReview: result.toReview,
    master: result.master,
    ...(exitStatus === EXIT.done && { lastId: result.lastId }),
  };
  await notify({ letter, at, exitStatus, message, hint, ...found }, config, world, log);
}

function tell(end: SyncEnd, options: SyncCommand, world: World, log: Log): void {
  const { letter, exitStatus, result, error } = end;
  if (options.json) world.stdout.write(`${syncJson(end)}\n`);
  if (error) {
    const hint = error.hint === undefined ? '' : `\n  → ${error.hint}`;
    const json = world.env['UNDERSIGNED_LOG'] === 'json';
    log.write('error', `${letter}: ${error.message}${json ? '' : hint}`, {
      letter,
      exitStatus,
      hint: error.hint,
    });
  }
  if (!result) return;
  const { result: outcome, pulled, toReview, seconds } = result;
  log.write('info', `${letter}: ${outcome}`, {
    letter,
    result: outcome,
    pulled,
    new: result.new,
    toReview,
    seconds,
  });
  if (options.json) return;
  const report = syncReport(result, { verbose: options.verbose, dryRun: options.dryRun });
  if (outcome === 'refused') world.stderr.write(report);
  else if (options.quiet) return;
  else if (outcome !== 'unchanged' || isAsked(options) || world.stderr.isTTY === true)
    world.stdout.write(report);
}

/** Whether somebody wants to read of this sync even if it has nothing to do. */
function isAsked({ dryRun, verbose }: SyncCommand): boolean {
  return dryRun || verbose;
}

/** What a person must fix comes before what passes by itself. */
const FROM_GOOD_TO_BAD: readonly ExitStatus[] = [
  EXIT.done,
  EXIT.tryLater,
  EXIT.unavailable,
  EXIT.cannotWrite,
  EXIT.data,
  EXIT.usage,
  EXIT.refused,
  EXIT.config,
  EXIT.internal,
];

function worstOf(ends: readonly SyncEnd[]): ExitStatus {
  const all = new Set(ends.map(({ exitStatus }) => exitStatus));
  return FROM_GOOD_TO_BAD.findLast((status) => all.has(status)) ?? EXIT.done;
}

function summarize(
  ends: readonly SyncEnd[],
  worst: ExitStatus,
  { quiet }: SyncCommand,
  { stderr }: World,
): void {
  if (worst === EXIT.done && (quiet || stderr.isTTY !== true)) return;
  const counts = new Map<string, number>();
  for (const { result } of ends) {
    const outcome = result?.result ?? 'failed';
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  const parts = [...counts].map(([outcome, n]) => `${n} ${outcome}`).sort();
  const failed = ends.filter(({ exitStatus }) => exitStatus !== EXIT.done);
  stderr.write(`${ends.length} letters: ${parts.join(', ')}.\n`);
  for (const { letter, exitStatus } of failed)
    stderr.write(`  ${letter}: exit status ${exitStatus}\n`);
}
