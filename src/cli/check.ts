import type { CommandModule } from 'yargs';
import type { World } from '../world.ts';
import type { GlobalOptions } from './global-options.ts';

export function checkCommand(
  world: World,
  done: (status: number) => void,
): CommandModule<GlobalOptions, GlobalOptions> {
  return {
    command: 'check',
    describe: 'Try everything that a sync needs, change nothing, and say what to mend',
    builder: (yargs) =>
      yargs
        .example('$0 check', 'Check the only letter in config/')
        .example('$0 check --json', 'The same for a monitor'),
    handler: async ({ config, json }) => {
      const { check } = await import('../commands/check.ts');
      done(await check({ config, json: json ?? false }, world));
    },
  };
}
