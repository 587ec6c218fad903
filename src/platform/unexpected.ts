import { AppError, EXIT } from '../errors.ts';

/**
 * Trouble as a person is told of it. Of a fault of the program only the kind is
 * shown, since its text may hold anything; the fault itself is its cause.
 */
export function toTell(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const kind = error instanceof Error ? error.constructor.name : typeof error;
  return new AppError(`Something went wrong that should not (${kind}). Nothing was half-written.`, {
    exitCode: EXIT.data,
    hint: 'Run it again with --debug and report what it shows; look through it for names first.',
    cause: error,
  });
}
