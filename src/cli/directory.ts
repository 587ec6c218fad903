import type { Argv, CommandModule } from 'yargs';
import type { World } from '../world.ts';
import type { GlobalOptions } from './global-options.ts';

interface DirectoryArguments extends GlobalOptions {
  file?: string | undefined;
}

interface ShowArguments extends DirectoryArguments {
  name?: string | undefined;
}

interface ImportArguments extends DirectoryArguments {
  files: string[];
}

export function directoryCommand(
  world: World,
  done: (status: number) => void,
): CommandModule<GlobalOptions, GlobalOptions> {
  return {
    command: 'directory',
    describe: 'Show, import and learn known organizations: knowledge kept across letters',
    builder: (yargs) =>
      yargs
        .command(showCommand(world, done))
        .command(importCommand(world, done))
        .command(learnCommand(world, done))
        .demandCommand(1, 'Say what to do with the directory: show, import or learn.'),
    // One of the commands below it is always demanded.
    handler: () => undefined,
  };
}

const withFile = (yargs: Argv<GlobalOptions>): Argv<DirectoryArguments> =>
  yargs.option('file', {
    type: 'string',
    requiresArg: true,
    describe: 'The directory (default: the one that the config names)',
  });

function showCommand(
  world: World,
  done: (status: number) => void,
): CommandModule<GlobalOptions, ShowArguments> {
  return {
    command: 'show [name]',
    describe: 'Print what is known, the starter directory included, as CSV',
    builder: (yargs) =>
      withFile(yargs)
        .positional('name', {
          type: 'string',
          describe: 'Only organizations with these words in a name, alias or acronym',
        })
        .example('$0 directory show "sierra club"', 'What is known of one')
        .example('$0 directory show --file organizations.csv --json', 'All, for a program'),
    handler: async ({ config, json, file, name }) => {
      const { showDirectory } = await import('../commands/directory.ts');
      done(await showDirectory({ config, file, name, json }, world));
    },
  };
}

function importCommand(
  world: World,
  done: (status: number) => void,
): CommandModule<GlobalOptions, ImportArguments> {
  return {
    command: 'import <files..>',
    describe: 'Add other directories to one; what stands in it outranks them',
    builder: (yargs) =>
      withFile(yargs)
        .positional('files', {
          type: 'string',
          array: true,
          demandOption: true,
          describe: 'CSV files with the columns name,aliases,acronym,state,scope,domains',
        })
        .example('$0 directory import coalition.csv', "Into the letter's directory")
        .example('$0 directory import a.csv b.csv --file organizations.csv', 'Without a config'),
    handler: async ({ config, json, file, files }) => {
      const { importDirectory } = await import('../commands/directory.ts');
      done(await importDirectory({ config, file, from: files, json }, world));
    },
  };
}

function learnCommand(
  world: World,
  done: (status: number) => void,
): CommandModule<GlobalOptions, DirectoryArguments> {
  return {
    command: 'learn',
    describe: "Add what the letter's master knows: other spellings, acronyms, domains",
    builder: (yargs) =>
      withFile(yargs)
        .example('$0 directory learn', 'After the review; the next letter starts with it')
        .example('$0 directory learn --file ../shared/organizations.csv', 'Into another file'),
    handler: async ({ config, json, file }) => {
      const { learnDirectory } = await import('../commands/directory.ts');
      done(await learnDirectory({ config, file, json }, world));
    },
  };
}
