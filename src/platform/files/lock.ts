import { randomUUID } from 'node:crypto';
import {
  lstat,
  mkdir,
  readFile,
  readlink,
  rename,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { kill } from 'node:process';
import { AppError, EXIT } from '../../errors.ts';
import { cannotWrite } from './cannot-write.ts';
import { errorCode } from './error-code.ts';
import { readText } from './read-regular.ts';
import type { FilePorts } from './ports.ts';

interface Owner {
  readonly pid: number;
  readonly host: string;
  /** When that process began, where the system tells; process IDs come round again. */
  readonly began: string;
  readonly token: string;
}

export interface Lock {
  /** Throws an AppError (75) if another process took the lock over meanwhile. */
  confirm(): Promise<void>;
}

/** A lock of another machine counts this long; its processes cannot be looked up from here. */
const FOREIGN_LOCK_MS = 10 * 60_000;

/**
 * Does `work` while no other process of this machine does the same to `path`.
 *
 * The lock is a file beside it. That of a process which is gone (killed, crashed,
 * machine restarted) is taken over; a living one's means an AppError (75).
 */
export async function withLock<T>(
  path: string,
  ports: FilePorts,
  work: (lock: Lock) => Promise<T>,
): Promise<T> {
  const lockPath = join(dirname(path), `.${basename(path)}.lock`);
  const me: Owner = {
    pid: ports.pid,
    host: hostname(),
    began: await beginningOf(ports.pid),
    token: randomUUID(),
  };
  await acquire(lockPath, path, me, ports);
  const confirm = async (): Promise<void> => {
    if ((await ownerOf(lockPath))?.token !== me.token) throw held(path);
  };
  try {
    return await work({ confirm });
  } finally {
    if ((await ownerOf(lockPath))?.token === me.token) await unlink(lockPath);
    mine.delete(me.token);
  }
}

/** Locks that this very process holds: its own process ID in a file proves nothing. */
const mine = new Set<string>();

async function acquire(lockPath: string, path: string, me: Owner, ports: FilePorts) {
  try {
    await mkdir(dirname(lockPath), { recursive: true });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (await created(lockPath, JSON.stringify(me))) {
        mine.add(me.token);
        return;
      }
      if (!(await isStale(lockPath, ports))) break;
      await takeAway(lockPath, ports);
    }
  } catch (error) {
    throw cannotWrite(path, error);
  }
  throw held(path);
}

/**
 * The owner is written as the target of a link that leads nowhere: unlike a file, it
 * appears with its content or not at all, so that a run killed here leaves no half of it.
 */
async function created(lockPath: string, owner: string): Promise<boolean> {
  try {
    await symlink(owner, lockPath);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
  }
  // File systems without links (FAT, some network drives) still know "only if it is not there".
  try {
    await writeFile(lockPath, owner, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function takeAway(lockPath: string, ports: FilePorts): Promise<void> {
  const aside = `${lockPath}.old`;
  await rename(lockPath, aside).catch(ignoreMissing);
  // Another process may have taken the dead one's place since it was looked at: give it back.
  const owner = await textOf(aside);
  if (owner !== undefined && !(await isStale(aside, ports))) await created(lockPath, owner);
  await unlink(aside).catch(ignoreMissing);
}

async function isStale(lockPath: string, ports: FilePorts): Promise<boolean> {
  const owner = await ownerOf(lockPath);
  if (!owner || owner.host !== hostname()) {
    return (await ageOf(lockPath, ports)) > FOREIGN_LOCK_MS;
  }
  if (mine.has(owner.token)) return false;
  if (owner.pid === ports.pid) return true;
  return !isAlive(owner.pid) || (await beginningOf(owner.pid)) !== owner.began;
}

async function ownerOf(lockPath: string): Promise<Owner | undefined> {
  try {
    const owner = JSON.parse((await textOf(lockPath)) ?? '') as Partial<Owner> | null;
    const { pid, host, began, token } = owner ?? {};
    if (typeof pid !== 'number' || typeof host !== 'string') return undefined;
    if (typeof began !== 'string' || typeof token !== 'string') return undefined;
    return { pid, host, began, token };
  } catch {
    // Not there, or not ours: its age decides.
    return undefined;
  }
}

async function textOf(lockPath: string): Promise<string | undefined> {
  return readlink(lockPath).catch(() => readText(lockPath).catch(() => undefined));
}

/** In milliseconds; endless where it is gone. */
async function ageOf(path: string, ports: FilePorts): Promise<number> {
  const { mtimeMs } = await lstat(path).catch(() => ({ mtimeMs: -Infinity }));
  return ports.now().getTime() - mtimeMs;
}

function ignoreMissing(error: unknown): void {
  if (errorCode(error) !== 'ENOENT') throw error;
}

function isAlive(pid: number): boolean {
  try {
    kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Field 22 of /proc/PID/stat, after the name in brackets; '' where there is no /proc. */
async function beginningOf(pid: number): Promise<string> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function held(path: string): AppError {
  return new AppError(`Another sync is writing ${path} right now; nothing was written.`, {
    exitCode: EXIT.tryLater,
    hint: 'Run it again when the other one has finished.',
  });
}
