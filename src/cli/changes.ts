import type { CommandModule } from 'yargs';
import type { World } from '../world.ts';
import type { GlobalOptions } from './global-options.ts';

interface ChangesArguments extends GlobalOptions {
  since: string;
}

export function changesCommand(
  world: World,
  done: (status: number) => void,
): CommandModule<GlobalOptions, ChangesArguments> {
  return {
    command: 'changes',
    describe: 'What was added, renamed and withdrawn since an edition was frozen',
    builder: (yargs) =>
      yargs
        .option('since', {
          type: 'string',
          requiresArg: true,
          demandOption: true,
          describe: 'The edition, as it was called when it was published',
        })
        .example('$0 changes --since "Initial letter"', 'For the note on the web page')
        .example('$0 changes --since "Initial letter" --json', 'For a program'),
    handler: async ({ config, json, since }) => {
      const { changes } = await import('../commands/changes.ts');
      done(await changes({ config, json: json ?? false, since }, world));
    },
  };
}
