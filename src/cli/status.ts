import { command } from './command.ts';
import { span } from './option.ts';

export const STATUS = command({
  name: 'status',
  describe: 'Say when the last good sync was, and what waits for a person',
  options: { 'max-age': span('Exit status 75 if the last good sync is longer ago: 1h, 2d, …') },
  examples: [
    ['status', 'How the letter stands'],
    ['status --max-age 1h', 'For a monitor: 0 while syncs go well, otherwise 75'],
  ],
  load: async () => (await import('../commands/status.ts')).status,
});
