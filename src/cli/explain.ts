import { command } from './command.ts';
import { needed } from './option.ts';

export const EXPLAIN = command({
  name: 'explain <name>',
  describe: 'Why a group is, or is not, on the list',
  options: { name: needed('The name, in any spelling, or a signer ID') },
  examples: [
    ['explain "Slow Lanes Ohio"', 'Its responses, merges and decisions'],
    ['explain O-0008 --json', 'The same for a program'],
  ],
  load: async () => (await import('../commands/explain.ts')).explain,
});
