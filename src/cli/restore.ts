import type { CommandModule } from 'yargs';
import type { World } from '../world.ts';
import type { GlobalOptions } from './global-options.ts';

interface RestoreArguments extends GlobalOptions {
  version?: string | undefined;
  yes?: boolean | undefined;
}

export function restoreCommand(
  world: World,
  done: (status: number) => void,
): CommandModule<GlobalOptions, RestoreArguments> {
  return {
    command: 'restore [version]',
    describe: 'Bring back an earlier version of a master that is an .xlsx file',
    builder: (yargs) =>
      yargs
        .version(false)
        .positional('version', {
          type: 'string',
          describe: 'Which one; left out, those that are kept are listed',
        })
        .option('yes', { type: 'boolean', describe: 'Replace the master without asking' })
        .example('$0 restore', 'List the versions that are kept')
        .example('$0 restore 2026-04-20T10-00-00.000Z', 'Bring one back')
        .example('$0 restore 2026-04-20T10-00-00.000Z --yes', 'The same, in a script'),
    handler: async ({ config, json, version, yes }) => {
      const { restore } = await import('../commands/restore.ts');
      done(await restore({ config, json: json ?? false, version, yes: yes ?? false }, world));
    },
  };
}
