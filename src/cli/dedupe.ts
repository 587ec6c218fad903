import type { CommandModule } from 'yargs';
import type { World } from '../world.ts';
import type { GlobalOptions } from './global-options.ts';

interface DedupeArguments extends GlobalOptions {
  file: string;
  name: string;
  email?: string | undefined;
  state?: string | undefined;
  output?: string | undefined;
  review?: string | undefined;
  directory?: string | undefined;
}

export function dedupeCommand(
  world: World,
  done: (status: number) => void,
): CommandModule<GlobalOptions, DedupeArguments> {
  return {
    command: 'dedupe <file>',
    describe: 'Find the rows of any CSV that are one organization; no config, no Google',
    builder: (yargs) =>
      yargs
        .positional('file', {
          type: 'string',
          demandOption: true,
          describe: 'The CSV; - for standard input',
        })
        .option('name', {
          type: 'string',
          demandOption: true,
          requiresArg: true,
          describe: 'The column of the names',
        })
        .option('email', {
          type: 'string',
          requiresArg: true,
          describe: 'The column of e-mail addresses; a shared domain is evidence',
        })
        .option('state', { type: 'string', requiresArg: true, describe: 'The column of states' })
        .option('output', {
          type: 'string',
          requiresArg: true,
          describe: 'Where the rows go, with cluster_id, canonical_name and match_reason',
        })
        .option('review', {
          type: 'string',
          requiresArg: true,
          describe: 'Where the pairs go that a person should judge, best first',
        })
        .option('directory', {
          type: 'string',
          requiresArg: true,
          describe: 'Known organizations: name,aliases,acronym,state,scope,domains',
        })
        .example(
          '$0 dedupe signers.csv --name Organization --output clean.csv',
          'Merge the certain',
        )
        .example(
          '$0 dedupe signers.csv --name Organization --review pairs.csv --output clean.csv',
          'And list the doubtful',
        )
        .example('cat signers.csv | $0 dedupe - --name Organization', 'In a pipe'),
    handler: async (given) => {
      const { dedupe } = await import('../commands/dedupe.ts');
      const { file, name, email, state, output, review, directory, json } = given;
      done(await dedupe({ file, name, email, state, output, review, directory, json }, world));
    },
  };
}
