import type { CommandModule } from 'yargs';
import type { World } from '../world.ts';
import { durationMs } from './duration.ts';
import type { GlobalOptions } from './global-options.ts';

interface StatusArguments extends GlobalOptions {
  'max-age'?: string | undefined;
}

export function statusCommand(
  world: World,
  done: (status: number) => void,
): CommandModule<GlobalOptions, StatusArguments> {
  return {
    command: 'status',
    describe: 'Say when the last good sync was, and what waits for a person',
    builder: (yargs) =>
      yargs
        .option('max-age', {
          type: 'string',
          requiresArg: true,
          describe: 'Exit status 75 where the last good sync is longer ago: 1h, 2d, …',
        })
        .example('$0 status', 'How the letter stands')
        .example('$0 status --max-age 1h', 'For a monitor: 0 while syncs go well, else 75'),
    handler: async (given) => {
      const { 'max-age': limit } = given;
      const maxAge = limit === undefined ? undefined : durationMs(limit, '--max-age');
      const { status } = await import('../commands/status.ts');
      done(await status({ config: given.config, json: given.json ?? false, maxAge }, world));
    },
  };
}
