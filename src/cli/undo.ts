import { command } from './command.ts';

export const UNDO = command({
  name: 'undo',
  describe: 'Take back the last write to a master in Google Sheets',
  options: {},
  examples: [
    ['undo', 'Restore the cells that the last sync wrote'],
    ['undo --config config/safe-streets.yaml --json', 'Counts for a monitor'],
  ],
  load: async () => (await import('../commands/undo.ts')).undo,
});
