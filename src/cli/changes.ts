import { command } from './command.ts';
import { needed } from './option.ts';

export const CHANGES = command({
  name: 'changes',
  describe: 'What was added, renamed and withdrawn since an edition was published',
  options: { since: needed('The name of the edition, as it was published') },
  examples: [
    ['changes --since "Initial letter"', 'For the note on the web page'],
    ['changes --since "Initial letter" --json', 'For a program'],
  ],
  load: async () => (await import('../commands/changes.ts')).changes,
});
