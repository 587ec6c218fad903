/** The code of an error of the file system ("ENOENT"), '' for other errors. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

const REASONS: Readonly<Record<string, readonly [why: string, hint: string]>> = {
  ENOENT: ['it does not exist', ''],
  ENOTDIR: ['its folder does not exist', ''],
  EISDIR: ['it is a folder', 'Name a file in it.'],
  EACCES: ['permission is denied', 'Give the account that runs this the right to read it.'],
  EPERM: ['permission is denied', 'Give the account that runs this the right to read it.'],
  EMFILE: ['too many files are open', 'Close other programs, then run it again.'],
};

/** Why a file could not be read, in words. */
export function whyUnreadable(error: unknown): string {
  const code = errorCode(error);
  return REASONS[code]?.[0] ?? (code === '' ? 'reading failed' : `reading failed (${code})`);
}

/** What to do about a file that could not be read; `missing` is for one that is not there. */
export function hintUnreadable(error: unknown, missing: string): string {
  const hint = REASONS[errorCode(error)]?.[1] ?? '';
  return hint === '' ? missing : hint;
}
