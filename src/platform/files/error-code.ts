/** The code, made like the system's, for a pipe or a device where a file belongs. */
export const NOT_REGULAR = 'ENOTREG';

/**
 * "ENOENT" and the like; undefined for errors that are not the system's. It goes by
 * the looks: where code runs in a realm of its own, an Error is not always an `Error`.
 */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' && /^E[A-Z0-9]+$/.test(error.code) ? error.code : undefined;
}
