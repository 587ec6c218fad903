import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { kill } from 'node:process';
import { AppError, EXIT } from '../errors.ts';
import { cannotWrite, errorCode } from './cannot-write.ts';
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
  const draft = `${lockPath}.${me.token}`;
  try {
    await mkdir(dirname(lockPath), { recursive: true });
    await writeFile(draft, JSON.stringify(me));
  } catch (error) {
    throw cannotWrite(path, error);
  }
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (await linked(draft, lockPath, path)) {
        mine.add(me.token);
        await sweep(lockPath, ports);
        return;
      }
      if (!(await isStale(lockPath, ports))) break;
      await takeAway(lockPath, `${draft}.old`, ports);
    }
  } finally {
    await unlink(draft);
  }
  throw held(path);
}

/** Takes away what runs that were killed on their way to the lock left behind. */
async function sweep(lockPath: string, ports: FilePorts): Promise<void> {
  const folder = dirname(lockPath);
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${basename(lockPath)}.`)) continue;
    const left = join(folder, name);
    if ((await ageOf(left, ports)) > FOREIGN_LOCK_MS) await unlink(left).catch(() => undefined);
  }
}

/** In milliseconds; 0 where it is gone. */
async function ageOf(path: string, ports: FilePorts): Promise<number> {
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
  return Math.max(0, ports.now().getTime() - mtimeMs);
}

/** A link appears with its content or not at all, so nobody reads half a lock. */
async function linked(draft: string, lockPath: string, path: string): Promise<boolean> {
  try {
    await link(draft, lockPath);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    // File systems without links (FAT, some network drives) still know "only if it is not there".
    return writeFile(lockPath, await readFile(draft), { flag: 'wx' }).then(
      () => true,
      (second: unknown) => {
        if (errorCode(second) === 'EEXIST') return false;
        throw cannotWrite(path, second);
      },
    );
  }
}

async function takeAway(lockPath: string, aside: string, ports: FilePorts): Promise<void> {
  try {
    await rename(lockPath, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw cannotWrite(lockPath, error);
  }
  // Another process may have taken the dead one's place since it was looked at: give it back.
  if (!(await isStale(aside, ports))) await link(aside, lockPath).catch(() => undefined);
  await unlink(aside);
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
    const owner = JSON.parse(await readFile(lockPath, 'utf8')) as Partial<Owner> | null;
    const { pid, host, began, token } = owner ?? {};
    if (typeof pid !== 'number' || typeof host !== 'string') return undefined;
    if (typeof began !== 'string' || typeof token !== 'string') return undefined;
    return { pid, host, began, token };
  } catch {
    // Not there, or not ours: its age decides.
    return undefined;
  }
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
  return new AppError(`Another sync is writing ${path} at this moment; nothing was written.`, {
    exitCode: EXIT.tryLater,
    hint: 'Run it again when the other is done.',
  });
}
