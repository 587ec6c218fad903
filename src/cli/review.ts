import { command } from './command.ts';
import { flag, number, text } from './option.ts';

export const REVIEW = command({
  name: 'review',
  describe: 'Judge possible matches and missing authorities, one at a time',
  options: {
    web: flag('As a page in the browser of this machine'),
    port: number(0, 65_535, 'web: the port of the page (default: any that is free)'),
    open: flag('web: open the browser; --no-open only prints the address', { default: true }),
    shortcut: flag('Write a file that starts the review page by a double click'),
    by: text('Who decides, for the column Decided by (default: the user’s name here)'),
  },
  examples: [
    ['review', 'In the terminal, with one key an answer'],
    ['review --web', 'As a local web page'],
    ['review --shortcut', 'Put the page on the desktop, for people who do not use a terminal'],
    ['review --json', 'What waits, for a program'],
  ],
  load: async () => (await import('../commands/review.ts')).review,
});
