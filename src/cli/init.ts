import type { CommandModule } from 'yargs';
import type { World } from '../world.ts';
import type { GlobalOptions } from './global-options.ts';

interface InitArguments extends GlobalOptions {
  source?: string[] | undefined;
  form?: string[] | undefined;
  sheet?: string[] | undefined;
  csv?: string[] | undefined;
  tab?: string | undefined;
  map?: string[] | undefined;
  letter?: string | undefined;
  timezone?: string | undefined;
  master?: string | undefined;
  'create-master'?: boolean | undefined;
  credentials?: string | undefined;
  force?: boolean | undefined;
  yes?: boolean | undefined;
  verbose?: boolean | undefined;
}

const texts = (describe: string) =>
  ({ type: 'string', array: true, nargs: 1, requiresArg: true, describe }) as const;
const text = (describe: string) => ({ type: 'string', requiresArg: true, describe }) as const;
const flag = (describe: string) => ({ type: 'boolean', describe }) as const;

export function initCommand(
  world: World,
  done: (status: number) => void,
): CommandModule<GlobalOptions, InitArguments> {
  return {
    command: 'init [source..]',
    describe: 'Look at a form, a sheet or a CSV, and write the config of a letter',
    builder: (yargs) =>
      yargs
        .positional('source', {
          type: 'string',
          array: true,
          describe: 'Addresses of forms or sheets as the browser shows them, or CSV files',
        })
        .option('form', texts('A Google Form: its address while you edit it, or its ID'))
        .option('sheet', texts('A response sheet: its address or ID'))
        .option('tab', text('The tab of the sheet that holds the responses'))
        .option('csv', texts('A CSV export, plain or zipped'))
        .option('map', texts('Which question asks for a field: organization="Your group"'))
        .option('letter', text("The letter's name (default: the form's title)"))
        .option(
          'timezone',
          text('Of timestamps and deadlines that carry none, like America/Chicago'),
        )
        .option(
          'master',
          text('Where the list lives: a file.xlsx, or the address of a Google Sheet'),
        )
        .option(
          'create-master',
          flag('Create a Google Sheet for the list (not as a service account)'),
        )
        .option('credentials', text('The key file of a service account; noted in .env'))
        .option('force', flag('Write over a config that is there'))
        .option('yes', flag('Ask nothing; take what is proposed'))
        .option(
          'verbose',
          flag('Show sample answers, which are real ones, also without a terminal'),
        )
        .example('$0 init responses.csv', 'From a downloaded export, without any account')
        .example('$0 init https://docs.google.com/forms/d/…/edit', 'From a form')
        .example('$0 init --csv a.csv --map "organization=Your group"', 'Say what a question asks'),
    handler: async (given) => {
      const { init } = await import('../commands/init.ts');
      const { config, tab, letter, timezone, master, credentials } = given;
      done(
        await init(
          {
            config,
            json: given.json ?? false,
            sources: given.source ?? [],
            forms: given.form ?? [],
            sheets: given.sheet ?? [],
            csvs: given.csv ?? [],
            map: given.map ?? [],
            tab,
            letter,
            timezone,
            master,
            credentials,
            createMaster: given['create-master'] ?? false,
            force: given.force ?? false,
            yes: given.yes ?? false,
            verbose: given.verbose ?? false,
          },
          world,
        ),
      );
    },
  };
}
