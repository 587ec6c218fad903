import type { CommandModule } from 'yargs';
import type { World } from '../world.ts';
import type { GlobalOptions } from './global-options.ts';

interface SyncArguments extends GlobalOptions {
  'dry-run'?: boolean | undefined;
  force?: boolean | undefined;
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
        .option('verbose', { type: 'boolean', describe: 'Name the signers that are affected' })
        .example('$0 sync', 'Sync the only letter in config/')
        .example('$0 sync --config config/safe-streets.yaml --dry-run', 'Show what would change')
        .example('$0 sync --json', 'Counts for a monitor'),
    handler: async (given) => {
      const { sync } = await import('../commands/sync.ts');
      done(
        await sync(
          {
            config: given.config,
            json: given.json ?? false,
            dryRun: given['dry-run'] ?? false,
            force: given.force ?? false,
            verbose: given.verbose ?? false,
          },
          world,
        ),
      );
    },
  };
}
