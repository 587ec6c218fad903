import { AppError, EXIT } from '../errors.ts';

/**
 * Trouble as a person is told about it. Of a fault of the program only the kind is
 * shown, since its text may hold anything; the fault itself is its cause.
 */
export function toTell(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const kind = error instanceof Error ? error.constructor.name : typeof error;
  return new AppError(`This is a fault of Undersigned (${kind}). Nothing was half-written.`, {
    exitCode: EXIT.internal,
    hint: 'Please report it: run the same command with --debug, remove all names and addresses from what it prints, and open an issue with the rest.',
    cause: error,
  });
}
