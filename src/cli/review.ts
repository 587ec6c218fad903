import type { CommandModule } from 'yargs';
import type { World } from '../world.ts';
import type { GlobalOptions } from './global-options.ts';

interface ReviewArguments extends GlobalOptions {
  web?: boolean | undefined;
  port?: number | undefined;
  open: boolean;
  by?: string | undefined;
}

export function reviewCommand(
  world: World,
  done: (status: number) => void,
): CommandModule<GlobalOptions, ReviewArguments> {
  return {
    command: 'review',
    describe: 'Judge possible matches and missing authorities, one at a time',
    builder: (yargs) =>
      yargs
        .option('web', { type: 'boolean', describe: 'As a page in the browser of this machine' })
        .option('port', {
          type: 'number',
          requiresArg: true,
          describe: 'web: the port of the page (default: any that is free)',
        })
        .option('open', {
          type: 'boolean',
          default: true,
          describe: 'web: open the browser; --no-open only prints the address',
        })
        .option('by', {
          type: 'string',
          requiresArg: true,
          describe: 'Who decides, for the column Decided by (default: the user’s name here)',
        })
        .example('$0 review', 'In the terminal, with one key an answer')
        .example('$0 review --web', 'As a local web page')
        .example('$0 review --json', 'What waits, for a program'),
    handler: async ({ config, json, web, port, open, by }) => {
      const { review } = await import('../commands/review.ts');
      const options = { config, json: json ?? false, web: web ?? false, port, open, by };
      done(await review(options, world));
    },
  };
}
