import { AppError, EXIT } from '../errors.ts';
import type { World } from '../world.ts';

type Level = 'info' | 'warning' | 'error';

/** Counts, codes and paths; never a name or an address of a person. */
type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

/** One line on standard error for each thing worth keeping. */
export interface Log {
  /** Whether UNDERSIGNED_LOG asks for a line also where all is well. */
  readonly wanted: boolean;
  write(level: Level, message: string, fields?: Fields): void;
}

/**
 * Logs as UNDERSIGNED_LOG says: `json` for one object a line (`time`, `level`, `message`
 * and fields), `text` for people. Where it is not set, warnings and errors
 * come as text and all else is left out. Throws (78) for any other value.
 */
export function logTo({ env, stderr, now }: Pick<World, 'env' | 'stderr' | 'now'>): Log {
  const kind = env['UNDERSIGNED_LOG'] ?? '';
  if (!['', 'text', 'json'].includes(kind)) {
    throw new AppError(`UNDERSIGNED_LOG is "${kind}", which is not known.`, {
      exitCode: EXIT.config,
      hint: 'Write json or text, or leave it out.',
    });
  }
  return {
    wanted: kind !== '',
    write: (level, message, fields = {}) => {
      if (kind === '' && level === 'info') return;
      const time = now().toISOString();
      stderr.write(
        kind === 'json'
          ? `${JSON.stringify({ time, level, message, ...fields })}\n`
          : `${kind === 'text' ? `${time} ` : ''}undersigned: ${message}\n`,
      );
    },
  };
}
