import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { mergeDirectories } from '../directory/directory.ts';
import { formatDirectory } from '../directory/files.ts';
import { learn, type Taught } from '../directory/learn.ts';
import { readDirectory } from '../directory/load.ts';
import { withOwnColumns } from '../directory/own-columns.ts';
import { withStarter } from '../directory/starter.ts';
import { AppError, EXIT, type ExitStatus } from '../errors.ts';
import { errorCode } from '../files/cannot-write.ts';
import { replaceFile } from '../files/replace-file.ts';
import type { KnownOrganization } from '../matching/interface.ts';
import { nameKey } from '../names/key.ts';
import type { World } from '../world.ts';
import { ownDirectory } from './own-directory.ts';

interface DirectoryOptions {
  readonly config?: string | undefined;
  /** The letter's own directory where absent. */
  readonly file?: string | undefined;
  readonly json?: boolean | undefined;
}

export interface ShowDirectory extends DirectoryOptions {
  /** Only organizations one of whose names holds these words. */
  readonly name?: string | undefined;
}

export interface ImportDirectory extends DirectoryOptions {
  /** CSV files with the columns of a directory. */
  readonly from: readonly string[];
}

/**
 * Prints what is known, as a CSV or as JSON; the letter's own directory outranks the starter, which
 * is shown alone where there is no letter.
 */
export async function showDirectory(options: ShowDirectory, world: World): Promise<ExitStatus> {
  const file = await ownDirectory(options, world);
  const own =
    file === undefined
      ? []
      : options.file === undefined
        ? await readIfThere(file, world)
        : await readAt(file, world);
  const all = withStarter(own);
  const wanted = nameKey(options.name ?? '');
  const shown = all.filter(
    ({ name, aliases, acronym }) =>
      wanted === '' || [name, ...aliases, acronym].some((each) => nameKey(each).includes(wanted)),
  );
  if (options.json) world.stdout.write(`${JSON.stringify(shown)}\n`);
  else if (shown.length > 0) world.stdout.write(formatDirectory(shown));
  else world.stderr.write('Nothing is known under that name.\n');
  return EXIT.done;
}

/** Adds other directories to one; what stands in it already outranks them. */
export async function importDirectory(options: ImportDirectory, world: World): Promise<ExitStatus> {
  const file = await targetOf(options, world);
  const added: (readonly KnownOrganization[])[] = [];
  for (const each of options.from) added.push(await readAt(each, world));
  return change(file, options, (before) => mergeDirectories([before, ...added]), world);
}

/** Adds what a letter's listed organizations teach: other spellings, acronyms, domains. */
export async function learnDirectory(
  options: DirectoryOptions,
  taught: () => Promise<Taught>,
  world: World,
): Promise<ExitStatus> {
  const file = await targetOf(options, world);
  const lessons = await taught();
  return change(file, options, (before) => learn(before, lessons), world);
}

/** The file that is written to; throws (78) where nothing names one. */
async function targetOf(options: DirectoryOptions, world: World): Promise<string> {
  const file = await ownDirectory(options, world, 'needed');
  if (file !== undefined) return file;
  throw new AppError('The config names no directory.', {
    exitCode: EXIT.config,
    hint: 'Write `directory: organizations.csv` into it, or name a file with --file.',
  });
}

async function change(
  file: string,
  { json }: DirectoryOptions,
  changed: (before: readonly KnownOrganization[]) => readonly KnownOrganization[],
  world: World,
): Promise<ExitStatus> {
  const text = await textAt(file, world);
  const before = text === undefined ? [] : readDirectory(text, file);
  const after = changed(before);
  const isNew = formatDirectory(after) !== formatDirectory(mergeDirectories([before]));
  if (isNew) await replaceFile(resolve(world.cwd, file), withOwnColumns(after, text ?? ''));
  const added = after.length - mergeDirectories([before]).length;
  const summary = { known: after.length, added, changed: isNew };
  if (json) world.stdout.write(`${JSON.stringify(summary)}\n`);
  else {
    const shown = relative(world.cwd, resolve(world.cwd, file));
    world.stderr.write(
      isNew
        ? `${shown}: ${after.length} organizations, ${added} of them new\n`
        : `${shown}: nothing new, ${after.length} organizations\n`,
    );
  }
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
