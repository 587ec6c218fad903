/** The code of an error of the file system ("ENOENT"), '' for other errors. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
};

/** Why a file could not be read, in words. */
export function whyUnreadable(error: unknown): string {
  const code = errorCode(error);
  return REASONS[code] ?? (code === '' ? 'reading failed' : `reading failed (${code})`);
}
