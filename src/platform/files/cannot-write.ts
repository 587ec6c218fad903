import { dirname } from 'node:path';
import { AppError, EXIT } from '../../errors.ts';
import { errorCode, NOT_REGULAR } from './error-code.ts';

const WHERE_NAMED = 'That of the master stands in the config: master → path.';

const REASONS: Readonly<Record<string, { what: string; hint: string }>> = {
  EACCES: {
    what: 'this account may not',
    hint: 'Let the account that runs the sync read and write that folder and the file.',
  },
  EPERM: {
    what: 'this account may not',
    hint: 'Let the account that runs the sync read and write that folder and the file.',
  },
  EROFS: { what: 'the disk is read-only', hint: 'Choose a folder that this account can write to.' },
  ENOSPC: { what: 'the disk is full', hint: 'Free some space, then run it again.' },
  EDQUOT: { what: 'the disk quota is used up', hint: 'Free some space, then run it again.' },
  EISDIR: { what: 'it is a folder', hint: `Name a file in it. ${WHERE_NAMED}` },
  [NOT_REGULAR]: {
    what: 'it is not a regular file',
    hint: `Use a regular file, not a pipe or a device. ${WHERE_NAMED}`,
  },
  ENOTDIR: { what: 'a part of its path is a file', hint: `Correct the path. ${WHERE_NAMED}` },
};

/**
 * Says what a failure of the file system means for `path`: an AppError (73).
 * Anything that is none comes back as it is.
 */
export function cannotWrite(
  path: string,
  error: unknown,
  verb: 'write' | 'read' = 'write',
): unknown {
  const code = errorCode(error);
  if (error instanceof AppError || code === undefined) return error;
  const known = REASONS[code];
  const why = known ? known.what : `the system says ${code}`;
  return new AppError(`Cannot ${verb} ${path}: ${why}. It was not changed.`, {
    exitCode: EXIT.cannotWrite,
    hint: known?.hint ?? `Look at the folder ${dirname(path)}.`,
    cause: error,
  });
}
