import { allConfigs } from '../config/find.ts';
import { AppError, EXIT } from '../errors.ts';
import type { World } from '../world.ts';
import { findLetter } from './open-letter.ts';

/**
 * The directory that a command is about: the file that was named, else the one that the letter's
 * config names; undefined where it names none.
 *
 * Without any letter in `config/` there is none either, unless a letter is `needed`; then that
 * throws (78), as a config that is wrong always does.
 */
export async function ownDirectory(
  { config, file }: { readonly config?: string | undefined; readonly file?: string | undefined },
  world: World,
  letter: 'needed' | 'if there' = 'if there',
): Promise<string | undefined> {
  if (file !== undefined) return file;
  if (letter === 'if there' && config === undefined && !(await anyLetter(world.cwd)))
    return undefined;
  return (await findLetter(config, world)).directory;
}

async function anyLetter(cwd: string): Promise<boolean> {
  try {
    return (await allConfigs(cwd)).length > 0;
  } catch (error) {
    if (error instanceof AppError && error.exitCode === EXIT.config) return false;
    throw error;
  }
}
