import { ANSWER_FIELDS, type AnswerField } from '../domain/letter.ts';
import { STATUSES } from '../domain/signer.ts';
import type { ColumnLayout } from '../workbook/workbook.ts';

/** The tabs of a master and what stands in their columns, as people see them. */

export type TabName = 'Organizations' | 'Individuals' | 'Review' | 'Responses' | 'Log' | 'Summary';

export interface TabSpec {
  readonly title: string;
  readonly hidden: boolean;
  readonly columns: readonly ColumnLayout[];
  /** The column by which a row is found wherever people sort it to; absent where rows are only added. */
  readonly key?: string;
  /** Columns that are people's alone: made once, never written to. */
  readonly theirs: readonly string[];
}

export const AUTHORITIES = ['authorized', 'not authorized', 'unclear', 'not asked'] as const;

const ID_COLUMN = { header: 'Signer ID', width: 10 };

export const ORGANIZATIONS = {
  title: 'Organizations',
  hidden: false,
  key: 'Signer ID',
  theirs: ['Notes'],
  columns: [
    ID_COLUMN,
    { header: 'Organization', width: 44 },
    { header: 'Status', width: 16, choices: STATUSES },
    { header: 'Authority', width: 15, choices: AUTHORITIES },
    { header: 'Scope', width: 14 },
    { header: 'State', width: 16 },
    { header: 'Contact', width: 24 },
    { header: 'Contact title', width: 22 },
    { header: 'Email', width: 30 },
    { header: 'Amplify', width: 12 },
    { header: 'Edition', width: 16 },
    { header: 'First signed', width: 19 },
    { header: 'Last signed', width: 19 },
    { header: 'Responses', width: 11 },
    { header: 'Also written as', width: 40 },
    { header: 'Notes', width: 40 },
  ],
} as const satisfies TabSpec;

export const INDIVIDUALS = {
  title: 'Individuals',
  hidden: false,
  key: 'Signer ID',
  theirs: ['Notes'],
  columns: [
    ID_COLUMN,
    { header: 'Name', width: 28 },
    { header: 'Title', width: 22 },
    { header: 'Affiliation', width: 40 },
    { header: 'Status', width: 16, choices: STATUSES },
    { header: 'Email', width: 30 },
    { header: 'Edition', width: 16 },
    { header: 'First signed', width: 19 },
    { header: 'Last signed', width: 19 },
    { header: 'Responses', width: 11 },
    { header: 'Notes', width: 40 },
  ],
} as const satisfies TabSpec;

export const REVIEW = {
  title: 'Review',
  hidden: false,
  key: 'Review ID',
  theirs: ['Decision', 'Decided by'],
  columns: [
    { header: 'Kind', width: 18 },
    { header: 'A', width: 40 },
    { header: 'B', width: 40 },
    { header: 'Evidence', width: 60 },
    { header: 'Score', width: 8 },
    { header: 'Decision', width: 12, choices: ['same', 'different'] },
    { header: 'Decided by', width: 18 },
    { header: 'Review ID', width: 24 },
  ],
} as const satisfies TabSpec;

/** How the Responses tab calls each answer. */
export const ANSWER_HEADERS: Readonly<Record<AnswerField, string>> = {
  email: 'Email',
  organization: 'Organization',
  scope: 'Scope',
  state: 'State',
  firstName: 'First name',
  lastName: 'Last name',
  title: 'Title',
  affiliation: 'Affiliation',
  authority: 'Authority',
  amplify: 'Amplify',
};

export const RESPONSES = {
  title: 'Responses',
  hidden: false,
  key: 'Response ID',
  theirs: [],
  columns: [
    { header: 'Response ID', width: 20 },
    { header: 'Source', width: 16 },
    { header: 'Submitted', width: 27 },
    ...ANSWER_FIELDS.map((field) => ({ header: ANSWER_HEADERS[field], width: 22 })),
    { header: 'Signers', width: 16 },
    { header: 'Outcome', width: 60 },
  ],
} satisfies TabSpec;

export const LOG = {
  title: 'Log',
  hidden: false,
  theirs: [],
  columns: [
    { header: 'When', width: 19 },
    { header: 'Result', width: 12 },
    { header: 'Pulled', width: 9 },
    { header: 'New', width: 9 },
    { header: 'Updated', width: 9 },
    { header: 'Signers', width: 9 },
    { header: 'To review', width: 11 },
    { header: 'Kept edits', width: 11 },
    { header: 'Google calls', width: 13 },
    { header: 'Seconds', width: 9 },
    { header: 'Message', width: 70 },
  ],
} as const satisfies TabSpec;

/** A look at the letter in numbers; which rows it has is up to `figures/`. */
export const SUMMARY = {
  title: 'Summary',
  hidden: false,
  key: 'Figure ID',
  theirs: [],
  columns: [
    { header: 'About', width: 14 },
    { header: 'Figure', width: 26, kind: 'date' },
    { header: 'Organizations', width: 24, kind: 'number' },
    { header: 'Individuals', width: 24, kind: 'number' },
    { header: 'Figure ID', width: 24, hidden: true },
  ],
} as const satisfies TabSpec;

/** The tool's own memory: hidden, one row a thing remembered. */
export const MEMORY = {
  title: '_undersigned',
  hidden: true,
  key: 'Key',
  theirs: [],
  columns: [
    { header: 'Key', width: 24 },
    { header: 'Seals', width: 24 },
    { header: 'Data', width: 60 },
  ],
} as const satisfies TabSpec;

export const TABS: Readonly<Record<TabName, TabSpec>> = {
  Organizations: ORGANIZATIONS,
  Individuals: INDIVIDUALS,
  Review: REVIEW,
  Responses: RESPONSES,
  Log: LOG,
  Summary: SUMMARY,
};

export const TAB_NAMES = Object.keys(TABS) as readonly TabName[];

type Header<S extends TabSpec> = S['columns'][number]['header'];

/** The position of a column among a tab's own columns. */
export function columnOf<S extends TabSpec>(spec: S, header: Header<S>): number {
  const position = spec.columns.findIndex((column) => column.header === header);
  if (position < 0) throw new Error(`The ${spec.title} tab has no column ${header}.`);
  return position;
}
