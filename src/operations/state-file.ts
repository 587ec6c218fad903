import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { NO_ID } from '../master/memory/memory.ts';
import { readText } from '../platform/files/read-regular.ts';
import { replaceFile } from '../platform/files/replace-file.ts';
import type { World } from '../world.ts';

/**
 * What this machine knows of a letter's syncs: dates, codes and counts, so that people
 * are told of a trouble once, and no signer ID is given twice after a master was taken back. Where it is
 * lost, they are told again.
 */
const schema = z.object({
  /** ISO 8601 in UTC, '' for never. */
  lastRun: z.string(),
  lastGood: z.string(),
  /** 0 while all is well; else the exit status, the message, and since when. */
  exitStatus: z.number(),
  message: z.string(),
  failingSince: z.string(),
  /** How often in a row it has failed. */
  failures: z.number(),
  /** The exit status that people were told of, 0 for none. */
  toldOf: z.number(),
  /** Questions for a person, as people last heard of them. */
  toReview: z.number(),
  /** The highest signer IDs that were seen; a master that goes back to an earlier version forgets them. */
  seenId: z.object({ organization: z.number().int(), individual: z.number().int() }).default(NO_ID),
});

export type SyncState = Readonly<z.infer<typeof schema>>;

export const NO_STATE: SyncState = {
  lastRun: '',
  lastGood: '',
  exitStatus: 0,
  message: '',
  failingSince: '',
  failures: 0,
  toldOf: 0,
  toReview: 0,
  seenId: NO_ID,
};

/**
 * `~/.local/state/undersigned/<config>.json`, one for each config file; below XDG_STATE_HOME or
 * systemd's STATE_DIRECTORY where they are set. Undefined for a user without a home: then nothing is noted.
 */
export function stateFile(config: string, env: World['env']): string | undefined {
  const { STATE_DIRECTORY: own, XDG_STATE_HOME: base, LOCALAPPDATA: windows, HOME: home } = env;
  const folder =
    given(own) ??
    inside(given(base) ?? given(windows), 'undersigned') ??
    inside(given(home), '.local', 'state', 'undersigned');
  const name = createHash('sha256').update(config).digest('hex').slice(0, 16);
  return inside(folder, `${name}.json`);
}

function given(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}

function inside(folder: string | undefined, ...path: readonly string[]): string | undefined {
  return folder === undefined ? undefined : join(folder, ...path);
}

/** What was noted last; nothing if the file is missing or cannot be read. */
export async function readState(path: string | undefined): Promise<SyncState> {
  if (path === undefined) return NO_STATE;
  try {
    return schema.parse(JSON.parse(await readText(path)));
  } catch {
    // Lost or damaged: it is only a note, and the next sync writes a new one.
    return NO_STATE;
  }
}

/** Throws (73) where it cannot be written. */
export async function writeState(path: string, state: SyncState): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 }).catch(() => undefined);
  await replaceFile(path, `${JSON.stringify(state)}\n`, { mode: 0o600 });
}
