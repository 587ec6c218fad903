import { command } from './command.ts';
import { flag, text } from './option.ts';

export const RESTORE = command({
  name: 'restore [id]',
  describe: 'Bring back an earlier version of a master that is an .xlsx file',
  options: {
    id: text('Which version; without it, the versions that are kept are listed'),
    yes: flag('Replace the master without asking'),
  },
  examples: [
    ['restore', 'List the versions that are kept'],
    ['restore 2026-04-20T10-00-00.000Z', 'Bring one back'],
    ['restore 2026-04-20T10-00-00.000Z --yes', 'The same, in a script'],
  ],
  load: async () => {
    const { restore } = await import('../commands/restore.ts');
    return ({ id, ...rest }, world) => restore({ ...rest, version: id }, world);
  },
});
