import { errorCode, NOT_REGULAR } from './error-code.ts';

type Reason = readonly [why: string, hint: string];

const NO_FILE: Reason = [
  'it is not a regular file',
  'A pipe or a device cannot be read twice. Use a file.',
];

const REASONS: Readonly<Record<string, Reason>> = {
  ENOENT: ['it does not exist', ''],
  ENOTDIR: ['its folder does not exist', ''],
  EISDIR: ['it is a folder', 'Name a file in it.'],
  EACCES: ['permission is denied', 'Give the account that runs this the right to read it.'],
  EPERM: ['permission is denied', 'Give the account that runs this the right to read it.'],
  [NOT_REGULAR]: NO_FILE,
  // What opening a socket or a device without a driver says.
  ENXIO: NO_FILE,
  EMFILE: ['too many files are open', 'Close other programs, then run it again.'],
};

/** Why a file could not be read, in words. */
export function whyUnreadable(error: unknown): string {
  const code = errorCode(error);
  if (code === undefined) return 'reading failed';
  return REASONS[code]?.[0] ?? `reading failed (${code})`;
}

/** What to do about a file that could not be read; `missing` is for one that is not there. */
export function hintUnreadable(error: unknown, missing: string): string {
  const hint = REASONS[errorCode(error) ?? '']?.[1] ?? '';
  return hint === '' ? missing : hint;
}
