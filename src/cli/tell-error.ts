import { AppError, EXIT } from '../errors.ts';
import type { World } from '../world.ts';

/**
 * Tells a person what stopped the run, on stderr, and with `--json` a program on
 * stdout. Returns the exit status.
 */
export function tellError(error: unknown, argv: readonly string[], world: World): number {
  const known = error instanceof AppError ? error : unexpected(error);
  world.stderr.write(`undersigned: ${known.message}\n`);
  if (known.hint !== undefined) world.stderr.write(`  → ${known.hint}\n`);
  if (argv.includes('--debug')) {
    for (let each: unknown = error; each instanceof Error; each = each.cause) {
      world.stderr.write(`${each.stack ?? each.message}\n`);
    }
  }
  if (argv.includes('--json')) {
    const { exitCode, message, hint } = known;
    world.stdout.write(`${JSON.stringify({ error: { exitStatus: exitCode, message, hint } })}\n`);
  }
  return known.exitCode;
}

/** A fault of the program. Its text may hold anything, so only its kind is shown. */
function unexpected(error: unknown): AppError {
  const kind = error instanceof Error ? error.constructor.name : typeof error;
  return new AppError(`Something went wrong that should not (${kind}). Nothing was half-written.`, {
    exitCode: EXIT.data,
    hint: 'Run it again with --debug and report what it shows; look through it for names first.',
    cause: error,
  });
}
