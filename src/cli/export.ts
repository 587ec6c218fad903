import type { CommandModule } from 'yargs';
import type { World } from '../world.ts';
import type { GlobalOptions } from './global-options.ts';

const LISTS = ['organizations', 'individuals', 'all', 'follow-up'] as const;
const FORMATS = ['csv', 'md', 'html', 'txt', 'docx', 'json'] as const;
const AUDIENCES = ['public', 'internal'] as const;
const GROUPS = ['none', 'state', 'scope'] as const;

interface ExportArguments extends GlobalOptions {
  list: (typeof LISTS)[number];
  format?: (typeof FORMATS)[number] | undefined;
  into?: string | undefined;
  audience?: (typeof AUDIENCES)[number] | undefined;
  group: (typeof GROUPS)[number];
  'every-state'?: boolean | undefined;
  since?: string | undefined;
  edition?: string | undefined;
  limit?: number | undefined;
  page?: boolean | undefined;
  output?: string | undefined;
}

export function exportCommand(
  world: World,
  done: (status: number) => void,
): CommandModule<GlobalOptions, ExportArguments> {
  return {
    command: 'export',
    describe: 'Print the list of signers, from the master as it stands',
    builder: (yargs) =>
      yargs
        .option('list', {
          choices: LISTS,
          default: 'organizations' as const,
          describe: 'Whom; follow-up: to whom to write and why, for staff',
        })
        .option('format', {
          choices: FORMATS,
          defaultDescription: '"csv", or what the ending of --output names',
          describe: 'Output format',
        })
        .option('audience', {
          choices: AUDIENCES,
          defaultDescription: '"public"',
          describe: 'public holds only what was given for publication; internal holds contacts',
        })
        .option('since', {
          type: 'string',
          requiresArg: true,
          describe: 'Only who signed after this date or edition',
        })
        .option('edition', {
          type: 'string',
          requiresArg: true,
          describe: 'The list of a frozen edition, as it was printed then',
        })
        .option('group', {
          choices: GROUPS,
          default: 'none' as const,
          describe: 'state: National first, then each state',
        })
        .option('every-state', {
          type: 'boolean',
          describe: 'With --group state: under each of its states, not only the first',
        })
        .option('limit', {
          type: 'number',
          requiresArg: true,
          describe: 'Only so many of each kind, then "and 212 more"',
        })
        .option('page', {
          type: 'boolean',
          describe: 'html: a whole page that prints well, instead of a fragment to paste',
        })
        .option('into', {
          type: 'string',
          requiresArg: true,
          describe: 'A Word letter with {{organizations}}, {{individuals}} … to fill',
        })
        .option('output', {
          type: 'string',
          requiresArg: true,
          describe: 'The file to write (default: standard output)',
        })
        .example('$0 export --format csv --output signers.csv', 'The organizations, for the web')
        .example('$0 export --list all --format txt --group state', 'The list as it is printed')
        .example('$0 export --since "Initial letter"', 'Late signers')
        .example('$0 export --into letter.docx --output signed.docx', 'Your own letter, filled')
        .example('$0 export --list follow-up --output write-to.csv', 'For a mail merge')
        .example('$0 export --list follow-up --format txt', 'Drafts; nothing is ever sent'),
    handler: async (given) => {
      const { exportSigners } = await import('../commands/export.ts');
      const { config, json, list, format, audience, group, since, edition } = given;
      const options = {
        list,
        format,
        audience,
        group,
        everyState: given['every-state'] ?? false,
        since,
        edition,
        limit: given.limit,
        output: given.output,
        page: given.page ?? false,
        into: given.into,
      };
      done(await exportSigners({ config, json: json ?? false, ...options }, world));
    },
  };
}
