import { column, type TabSpec } from './column.ts';

export type SummaryKey = 'about' | 'figure' | 'organizations' | 'individuals' | 'id';

/** A look at the letter in numbers; which rows it has is up to `figures/`. */
export const SUMMARY: TabSpec<SummaryKey> = {
  title: 'Summary',
  hidden: false,
  rowKey: 'id',
  looks: { unfiltered: true, pages: 2 },
  columns: [
    column('about', 'About', 14, ['summaryAbout']),
    column('figure', 'Figure', 26, ['summaryFigure'], { kind: 'date' }),
    column('organizations', 'Organizations', 24, ['summaryOrganizations'], { kind: 'number' }),
    column('individuals', 'Individuals', 24, ['summaryIndividuals'], { kind: 'number' }),
    column('id', 'Figure ID', 24, ['rowId'], { hidden: true }),
  ],
};
