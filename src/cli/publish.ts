import { command } from './command.ts';
import { flag, needed } from './option.ts';

export const PUBLISH = command({
  name: 'publish',
  describe: 'Freeze who is listed now as an edition of the letter',
  options: {
    edition: needed('The name of this edition of the letter'),
    again: flag('Replace the edition of the same name'),
  },
  examples: [
    ['publish --edition "Initial letter"', 'When the letter has been delivered'],
    ['export --edition "Initial letter"', 'The list as it was then'],
    ['export --since "Initial letter"', 'Late signers'],
  ],
  load: async () => (await import('../commands/publish.ts')).publish,
});
