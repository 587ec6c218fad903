import { loadLetter } from '../config/load-letter.ts';
import { EXIT, type AppError, type ExitStatus } from '../errors.ts';
import { toTell } from '../platform/unexpected.ts';
import { progressOn, SILENT, type Progress } from '../platform/progress.ts';
import { runSync, type SyncOptions, type SyncPorts, type SyncResult } from '../sync/run-sync.ts';
import type { World } from '../world.ts';
import type { Pulled } from '../sources/source.ts';
import type { OpenLetter } from '../sync/opened-letter.ts';
import { forgetIdleNote, idleFile, readIdleNote, writeIdleNote } from './idle-note.ts';
import { digestOf, noteOf, stillIdle } from './idle-sync.ts';
import { openLetter } from './open-letter.ts';
import { refuseLostMaster } from './refuse-lost-master.ts';
import { stateFile } from './state-file.ts';

/** How the sync of one letter ended, also where it failed. */
export interface SyncEnd {
  readonly config: string;
  /** The letter's name; its config file where that cannot be read. */
  readonly letter: string;
  readonly exitStatus: ExitStatus;
  readonly result?: SyncResult;
  readonly error?: AppError;
}

/** `verbose` tells of single signers, which takes reading them. */
type Options = SyncOptions & { readonly verbose?: boolean };

/** Syncs the letter of one config file; throws nothing, so that other letters go on. */
export async function syncLetter(
  config: string,
  options: Options & { readonly quiet: boolean; readonly newMaster: boolean },
  world: World,
): Promise<SyncEnd> {
  let name = config;
  const progress = options.quiet ? SILENT : progressOn(world);
  try {
    const letter = await loadLetter(config);
    name = letter.name;
    const open = await openLetter(letter, world, options.dryRun ? 'read-only' : 'read-write');
    const ports = {
      ...watched(open.ports, name, progress),
      ...(options.newMaster
        ? {}
        : { beforeNew: () => refuseLostMaster(letter, open.store, world) }),
    };
    const result = await syncOpen({ ...open, ports }, config, options, world);
    const exitStatus = result.result === 'refused' ? EXIT.data : EXIT.done;
    return { config, letter: name, exitStatus, result };
  } catch (error) {
    const told = toTell(error);
    return { config, letter: name, exitStatus: told.exitCode, error: told };
  } finally {
    progress.end();
  }
}

/** One sync, or where nothing has changed since the last, what that came to. */
async function syncOpen(
  open: OpenLetter,
  config: string,
  options: Options,
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
  const pull: SyncPorts['pull'] = async (remembered) => (pulls = await ports.pull(remembered));
  await forgetIdleNote(path);
  const result = await runSync(letter, { ...ports, pull }, options);
  const note = noteOf(letter, pulls, result, { digest, readAt, wroteAt: before?.wroteAt ?? 0 });
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
      progress.step(`${letter}: pulling the responses`);
      const pulls = await ports.pull(remembered);
      const responses = pulls.reduce((sum, each) => sum + each.responses.length, 0);
      progress.step(`${letter}: finding out who signed, in ${responses} responses`);
      return pulls;
    },
  };
}
