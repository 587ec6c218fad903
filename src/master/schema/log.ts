import { column, type TabSpec } from './column.ts';

export type LogKey =
  | 'when'
  | 'result'
  | 'pulled'
  | 'new'
  | 'updated'
  | 'signers'
  | 'toReview'
  | 'keptEdits'
  | 'googleCalls'
  | 'seconds'
  | 'message';

const NUMBER = { kind: 'number' } as const;

/** A sync that wrote something a row. */
export const LOG: TabSpec<LogKey> = {
  title: 'Log',
  hidden: false,
  looks: { frozen: 1 },
  columns: [
    column('when', 'When', 19, 'When it was written, by the letter’s own time zone.'),
    column('result', 'Result', 12, 'What became of the sync.'),
    column('pulled', 'Pulled', 9, 'How many responses the sources hold.', NUMBER),
    column('new', 'New', 9, 'How many of them were new.', NUMBER),
    column('updated', 'Updated', 9, 'How many of them were edited since.', NUMBER),
    column('signers', 'Signers', 9, 'How many signers there are.', NUMBER),
    column('toReview', 'To review', 11, 'How many rows wait on the Review tab.', NUMBER),
    column('keptEdits', 'Kept edits', 11, 'In how many cells an edit of yours stands.', NUMBER),
    column('googleCalls', 'Google calls', 13, 'How many requests to Google it took.', NUMBER),
    column('seconds', 'Seconds', 9, 'How long it took.', NUMBER),
    column('message', 'Message', 70, 'What you should know of it.', { wrap: true }),
  ],
};
