import { readdir, readFile, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { AppError, EXIT } from '../../errors.ts';
import { readText } from './read-regular.ts';

/** The note that each program keeps beside a file while somebody has it open. */
const NOTES = [
  { program: 'Excel', name: (file: string) => `~$${file}` },
  { program: 'LibreOffice', name: (file: string) => `.~lock.${file}#` },
] as const;

/** A program that crashes leaves its note behind; nobody works for longer without saving. */
const STALE_MS = 24 * 3_600_000;

export interface OpenNote {
  readonly program: 'Excel' | 'LibreOffice';
  /** The note's file name. */
  readonly name: string;
  /** Whether it is older than a day, and no program on this machine can be its owner. */
  readonly stale: boolean;
}

/** The notes that office programs keep, or have left, beside the file. */
export async function notesBeside(path: string, now: () => Date): Promise<readonly OpenNote[]> {
  const found: OpenNote[] = [];
  for (const { program, name } of NOTES) {
    const note = join(dirname(path), name(basename(path)));
    const there = await stat(note).catch(() => undefined);
    if (!there) continue;
    const isOld = now().getTime() - there.mtimeMs > STALE_MS;
    found.push({ program, name: basename(note), stale: isOld && !(await hasOwner(note)) });
  }
  return found;
}

/** The program that has the file open, going by the note that it keeps beside it. */
export async function openIn(path: string, now: () => Date): Promise<string | undefined> {
  return (await notesBeside(path, now)).find(({ stale }) => !stale)?.program;
}

/** Throws an AppError (75) while a person has the file open: saving it would undo the sync. */
export async function refuseWhileOpen(path: string, now: () => Date): Promise<void> {
  const note = (await notesBeside(path, now)).find(({ stale }) => !stale);
  if (!note) return;
  throw new AppError(`${path} is open in ${note.program}; nothing was written.`, {
    exitCode: EXIT.tryLater,
    hint: `Close it, or run again later. If nobody has it open, delete the file ${note.name} that ${note.program} left beside it.`,
  });
}

/**
 * Whether the program that wrote the note may still run. LibreOffice says on which machine that was;
 * of another machine, and of Excel, nothing can be known but the note's age.
 */
async function hasOwner(note: string): Promise<boolean> {
  const [, , host] = (await readText(note).catch(() => '')).split(',');
  if (host !== hostname()) return false;
  const processes = await readdir('/proc').catch(() => undefined);
  // Where the system does not tell what runs, it may.
  if (!processes) return true;
  for (const id of processes.filter((name) => /^\d+$/u.test(name))) {
    const name = await readFile(`/proc/${id}/comm`, 'utf8').catch(() => '');
    if (name.startsWith('soffice')) return true;
  }
  return false;
}
