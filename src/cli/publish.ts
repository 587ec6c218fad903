import type { CommandModule } from 'yargs';
import type { World } from '../world.ts';
import type { GlobalOptions } from './global-options.ts';

interface PublishArguments extends GlobalOptions {
  edition: string;
  again?: boolean | undefined;
}

export function publishCommand(
  world: World,
  done: (status: number) => void,
): CommandModule<GlobalOptions, PublishArguments> {
  return {
    command: 'publish',
    describe: 'Freeze who is listed now as an edition of the letter',
    builder: (yargs) =>
      yargs
        .option('edition', {
          type: 'string',
          requiresArg: true,
          demandOption: true,
          describe: 'How people call this publication of the letter',
        })
        .option('again', {
          type: 'boolean',
          describe: 'Freeze it anew, though one of that name was frozen before',
        })
        .example('$0 publish --edition "Initial letter"', 'When the letter has been delivered')
        .example('$0 export --edition "Initial letter"', 'The list as it was then')
        .example('$0 export --since "Initial letter"', 'Late signers'),
    handler: async ({ config, json, edition, again }) => {
      const { publish } = await import('../commands/publish.ts');
      done(await publish({ config, json: json ?? false, edition, again: again ?? false }, world));
    },
  };
}
