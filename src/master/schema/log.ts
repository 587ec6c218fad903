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

/** A sync that wrote something a row. */
export const LOG: TabSpec<LogKey> = {
  title: 'Log',
  hidden: false,
  columns: [
    column('when', 'When', 19, 'When it was written, by the letter’s own time zone.'),
    column('result', 'Result', 12, 'What became of the sync.'),
    column('pulled', 'Pulled', 9, 'How many responses the sources hold.'),
    column('new', 'New', 9, 'How many of them were new.'),
    column('updated', 'Updated', 9, 'How many of them were edited since.'),
    column('signers', 'Signers', 9, 'How many signers there are.'),
    column('toReview', 'To review', 11, 'How many rows wait on the Review tab.'),
    column('keptEdits', 'Kept edits', 11, 'In how many cells an edit of yours stands.'),
    column('googleCalls', 'Google calls', 13, 'How many requests to Google it took.'),
    column('seconds', 'Seconds', 9, 'How long it took.'),
    column('message', 'Message', 70, 'What you should know of it.'),
  ],
};
