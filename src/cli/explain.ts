import type { CommandModule } from 'yargs';
import type { World } from '../world.ts';
import type { GlobalOptions } from './global-options.ts';

interface ExplainArguments extends GlobalOptions {
  name: string;
}

export function explainCommand(
  world: World,
  done: (status: number) => void,
): CommandModule<GlobalOptions, ExplainArguments> {
  return {
    command: 'explain <name>',
    describe: 'Why a group is, or is not, on the list',
    builder: (yargs) =>
      yargs
        .positional('name', {
          type: 'string',
          demandOption: true,
          describe: 'The name, however it is spelled, or a signer ID',
        })
        .example('$0 explain "Slow Lanes Ohio"', 'Its responses, merges and decisions')
        .example('$0 explain O-0008 --json', 'The same for a program'),
    handler: async ({ config, json, name }) => {
      const { explain } = await import('../commands/explain.ts');
      done(await explain({ config, json: json ?? false, name }, world));
    },
  };
}
