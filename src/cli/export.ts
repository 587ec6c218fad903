import { FORMATS } from '../domain/list.ts';
import { command } from './command.ts';
import { choice, flag, number, text } from './option.ts';

export const EXPORT = command({
  name: 'export',
  describe: 'Print the list of signers from the master',
  options: {
    list: choice(
      ['organizations', 'individuals', 'all', 'follow-up'],
      'Which signers; follow-up: whom to write to and why, for staff',
      { otherwise: '"organizations"' },
    ),
    format: choice(FORMATS, 'Output format', {
      otherwise: '"csv", or what the ending of --output names',
    }),
    audience: choice(
      ['public', 'internal'],
      'public holds only what was given for publication; internal holds contacts',
      { otherwise: '"public"' },
    ),
    since: text('Only those who signed after this date or edition'),
    edition: text('The list of a published edition, as it was printed then'),
    group: choice(['none', 'state', 'scope'], 'state: National first, then each state', {
      otherwise: '"none"',
    }),
    'every-state': flag('With --group state: under each of its states, not only the first'),
    limit: number(1, 1_000_000, 'At most this many of each kind, then "and 212 more"'),
    page: flag('html: a whole page that prints well, instead of a fragment to paste'),
    into: text('A Word letter with {{organizations}}, {{individuals}} … to fill'),
    output: text('The file to write (default: standard output)'),
  },
  examples: [
    ['export', "Every file that the config's exports names"],
    ['export --format csv --output signers.csv', 'The organizations, for the web'],
    ['export --list all --format txt --group state', 'The list as it is printed'],
    ['export --since "Initial letter"', 'Late signers'],
    ['export --into letter.docx --output signed.docx', 'Your own letter, filled'],
    ['export --list follow-up --output write-to.csv', 'For a mail merge'],
    ['export --list follow-up --format txt', 'Drafts; nothing is ever sent'],
  ],
  load: async () => (await import('../commands/export.ts')).exportSigners,
});
