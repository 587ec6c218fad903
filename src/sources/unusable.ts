import { AppError, EXIT } from '../errors.ts';

/** Data that cannot be used: what, and what to do. */
export function unusable(message: string, hint: string, cause?: unknown): AppError {
  return new AppError(message, { exitCode: EXIT.data, hint, cause });
}
