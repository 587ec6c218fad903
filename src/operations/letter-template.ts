import { resolve } from 'node:path';
import { AppError, EXIT } from '../errors.ts';
import type { Audience, Format, PublishedList } from '../lists/published-list.ts';
import { readRegular } from '../platform/files/read-regular.ts';
import { hintUnreadable, whyUnreadable } from '../platform/files/unreadable.ts';
import type { World } from '../world.ts';

/** Reads the Word letter at `path`; what it returns fills it. Throws (65) if it cannot be read. */
export async function letterTemplate(
  path: string,
  world: World,
): Promise<(list: PublishedList) => Promise<Uint8Array>> {
  let letter: Buffer;
  try {
    letter = await readRegular(resolve(world.cwd, path));
  } catch (cause) {
    throw new AppError(`The letter ${path} cannot be read: ${whyUnreadable(cause)}.`, {
      exitCode: EXIT.data,
      hint: hintUnreadable(cause, 'Correct the path that --into names.'),
      cause,
    });
  }
  const { fillLetter } = await import('../lists/formats/fill-letter.ts');
  return (list) => fillLetter(letter, list, path);
}

/** What is asked for beside a letter to fill. */
interface BesideLetter {
  readonly audience: Audience | undefined;
  readonly format: Format | undefined;
  readonly json: boolean;
  readonly list: string | undefined;
  readonly output: string | undefined;
}

/**
 * Throws (64) for what cannot be in a letter, which is for everybody and a Word document, and if
 * the filled letter would take the place of the one with the placeholders.
 */
export function refuseBesideLetter(
  { audience, format, json, list, output }: BesideLetter,
  into: string,
  world: World,
): void {
  const wrong =
    audience === 'internal'
      ? '--audience internal'
      : list === 'follow-up'
        ? '--list follow-up'
        : json
          ? '--json'
          : format !== undefined && format !== 'docx'
            ? `--format ${format}`
            : undefined;
  if (wrong !== undefined) {
    throw new AppError(`--into fills a Word letter with the public list, not with ${wrong}.`, {
      exitCode: EXIT.usage,
      hint: `Leave out ${wrong}.`,
    });
  }
  if (output === undefined || resolve(world.cwd, output) !== resolve(world.cwd, into)) return;
  throw new AppError('--output names the letter itself, whose placeholders would be gone.', {
    exitCode: EXIT.usage,
    hint: 'Name another file; the letter can then be filled again.',
  });
}
