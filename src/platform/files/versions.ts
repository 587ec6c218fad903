import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import {
  chmod,
  copyFile,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  stat,
  unlink,
} from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { AppError, EXIT } from '../../errors.ts';
import { cannotWrite } from './cannot-write.ts';
import { errorCode } from './error-code.ts';
import { withLock } from './lock.ts';
import { refuseWhileOpen } from './open-elsewhere.ts';
import type { FilePorts } from './ports.ts';
import { fileBehind, replaceFile, syncFolder } from './replace-file.ts';

/** An earlier content of a file. */
export interface Version {
  /** Names it to `restoreVersion`; later ones sort after earlier ones. */
  readonly id: string;
  /** When it was replaced, ISO 8601 in UTC. */
  readonly replacedAt: string;
  readonly bytes: number;
  readonly path: string;
}

const KEPT = 10;

const STAMP = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d\.\d{3}Z)$/;

/** The hidden folder beside the file that holds its earlier versions. */
export function versionsFolder(path: string): string {
  return join(dirname(path), `.${basename(path)}.versions`);
}

/** The versions kept of a file, the latest first. */
export async function listVersions(given: string): Promise<readonly Version[]> {
  const path = await fileBehind(given);
  const folder = versionsFolder(path);
  const names = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw cannotWrite(folder, error);
  });
  const versions: Version[] = [];
  for (const name of names.sort().reverse()) {
    const id = basename(name, extname(path));
    if (!STAMP.test(id)) continue;
    const file = join(folder, name);
    const replacedAt = id.replace(STAMP, '$1T$2:$3:$4');
    versions.push({ id, replacedAt, bytes: (await stat(file)).size, path: file });
  }
  return versions;
}

/**
 * Keeps the file as it stands as its latest version, unless it is that already.
 * Whoever calls this holds the lock.
 */
export async function keepVersion(path: string, ports: FilePorts): Promise<void> {
  try {
    const [latest] = await listVersions(path);
    if (latest && (await sameContent(path, latest))) return;
    const folder = await ownFolder(versionsFolder(path));
    await clearDrafts(folder);
    const draft = join(folder, `${DRAFT}${randomUUID()}`);
    await copyInto(draft, path);
    await rename(draft, join(folder, stampAfter(ports.now(), latest) + extname(path)));
    await syncFolder(folder);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/**
 * The folder, made where it is not there, for this account alone. A link in its place is
 * refused: whoever planted it would get the copies.
 */
async function ownFolder(folder: string): Promise<string> {
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (errorCode(error) !== 'EEXIST') throw error;
  });
  const found = await lstat(folder);
  if (!found.isDirectory()) {
    throw new AppError(`${folder} is not a folder of its own; nothing was written.`, {
      exitCode: EXIT.cannotWrite,
      hint: 'Earlier versions are kept in it. Remove the link or file in its place.',
    });
  }
  // Some file systems know no rights, and say so.
  if ((found.mode & 0o077) !== 0) await chmod(folder, 0o700).catch(() => undefined);
  return folder;
}

const DRAFT = 'draft';

/** What killed runs left; one that is a link goes, and nothing behind it. */
async function clearDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(DRAFT)) await unlink(join(folder, name)).catch(() => undefined);
  }
}

/** Into a file that was not there: a planted link is never written through. */
async function copyInto(draft: string, path: string): Promise<void> {
  await copyFile(path, draft, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  await chmod(draft, 0o600);
  const handle = await open(draft, 'r+');
  await handle.sync().finally(() => handle.close());
}

/** Lets go of all but the last ten. */
export async function pruneVersions(path: string): Promise<void> {
  for (const version of (await listVersions(path)).slice(KEPT)) await unlink(version.path);
}

/**
 * Puts an earlier version in the file's place and keeps what it replaces as a version.
 * Throws an AppError: 64 for an ID that is not there, 75 while the file is in use.
 */
export async function restoreVersion(given: string, id: string, ports: FilePorts): Promise<void> {
  const path = await fileBehind(given);
  await withLock(path, ports, async (lock) => {
    await refuseWhileOpen(path, ports.now);
    const version = (await listVersions(path)).find((each) => each.id === id);
    if (!version) {
      throw new AppError(`There is no version ${id} of ${given}.`, {
        exitCode: EXIT.usage,
        hint: 'Run undersigned restore without a version to see those that are kept.',
      });
    }
    const bytes = await readFile(version.path);
    await replaceFile(path, bytes, {
      contacts: true,
      beforeRename: async () => {
        if (await stat(path).catch(() => undefined)) await keepVersion(path, ports);
        await lock.confirm();
      },
    });
    await pruneVersions(path);
  });
}

async function sameContent(path: string, version: Version): Promise<boolean> {
  if ((await stat(path)).size !== version.bytes) return false;
  const [now, then] = await Promise.all([readFile(path), readFile(version.path)]);
  return now.equals(then);
}

/** Later than the latest even when the clock was set back. */
function stampAfter(now: Date, latest: Version | undefined): string {
  const after = latest ? Date.parse(latest.replacedAt) + 1 : 0;
  return new Date(Math.max(now.getTime(), after)).toISOString().replaceAll(':', '-');
}
