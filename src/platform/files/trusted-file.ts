import { stat } from 'node:fs/promises';
import { env, getuid } from 'node:process';
import { AppError, EXIT } from '../../errors.ts';

/**
 * Refuses a file that says what the program does and belongs to somebody else: whoever
 * may change it decides where names and addresses go. The superuser's are trusted, and
 * under `sudo` those of the account that called it. A file that is not there passes, and
 * so does everything on systems without owners (Windows).
 */
export async function refuseForeignFile(file: string): Promise<void> {
  const me = getuid?.();
  const owner = await stat(file).then(
    ({ uid }) => uid,
    () => undefined,
  );
  if (me === undefined || owner === undefined || owner === me || owner === 0) return;
  if (me === 0 && env['SUDO_UID'] === String(owner)) return;
  throw new AppError(`${file} belongs to another account of this machine; it was not read.`, {
    exitCode: EXIT.config,
    hint: 'Run this as the account that owns it, or make the file your own: copy it and put the copy in its place.',
  });
}
