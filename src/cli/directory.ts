import { command, type CommandGroup } from './command.ts';
import { neededTexts, text } from './option.ts';

const file = text('The directory (default: the one that the config names)');

const SHOW = command({
  name: 'show [name]',
  describe: 'Print what is known, including the starter directory, as CSV',
  options: {
    file,
    name: text('Only organizations with these words in a name, alias or acronym'),
  },
  examples: [
    ['directory show "sierra club"', 'What is known about one'],
    ['directory show --file organizations.csv --json', 'All, for a program'],
  ],
  load: async () => (await import('../commands/directory.ts')).showDirectory,
});

const IMPORT = command({
  name: 'import <files..>',
  describe: 'Merge other directories into one; its own entries take precedence',
  options: {
    file,
    files: neededTexts('CSV files with the columns name,aliases,acronym,state,scope,domains'),
  },
  examples: [
    ['directory import coalition.csv', "Into the letter's directory"],
    ['directory import a.csv b.csv --file organizations.csv', 'Without a config'],
  ],
  load: async () => {
    const { importDirectory } = await import('../commands/directory.ts');
    return ({ files, ...rest }, world) => importDirectory({ ...rest, from: files }, world);
  },
});

const LEARN = command({
  name: 'learn',
  describe: "Add what the letter's master knows: other spellings, acronyms, domains",
  options: { file },
  examples: [
    ['directory learn', 'After the review; the next letter starts with it'],
    ['directory learn --file ../shared/organizations.csv', 'Into another file'],
  ],
  load: async () => (await import('../commands/directory.ts')).learnDirectory,
});

export const DIRECTORY: CommandGroup = {
  name: 'directory',
  describe: 'Show, import and learn known organizations: knowledge kept across letters',
  commands: [SHOW, IMPORT, LEARN],
};
