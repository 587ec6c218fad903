import { ANSWER_FIELDS, type AnswerField, type ExtraQuestion } from '../../domain/letter.ts';
import { column, type Column, type TabSpec } from './column.ts';

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

export type ResponseKey = 'id' | 'source' | 'submitted' | AnswerField | 'signers' | 'outcome';

/** A submission a row, as it was given. */
export const RESPONSES: TabSpec<ResponseKey> = {
  title: 'Responses',
  hidden: false,
  rowKey: 'id',
  columns: [
    column('id', 'Response ID', 20, 'How the tool finds this row again; leave it as it is.'),
    column('source', 'Source', 16, 'The form, sheet or file from which it came.'),
    column('submitted', 'Submitted', 27, 'When it was submitted, by the letter’s own time zone.'),
    ...ANSWER_FIELDS.map((field) => responseAnswer(field, ANSWER_HEADERS[field])),
    column('signers', 'Signers', 16, 'The signers for which it stands.'),
    column('outcome', 'Outcome', 60, 'What became of it, and why.'),
  ],
};

/** The answers to a question that the letter asks beside those that the tool understands. */
export function extraAnswer({ key, column: header }: ExtraQuestion): Column {
  return responseAnswer(key, header);
}

function responseAnswer<K extends string>(key: K, header: string): Column<K> {
  return column(key, header, 22, 'As it was answered. Change the signer’s row, not this one.');
}
