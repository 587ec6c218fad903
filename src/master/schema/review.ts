import { column, type TabSpec } from './column.ts';

export type ReviewKey = 'kind' | 'a' | 'b' | 'evidence' | 'score' | 'decision' | 'decidedBy' | 'id';

/** A thing to judge a row. */
export const REVIEW: TabSpec<ReviewKey> = {
  title: 'Review',
  hidden: false,
  rowKey: 'id',
  columns: [
    column('kind', 'Kind', 18, 'What there is to judge.'),
    column('a', 'A', 40, 'The first of the two, or what it is about.'),
    column('b', 'B', 40, 'The second of the two, or what it would become.'),
    column('evidence', 'Evidence', 60, 'Why it is asked, and what each answer does.'),
    column('score', 'Score', 8, 'How alike the two are, from 0 to 1.'),
    column(
      'decision',
      'Decision',
      12,
      'Yours: same or different for a possible match; what the evidence says for the rest.',
      { choices: ['same', 'different'], theirs: true },
    ),
    column('decidedBy', 'Decided by', 18, 'Yours: who decided, if you like.', { theirs: true }),
    column('id', 'Review ID', 24, 'How the tool finds this row again; leave it as it is.'),
  ],
};
