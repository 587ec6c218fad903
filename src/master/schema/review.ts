import { column, type TabSpec } from './column.ts';

/** What the drop-down offers; more is understood, in every language. */
const DECISIONS = ['same', 'different', 'yes', 'no', 'ok', 'restore', 'exclude'] as const;

export type ReviewKey = 'kind' | 'a' | 'b' | 'evidence' | 'score' | 'decision' | 'decidedBy' | 'id';

const WRAP = { wrap: true } as const;

/** A thing to judge a row. */
export const REVIEW: TabSpec<ReviewKey> = {
  title: 'Review',
  hidden: false,
  rowKey: 'id',
  columns: [
    column('kind', 'Kind', 16, 'What there is to judge.', WRAP),
    column('a', 'A', 32, 'The first of the two, or what it is about.', WRAP),
    column('b', 'B', 32, 'The second of the two, or what it would become.', WRAP),
    column(
      'decision',
      'Decision',
      15,
      'Yours: same or different for two signers, yes or no for a missing authority, ok for what is right as it is. Case and spaces do not count; Spanish is understood too.',
      { choices: DECISIONS, theirs: true },
    ),
    column('decidedBy', 'Decided by', 14, 'Yours: who decided, if you like.', { theirs: true }),
    column('evidence', 'Evidence', 60, 'Why it is asked, and what to write under Decision.', WRAP),
    column('score', 'Score', 8, 'How alike the two are, from 0 to 1.'),
    column('id', 'Review ID', 24, 'How the tool finds this row again; leave it as it is.', {
      hidden: true,
    }),
  ],
};
