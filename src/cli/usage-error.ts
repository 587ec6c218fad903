import { AppError, EXIT } from '../errors.ts';

/**
 * A command line that cannot be understood (64).
 *
 * @param path the words of the command, whose help the hint names where there is no better one
 */
export function usageError(message: string, path: string, hint?: string): AppError {
  const page = path === '' ? '--help' : `${path} --help`;
  return new AppError(message, {
    exitCode: EXIT.usage,
    hint: hint ?? `See: undersigned ${page}`,
  });
}
