import {
  ANSWER_FIELDS,
  columnOfExtra,
  isExtra,
  type AnswerField,
  type ExtraField,
  type ExtraQuestion,
} from '../../domain/letter.ts';
import type { Response } from '../../domain/response.ts';
import { showSubmitted } from '../submitted.ts';
import type { Column, TabSpec } from './column.ts';

/** What a row of the Responses tab shows. */
interface ShownResponse {
  readonly response: Response;
  readonly signers: readonly string[];
  /** What became of it, and why. */
  readonly outcome: string;
}

export interface ResponseColumn<K extends string = string> extends Column<K> {
  readonly show: (shown: ShownResponse, zone: string) => string;
  /** The question whose answers, as they were given, stand in it. */
  readonly answers?: AnswerField | ExtraField;
}

export interface ResponseSpec<K extends string = string> extends TabSpec<K> {
  readonly columns: readonly ResponseColumn<K>[];
}

/** How the Responses tab calls each answer. */
const ANSWER_HEADERS: Readonly<Record<AnswerField, string>> = {
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

/** The header under which answers to a question stand. */
export function answerHeader(field: AnswerField | ExtraField): string {
  return isExtra(field) ? columnOfExtra(field) : ANSWER_HEADERS[field];
}

export type ResponseKey = 'id' | 'source' | 'submitted' | AnswerField | 'signers' | 'outcome';

/** A submission a row, as it was given. */
export const RESPONSES: ResponseSpec<ResponseKey> = {
  title: 'Responses',
  hidden: false,
  rowKey: 'id',
  looks: { frozen: 1 },
  columns: [
    {
      key: 'id',
      header: 'Response ID',
      width: 20,
      note: ['rowId'],
      show: ({ response }) => response.id,
    },
    {
      key: 'source',
      header: 'Source',
      width: 16,
      note: ['responseSource'],
      show: ({ response }) => response.source,
    },
    {
      key: 'submitted',
      header: 'Submitted',
      width: 27,
      note: ['responseSubmitted'],
      show: ({ response: { submittedAt } }, zone) =>
        submittedAt === undefined ? '' : showSubmitted(submittedAt, zone),
    },
    ...ANSWER_FIELDS.map((field) => answerColumn(field, ANSWER_HEADERS[field])),
    {
      key: 'signers',
      header: 'Signers',
      width: 16,
      note: ['responseSigners'],
      show: ({ signers }) => signers.join(', '),
    },
    {
      key: 'outcome',
      wrap: true,
      header: 'Outcome',
      width: 60,
      note: ['responseOutcome'],
      show: ({ outcome }) => outcome,
    },
  ],
};

/** The answers to a question that the letter asks beside those that the tool understands. */
export function extraAnswer({ key, column }: ExtraQuestion): ResponseColumn {
  return answerColumn(key, column);
}

function answerColumn<K extends AnswerField | ExtraField>(
  key: K,
  header: string,
): ResponseColumn<K> {
  return {
    key,
    header,
    width: 22,
    note: ['responseAnswer'],
    answers: key,
    show: ({ response }) => response.answers[key] ?? '',
  };
}
