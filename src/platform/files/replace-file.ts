import { constants, type Stats } from 'node:fs';
import {
  access,
  chmod,
  chown,
  mkdir,
  open,
  realpath,
  rename,
  stat,
  unlink,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { cannotWrite } from './cannot-write.ts';
import { errorCode } from './error-code.ts';

const TEMPORARY = '.new';

/** All of it, or piece by piece. */
export type FileContent = string | Uint8Array | AsyncIterable<Uint8Array>;

export interface Replacing {
  /** Called when all is written; may still throw, and then the file is as it was. */
  readonly beforeRename?: () => Promise<void>;
  /** The file's rights, from its first byte on; those that it had where absent. */
  readonly mode?: number;
  /** For contacts: nobody else may read the file, whatever the umask. One that is there keeps its rights. */
  readonly contacts?: boolean;
}

const OWNER_ONLY = 0o600;

/**
 * Puts new content in the place of a file, whole or not at all.
 *
 * It is written beside the file, forced to the disk, and renamed over it; the folder
 * is forced to the disk too. Rights and owner stay. `beforeRename` may still throw,
 * and then all is as it was. What a killed run left behind is cleared away; so only
 * one process at a time may do this to a file (see `withLock`).
 */
export async function replaceFile(
  path: string,
  content: FileContent,
  { beforeRename, mode, contacts = false }: Replacing = {},
): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}${TEMPORARY}`);
  try {
    await mkdir(folder, { recursive: true });
    await unlink(temporary).catch(ignoreMissing);
    const before = await stat(path).catch(ignoreMissing);
    const rights = mode ?? (before ? before.mode & 0o7777 : contacts ? OWNER_ONLY : undefined);
    await writeThrough(temporary, content, rights === undefined ? 0o666 : OWNER_ONLY);
    if (before) await ownedLike(before, path, temporary);
    if (rights !== undefined) await chmod(temporary, rights);
    await beforeRename?.();
    await rename(temporary, path);
    await syncFolder(folder);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw cannotWrite(path, error);
  }
}

/** The file itself where `path` is a link to it, so that a rename does not replace the link. */
export async function fileBehind(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return path;
    throw cannotWrite(path, error);
  }
}

/** Forces the names in a folder to the disk; systems that cannot (Windows) do so by themselves. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  if (!handle) return;
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'EISDIR', 'ENOTSUP'].includes(errorCode(error) ?? '')) throw error;
  } finally {
    await handle.close();
  }
}

async function writeThrough(path: string, content: FileContent, mode: number): Promise<void> {
  const handle = await open(path, 'wx', mode);
  try {
    const pieces = typeof content === 'object' && Symbol.asyncIterator in content;
    for await (const chunk of pieces ? content : [content]) await handle.writeFile(chunk);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function ownedLike(before: Stats, path: string, temporary: string): Promise<void> {
  // A rename would not mind that a person made the file read-only; they would.
  await access(path, constants.W_OK);
  const now = await stat(temporary);
  if (now.uid === before.uid && now.gid === before.gid) return;
  // Only the superuser may give a file away; anyone else keeps what is now theirs.
  await chown(temporary, before.uid, before.gid).catch((error: unknown) => {
    if (errorCode(error) !== 'EPERM') throw error;
  });
}

function ignoreMissing(error: unknown): undefined {
  if (errorCode(error) !== 'ENOENT') throw error;
}
