import { command } from './command.ts';
import { flag } from './option.ts';

export const CHECK = command({
  name: 'check',
  describe: 'Try everything that a sync needs, change nothing, and say what to fix',
  options: {
    'try-write': flag('Also write to a tab of its own in a Google master, and remove it again'),
  },
  examples: [
    ['check', 'Check the only letter in config/'],
    ['check --json', 'The same for a monitor'],
    ['check --try-write', 'Also see whether Google does what the tool relies on'],
  ],
  load: async () => (await import('../commands/check.ts')).check,
});
