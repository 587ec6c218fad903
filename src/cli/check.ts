import { command } from './command.ts';

export const CHECK = command({
  name: 'check',
  describe: 'Try everything that a sync needs, change nothing, and say what to fix',
  options: {},
  examples: [
    ['check', 'Check the only letter in config/'],
    ['check --json', 'The same for a monitor'],
  ],
  load: async () => (await import('../commands/check.ts')).check,
});
