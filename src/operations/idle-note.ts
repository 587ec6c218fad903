import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { readText } from '../platform/files/read-regular.ts';
import { replaceFile } from '../platform/files/replace-file.ts';

/**
 * What a sync that found nothing to do had read, kept beside the state file. It is only ever used
 * not to read the same again; where it is lost, or does not fit, everything is read.
 */
const schema = z.object({
  /** Of the config, the files that it names, and the program. */
  digest: z.string(),
  /** Milliseconds since 1970, by this machine's clock: before anything was read. */
  readAt: z.number(),
  /** When this machine last wrote the master, 0 where that is not known. */
  wroteAt: z.number(),
  /** Spreadsheets, by ID; a version is known once Drive was asked. */
  files: z.record(
    z.string(),
    z
      .object({ version: z.string(), modified: z.number() })
      .partial({ version: true, modified: true }),
  ),
  forms: z.array(
    z.object({
      id: z.string(),
      revision: z.string(),
      /** The time of the newest response, and all that were submitted then. */
      newest: z.string(),
      responses: z.array(z.string()),
    }),
  ),
  /** Whether the master was too long to be read in one reply. */
  isLong: z.boolean().default(false),
  /** What the sync came to. */
  result: z.record(z.string(), z.unknown()),
});

export type IdleNote = Readonly<z.infer<typeof schema>>;

/** Beside the state file; undefined where there is none. */
export function idleFile(stateFile: string | undefined): string | undefined {
  return stateFile?.replace(/\.json$/u, '.idle.json');
}

export async function readIdleNote(path: string | undefined): Promise<IdleNote | undefined> {
  if (path === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(await readText(path)));
  } catch {
    return undefined;
  }
}

/** Where it cannot be written, the next sync reads everything: that is no trouble. */
export async function writeIdleNote(path: string | undefined, note: IdleNote): Promise<void> {
  if (path === undefined) return;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await replaceFile(path, `${JSON.stringify(note)}\n`, { mode: 0o600 });
  } catch {
    await forgetIdleNote(path);
  }
}

export async function forgetIdleNote(path: string | undefined): Promise<void> {
  if (path !== undefined) await rm(path, { force: true }).catch(() => undefined);
}
