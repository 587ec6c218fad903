import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { cannotWrite } from '../../platform/files/cannot-write.ts';
import { errorCode } from '../../platform/files/error-code.ts';
import { refuseWhileOpen } from '../../platform/files/open-elsewhere.ts';

/** Throws (73, 75) where an .xlsx master could not be written. */
export async function tryFile(path: string, now: () => Date): Promise<void> {
  await refuseWhileOpen(path, now);
  let place = path;
  for (;;) {
    try {
      const isFolder = (await stat(place)).isDirectory();
      if (isFolder === (place === path)) {
        throw Object.assign(new Error(place), { code: isFolder ? 'EISDIR' : 'ENOTDIR' });
      }
      await access(place, constants.W_OK);
      return;
    } catch (error) {
      // What is not there yet is made by the first sync, in the nearest folder that is.
      if (errorCode(error) !== 'ENOENT' || dirname(place) === place) throw cannotWrite(path, error);
      place = dirname(place);
    }
  }
}
