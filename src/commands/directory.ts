import { relative, resolve } from 'node:path';
import { mergeDirectories } from '../matching/directory/directory.ts';
import { formatDirectory } from '../matching/directory/directory-files.ts';
import { learn } from '../matching/directory/learn.ts';
import { readDirectory } from '../matching/directory/load-directory.ts';
import { withOwnColumns } from '../matching/directory/own-columns.ts';
import { withStarter } from '../matching/directory/starter-directory.ts';
import { AppError, EXIT, type ExitStatus } from '../errors.ts';
import { readText } from '../platform/files/read-regular.ts';
import { errorCode } from '../platform/files/error-code.ts';
import { hintUnreadable, whyUnreadable } from '../platform/files/unreadable.ts';
import { replaceFile } from '../platform/files/replace-file.ts';
import type { KnownOrganization } from '../matching/interface.ts';
import { nameKey } from '../names/key.ts';
import type { World } from '../world.ts';
import { standingMaster } from '../operations/current-master.ts';
import { findLetter, openLetter } from '../operations/open-letter.ts';
import { ownDirectory } from '../operations/own-directory.ts';
import { taughtBy } from '../operations/taught.ts';

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

/**
 * Adds to the directory what the letter's master teaches: other spellings, acronyms, domains; the
 * master is only read. Throws (65) where no sync has made one yet, (78) where no directory is named.
 */
export async function learnDirectory(options: DirectoryOptions, world: World): Promise<ExitStatus> {
  const file = await targetOf(options, world);
  const letter = await findLetter(options.config, world);
  const { ports } = await openLetter(letter, world, 'read-only');
  const { master } = await standingMaster(letter, ports.workbook, world);
  const lessons = taughtBy(master, letter.timezone, world.now().toISOString());
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
    return await readText(resolve(world.cwd, file));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new AppError(`The directory ${file} cannot be read: ${whyUnreadable(error)}.`, {
      exitCode: EXIT.data,
      hint: hintUnreadable(error, 'Name another file.'),
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
