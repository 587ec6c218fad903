import { command } from './command.ts';
import { needed, text } from './option.ts';

export const DEDUPE = command({
  name: 'dedupe <file>',
  describe: 'Find the rows of any CSV that are one organization; no config, no Google',
  options: {
    file: needed('The CSV; - for standard input'),
    name: needed('The column of the names'),
    email: text('The column of e-mail addresses; a shared domain is evidence'),
    state: text('The column of states'),
    output: text('The file for the rows, with cluster_id, canonical_name and match_reason'),
    review: text('The file for the pairs that a person should judge, best first'),
    directory: text('Known organizations: name,aliases,acronym,state,scope,domains'),
  },
  examples: [
    ['dedupe signers.csv --name Organization --output clean.csv', 'Merge what is certain'],
    [
      'dedupe signers.csv --name Organization --review pairs.csv --output clean.csv',
      'And list what is doubtful',
    ],
    ['dedupe - --name Organization < signers.csv', 'In a pipe'],
  ],
  load: async () => (await import('../commands/dedupe.ts')).dedupe,
});
