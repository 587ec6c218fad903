import { command } from './command.ts';
import { flag, span, text } from './option.ts';

export const SYNC = command({
  name: 'sync',
  describe: 'Pull all sign-ons and bring the master up to date',
  options: {
    'dry-run': flag('Print what would change; write nothing'),
    force: flag('Write even if a large part of the list would change at once'),
    'new-master': flag('Begin a new master even if there are signs of an earlier one'),
    all: flag('Every letter in config/; one that fails does not stop the others'),
    shard: text(
      'With --all, only a part of the letters, like 3/10; the others are for other machines',
    ),
    every: span('Keep running, and sync every 15m, 1h, …'),
    quiet: flag('Say nothing but what went wrong'),
    verbose: flag('Name the signers that are affected'),
  },
  conflicts: [['all', 'config']],
  examples: [
    ['sync', 'Sync the only letter in config/'],
    ['sync --config config/safe-streets.yaml --dry-run', 'Show what would change'],
    ['sync --all --quiet', 'Every letter, for a timer'],
    ['sync --all --shard 3/10', 'Every tenth letter from the third on, on machine 3 of 10'],
    ['sync --every 15m', 'If there is no timer: keep running'],
    ['sync --json', 'Counts for a monitor'],
  ],
  load: async () => (await import('../commands/sync.ts')).sync,
});
