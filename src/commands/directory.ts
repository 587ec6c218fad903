import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { mergeDirectories } from '../directory/directory.ts';
import { formatDirectory, starterDirectory } from '../directory/files.ts';
import { learn } from '../directory/learn.ts';
import { readDirectory } from '../directory/load.ts';
import type { OrganizationSigner } from '../domain/signer.ts';
import { AppError, EXIT, type ExitStatus } from '../errors.ts';
import { errorCode } from '../files/cannot-write.ts';
import { replaceFile } from '../files/replace-file.ts';
import type { KnownOrganization } from '../matching/interface.ts';
import { nameKey } from '../names/key.ts';
import type { World } from '../world.ts';

export interface ShowDirectory {
  /** The letter's own directory; only the one that ships with the program where absent. */
  readonly file?: string | undefined;
  /** Only organizations one of whose names holds these words. */
  readonly name?: string | undefined;
  readonly json?: boolean | undefined;
}

export interface ImportDirectory {
  /** What is added to. Created where it is not there yet. */
  readonly file: string;
  /** CSV files with the columns of a directory. */
  readonly from: readonly string[];
  readonly json?: boolean | undefined;
}

export interface LearnDirectory {
  readonly file: string;
  readonly json?: boolean | undefined;
}

/** Prints what is known, as a CSV or as JSON; the letter's own directory outranks the starter. */
export async function showDirectory(options: ShowDirectory, world: World): Promise<ExitStatus> {
  const own = options.file === undefined ? [] : await readAt(options.file, world);
  const all = mergeDirectories([own, starterDirectory()]);
  const wanted = nameKey(options.name ?? '');
  const shown = all.filter(
    ({ name, aliases, acronym }) =>
      wanted === '' || [name, ...aliases, acronym].some((each) => nameKey(each).includes(wanted)),
  );
  world.stdout.write(options.json ? `${JSON.stringify(shown)}\n` : formatDirectory(shown));
  return EXIT.done;
}

/** Adds other directories to one; what stands in it already outranks them. */
export async function importDirectory(options: ImportDirectory, world: World): Promise<ExitStatus> {
  const before = await readIfThere(options.file, world);
  const added: (readonly KnownOrganization[])[] = [];
  for (const file of options.from) added.push(await readAt(file, world));
  return save(options, before, mergeDirectories([before, ...added]), world);
}

/** Adds what a letter's listed organizations teach: other spellings, acronyms, domains. */
export async function learnDirectory(
  options: LearnDirectory,
  signers: readonly OrganizationSigner[],
  world: World,
): Promise<ExitStatus> {
  const before = await readIfThere(options.file, world);
  return save(options, before, learn(before, signers), world);
}

async function save(
  options: { readonly file: string; readonly json?: boolean | undefined },
  before: readonly KnownOrganization[],
  after: readonly KnownOrganization[],
  world: World,
): Promise<ExitStatus> {
  const text = formatDirectory(after);
  const changed = text !== formatDirectory(before);
  if (changed) await replaceFile(resolve(world.cwd, options.file), text);
  const summary = { known: after.length, added: after.length - before.length, changed };
  if (options.json) world.stdout.write(`${JSON.stringify(summary)}\n`);
  else world.stderr.write(`${after.length} organizations, ${summary.added} of them new\n`);
  return EXIT.done;
}

async function textAt(file: string, world: World): Promise<string | undefined> {
  try {
    return await readFile(resolve(world.cwd, file), 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new AppError(`The directory ${file} cannot be read.`, {
      exitCode: EXIT.data,
      hint: 'Make the file readable, or name another.',
      cause: error,
    });
  }
}

async function readIfThere(file: string, world: World): Promise<readonly KnownOrganization[]> {
  const text = await textAt(file, world);
  return text === undefined ? [] : readDirectory(text, file);
}

async function readAt(file: string, world: World): Promise<readonly KnownOrganization[]> {
  const text = await textAt(file, world);
  if (text !== undefined) return readDirectory(text, file);
  throw new AppError(`There is no directory ${file}.`, {
    exitCode: EXIT.data,
    hint: 'Name a CSV with the columns name,aliases,acronym,state,scope,domains.',
  });
}
