import type { CommandModule } from 'yargs';
import type { World } from '../world.ts';
import { durationMs } from './duration.ts';
import type { GlobalOptions } from './global-options.ts';

interface SyncArguments extends GlobalOptions {
  all?: boolean | undefined;
  every?: string | undefined;
  'dry-run'?: boolean | undefined;
  force?: boolean | undefined;
  quiet?: boolean | undefined;
  verbose?: boolean | undefined;
}

export function syncCommand(
  world: World,
  done: (status: number) => void,
): CommandModule<GlobalOptions, SyncArguments> {
  return {
    command: 'sync',
    describe: 'Pull all sign-ons and bring the master up to date',
    builder: (yargs) =>
      yargs
        .option('dry-run', { type: 'boolean', describe: 'Print what would change; write nothing' })
        .option('force', {
          type: 'boolean',
          describe: 'Write even where a large part of the list would change at once',
        })
        .option('all', {
          type: 'boolean',
          describe: 'Every letter in config/; one that fails does not stop the others',
        })
        .option('every', {
          type: 'string',
          requiresArg: true,
          describe: 'Keep running, and sync every 15m, 1h, …',
        })
        .option('quiet', { type: 'boolean', describe: 'Say nothing but what went wrong' })
        .option('verbose', { type: 'boolean', describe: 'Name the signers that are affected' })
        .conflicts('all', 'config')
        .example('$0 sync', 'Sync the only letter in config/')
        .example('$0 sync --config config/safe-streets.yaml --dry-run', 'Show what would change')
        .example('$0 sync --all --quiet', 'Every letter, for a timer')
        .example('$0 sync --every 15m', 'Where there is no timer: keep running')
        .example('$0 sync --json', 'Counts for a monitor'),
    handler: async (given) => {
      const every = given.every === undefined ? undefined : durationMs(given.every, '--every');
      const { sync } = await import('../commands/sync.ts');
      done(
        await sync(
          {
            config: given.config,
            all: given.all ?? false,
            every,
            json: given.json ?? false,
            dryRun: given['dry-run'] ?? false,
            force: given.force ?? false,
            quiet: given.quiet ?? false,
            verbose: given.verbose ?? false,
          },
          world,
        ),
      );
    },
  };
}
