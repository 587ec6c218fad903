import { column, type TabSpec } from './column.ts';

export type SummaryKey = 'about' | 'figure' | 'organizations' | 'individuals' | 'id';

/** A look at the letter in numbers; which rows it has is up to `figures/`. */
export const SUMMARY: TabSpec<SummaryKey> = {
  title: 'Summary',
  hidden: false,
  rowKey: 'id',
  looks: { unfiltered: true, pages: 2 },
  columns: [
    column('about', 'About', 14, 'What is counted.'),
    column('figure', 'Figure', 26, 'Which of them.', { kind: 'date' }),
    column('organizations', 'Organizations', 24, 'How many organizations.', { kind: 'number' }),
    column('individuals', 'Individuals', 24, 'How many individuals.', { kind: 'number' }),
    column('id', 'Figure ID', 24, 'How the tool finds this row again.', { hidden: true }),
  ],
};
