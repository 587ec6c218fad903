import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Letter } from '../domain/letter.ts';
import { readRegular, readText } from '../platform/files/read-regular.ts';
import { errorCode } from '../platform/files/error-code.ts';
import { replaceFile } from '../platform/files/replace-file.ts';
import { BUILD } from '../platform/files/shipped.ts';
import type { SyncResult } from '../sync/run-sync.ts';
import { masterStore } from '../workbook/master-store.ts';
import type { World } from '../world.ts';
import { stateFile } from './state-file.ts';

/**
 * What a sync that found nothing new was made from. While every file is the same, byte for byte,
 * the next one would find nothing new either (the same input gives the same master), and
 * need not take them apart.
 */
interface Note {
  readonly build: string;
  readonly zone: string;
  readonly files: readonly (readonly [path: string, digest: string | undefined])[];
  /** Counts and codes alone: what a sync says where nobody watches. */
  readonly result: SyncResult;
}

/**
 * The result of a sync that would find nothing new, undefined where that is not certain.
 *
 * @param config the path of the letter's config file
 */
export async function recallSame(config: string, world: World): Promise<SyncResult | undefined> {
  const started = world.now().getTime();
  const path = notePath(config, world);
  if (path === undefined) return undefined;
  const note = await readNote(path);
  if (!note || note.build !== BUILD || note.zone !== zoneOf(world)) return undefined;
  if (!note.files.some(([file]) => file === config)) return undefined;
  for (const [file, digest] of note.files) {
    if (digest === undefined || (await digestOf(file)) !== digest) return undefined;
  }
  const seconds = (world.now().getTime() - started) / 1000;
  return { ...note.result, seconds };
}

/** Remembers what a sync is made from, and forgets what was known before. */
export interface FileWatch {
  /** To be called when it ended well, with nothing new. */
  keep(result: SyncResult): Promise<void>;
}

/**
 * Looks at everything that a sync of this letter is about to read; undefined where not all of it
 * is in files.
 */
export async function watchFiles(letter: Letter, world: World): Promise<FileWatch | undefined> {
  const path = notePath(letter.file, world);
  const inputs = filesOf(letter);
  if (path === undefined || BUILD === undefined || !inputs) return undefined;
  const digests = async () =>
    Promise.all(inputs.map(async (file) => [file, await digestOf(file)] as const));
  const [build, before] = [BUILD, await digests()];
  return {
    keep: async (all) => {
      const files = await digests();
      // Somebody saved one of them meanwhile: which of the two was read is not known.
      if (JSON.stringify(files) !== JSON.stringify(before)) return;
      if (files.some(([, digest]) => digest === undefined)) return;
      const result = { ...all, kept: [], changes: [], seconds: 0 };
      await writeNote(path, { build, zone: zoneOf(world), files, result });
    },
  };
}

/** Every file from which a master follows; undefined where something else has a say. */
function filesOf({ file, master, sources, directory }: Letter): readonly string[] | undefined {
  const own = masterStore(master).file;
  if (own === undefined) return undefined;
  const paths = sources.map((source) => ('path' in source ? source.path : undefined));
  if (paths.includes(undefined)) return undefined;
  const all = [file, own, directory, ...paths].filter((each) => each !== undefined);
  return [...new Set(all)];
}

/** '' for a file that is not there; undefined for what cannot be read as one, and so not compared. */
async function digestOf(file: string): Promise<string | undefined> {
  try {
    return sha256(await readRegular(file));
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? '' : undefined;
  }
}

const sha256 = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('base64');

const zoneOf = ({ env }: World): string => env['TZ'] ?? '';

const notePath = (config: string, { env }: World): string | undefined =>
  stateFile(config, env)?.replace(/\.json$/u, '.files.json');

async function readNote(path: string): Promise<Note | undefined> {
  try {
    const [seal, ...rest] = (await readText(path)).split('\n');
    const text = rest.join('\n').trimEnd();
    // A note that was damaged is none.
    return sha256(text) === seal ? (JSON.parse(text) as Note) : undefined;
  } catch {
    return undefined;
  }
}

async function writeNote(path: string, note: Note): Promise<void> {
  const text = JSON.stringify(note);
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await replaceFile(path, `${sha256(text)}\n${text}\n`, { mode: 0o600 });
  } catch {
    // It only saves time; without it the next sync does the whole work.
  }
}
