import { logTo } from '../platform/log.ts';
import { toTell } from '../platform/unexpected.ts';
import type { World } from '../world.ts';

/**
 * Tells a person what stopped the run, on stderr, and with `--json` a program on
 * stdout. Returns the exit status.
 */
export function printError(error: unknown, argv: readonly string[], world: World): number {
  const known = toTell(error);
  if (world.env['UNDERSIGNED_LOG'] === 'json') {
    const { exitCode: exitStatus, message, hint } = known;
    logTo(world).write('error', message, { exitStatus, hint });
  } else {
    world.stderr.write(`undersigned: ${known.message}\n`);
    if (known.hint !== undefined) world.stderr.write(`  → ${known.hint}\n`);
  }
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
