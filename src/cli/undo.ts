import type { CommandModule } from 'yargs';
import type { World } from '../world.ts';
import type { GlobalOptions } from './global-options.ts';

export function undoCommand(
  world: World,
  done: (status: number) => void,
): CommandModule<GlobalOptions, GlobalOptions> {
  return {
    command: 'undo',
    describe: 'Take back the last write to a master in Google Sheets',
    builder: (yargs) =>
      yargs
        .example('$0 undo', 'Put back what stood in the cells that the last sync wrote')
        .example('$0 undo --config config/safe-streets.yaml --json', 'Counts for a monitor'),
    handler: async ({ config, json }) => {
      const { undo } = await import('../commands/undo.ts');
      done(await undo({ config, json: json ?? false }, world));
    },
  };
}
