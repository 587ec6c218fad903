import { loadLetter } from '../config/load-letter.ts';
import type { Progress } from '../platform/progress.ts';
import type { Pulled } from '../domain/pulled.ts';
import type { OpenLetter } from '../sync/opened-letter.ts';
import { runSync, type SyncOptions, type SyncPorts, type SyncResult } from '../sync/run-sync.ts';
import type { World } from '../world.ts';
import { forgetIdleNote, idleFile, readIdleNote, writeIdleNote } from './idle-note.ts';
import { digestOf, noteOf, stillIdle } from './idle-sync.ts';
import { openLetter } from './open-letter.ts';
import { refuseLostMaster } from './refuse-lost-master.ts';
import { watchFiles } from './same-files.ts';
import { readState, stateFile } from './state-file.ts';

/** `verbose` tells of single signers, which takes reading them. */
export type FullSyncOptions = SyncOptions & {
  readonly verbose?: boolean;
  readonly newMaster: boolean;
};

/**
 * Syncs the letter of a config file. Throws what stops it; `watch` hears what goes on,
 * and what the letter is called as soon as that is known.
 */
export async function fullSync(
  config: string,
  options: FullSyncOptions,
  world: World,
  watch: { readonly progress: Progress; readonly named: (letter: string) => void },
): Promise<SyncResult> {
  const letter = await loadLetter(config);
  watch.named(letter.name);
  const files = options.dryRun ? undefined : await watchFiles(letter, world);
  const open = await openLetter(letter, world, options.dryRun ? 'read-only' : 'read-write');
  const ports = {
    ...watched(open.ports, letter.name, watch.progress),
    ...(options.newMaster
      ? {}
      : {
          seenId: (await readState(stateFile(letter.file, world.env))).seenId,
          beforeNew: () => refuseLostMaster(letter, open.store, world),
        }),
  };
  const result = await syncOpen({ ...open, ports }, config, options, world);
  if (result.result === 'unchanged') await files?.keep(result);
  return result;
}

/** One sync, or where nothing has changed since the last, what that came to. */
async function syncOpen(
  open: OpenLetter,
  config: string,
  options: FullSyncOptions,
  world: World,
): Promise<SyncResult> {
  const { letter, store, ports } = open;
  const path = idleFile(stateFile(config, world.env));
  const mayRead = options.dryRun || options.force || options.verbose === true;
  const skips = store.atGoogle && !mayRead && path !== undefined;
  if (!skips) return runSync(letter, ports, options);
  const readAt = world.now().getTime();
  const digest = await digestOf(letter);
  const before = await readIdleNote(path);
  const idle = before && (await stillIdle(before, open, world, digest));
  if (idle) {
    await writeIdleNote(path, idle.note);
    const seconds = (world.now().getTime() - readAt) / 1000;
    const figures = { googleCalls: ports.googleCalls() + idle.calls, seconds };
    return { ...(idle.note.result as unknown as SyncResult), ...figures };
  }
  let pulls: readonly Pulled[] = [];
  const pull: SyncPorts['pull'] = async (remembered, begin) =>
    (pulls = await ports.pull(remembered, begin));
  if (before?.isLong === true) ports.workbook.expectLong?.();
  await forgetIdleNote(path);
  const result = await runSync(letter, { ...ports, pull }, options);
  const note = noteOf(letter, pulls, result, {
    digest,
    readAt,
    wroteAt: before?.wroteAt ?? 0,
    isLong: ports.workbook.isLong?.() ?? false,
  });
  if (note) await writeIdleNote(path, note);
  return result;
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
      const pulls = await ports.pull(remembered, (at, of) => {
        progress.step(`${letter}: pulling the responses of source ${at} of ${of}`);
      });
      const responses = pulls.reduce((sum, each) => sum + each.responses.length, 0);
      progress.step(`${letter}: finding out who signed, in ${responses} responses`);
      return pulls;
    },
  };
}
