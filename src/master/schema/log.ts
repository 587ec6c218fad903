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
    column('when', 'When', 19, ['logWhen']),
    column('result', 'Result', 12, ['logResult']),
    column('pulled', 'Pulled', 9, ['logPulled'], NUMBER),
    column('new', 'New', 9, ['logNew'], NUMBER),
    column('updated', 'Updated', 9, ['logUpdated'], NUMBER),
    column('signers', 'Signers', 9, ['logSigners'], NUMBER),
    column('toReview', 'To review', 11, ['logToReview'], NUMBER),
    column('keptEdits', 'Kept edits', 11, ['logKeptEdits'], NUMBER),
    column('googleCalls', 'Google calls', 13, ['logGoogleCalls'], NUMBER),
    column('seconds', 'Seconds', 9, ['logSeconds'], NUMBER),
    column('message', 'Message', 70, ['logMessage'], { wrap: true }),
  ],
};
