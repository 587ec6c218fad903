import { createHash } from 'node:crypto';
import type { Finding } from '../../domain/finding.ts';
import { AppError, EXIT } from '../../errors.ts';
import { readRegular } from '../../platform/files/read-regular.ts';
import { cannotWrite } from '../../platform/files/cannot-write.ts';
import { errorCode } from '../../platform/files/error-code.ts';
import { withLock } from '../../platform/files/lock.ts';
import { openIn, refuseWhileOpen } from '../../platform/files/open-elsewhere.ts';
import type { FilePorts } from '../../platform/files/ports.ts';
import { fileBehind, replaceFile } from '../../platform/files/replace-file.ts';
import { keepVersion, pruneVersions } from '../../platform/files/versions.ts';
import { MasterChanged } from '../master-changed.ts';
import type { Change, Snapshot, Workbook } from '../workbook.ts';
import { besideFindings } from './beside-findings.ts';
import { openPackage } from './package.ts';
import { readTabs } from './read-tabs.ts';
import { rewrite } from './rewrite.ts';
import { emptyPackage } from './template.ts';
import { zipped } from './write-package.ts';

/**
 * The master as an .xlsx file on this machine.
 *
 * A write changes the cells that it names and nothing else of what people put into
 * the file; the version before is kept (see `listVersions`). Texts are cut as
 * `asStored` says. A write without changes leaves the file alone.
 *
 * Beside `MasterChanged`, AppErrors: 65 for a file that is no workbook, or damaged;
 * 73 where it cannot be read or written; 75 while another sync writes it or a person
 * has it open.
 */
export function xlsxWorkbook(path: string, ports: FilePorts): Workbook {
  let beside: readonly Finding[] = [];
  return {
    location: path,
    read: async () => {
      beside = await besideFindings(await fileBehind(path), ports.now);
      return readSnapshot(path, ports);
    },
    write: (changes, base) => writeChanges(path, ports, changes, base),
    findings: () => beside,
  };
}

async function readSnapshot(path: string, ports: FilePorts): Promise<Snapshot> {
  const bytes = await bytesOf(path);
  if (!bytes) return { exists: false, tabs: [], revision: '' };
  try {
    const tabs = await readTabs(await openPackage(bytes, path), path);
    return { exists: true, tabs, revision: revisionOf(bytes) };
  } catch (error) {
    // Half a file is what one sees while a program is saving it.
    const program =
      error instanceof AppError ? await openIn(await fileBehind(path), ports.now) : undefined;
    if (program === undefined) throw error;
    throw new AppError(`${path} cannot be read while it is open in ${program}.`, {
      exitCode: EXIT.tryLater,
      hint: 'Close it, or run again later.',
      cause: error,
    });
  }
}

async function writeChanges(
  given: string,
  ports: FilePorts,
  changes: readonly Change[],
  base: Snapshot,
): Promise<void> {
  if (changes.length === 0) return;
  const path = await fileBehind(given);
  await withLock(path, ports, async (lock) => {
    await refuseWhileOpen(path, ports.now);
    const bytes = await bytesOf(path);
    const unchanged = (now: Buffer | undefined): boolean =>
      now ? base.exists && revisionOf(now) === base.revision : !base.exists;
    if (!unchanged(bytes)) throw new MasterChanged(given);
    const pkg = bytes ? await openPackage(bytes, given) : emptyPackage();
    const parts = await rewrite(pkg, given, changes, base);
    await replaceFile(path, zipped(parts), {
      contacts: true,
      beforeRename: async () => {
        await refuseWhileOpen(path, ports.now);
        if (!unchanged(await bytesOf(path))) throw new MasterChanged(given);
        if (bytes) await keepVersion(path, ports);
        await lock.confirm();
      },
    });
    await pruneVersions(path);
  });
}

async function bytesOf(path: string): Promise<Buffer | undefined> {
  try {
    return await readRegular(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw cannotWrite(path, error, 'read');
  }
}

function revisionOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
