import type { ListFile } from './list.ts';
import type { Language } from '../languages/registry.ts';

/** What the config of one letter says, checked, with paths made absolute and defaults filled in. */

/** The questions that a sign-on form may ask, in the order in which the master shows their answers. */
export const FIELDS = [
  'submittedAt',
  'email',
  'organization',
  'scope',
  'state',
  'firstName',
  'lastName',
  'title',
  'affiliation',
  'authority',
  'amplify',
] as const;

export type Field = (typeof FIELDS)[number];

/** Every field but the time of submission, which is the response's own. */
export type AnswerField = Exclude<Field, 'submittedAt'>;

export const ANSWER_FIELDS: readonly AnswerField[] = FIELDS.filter(
  (field): field is AnswerField => field !== 'submittedAt',
);

/** Answers that need no reading: they go to a signer's row as they were given. */
export type PlainField = Extract<AnswerField, 'amplify'>;

/** Whether answers to a field go to a signer's row as they were given. */
export function isPlain(field: string): field is PlainField | ExtraField {
  return field === 'amplify' || isExtra(field);
}

/** A question of the letter's own, by which its answers are known everywhere. */
export type ExtraField = `extra ${string}`;

const EXTRA = 'extra ';

export function isExtra(field: string): field is ExtraField {
  return field.startsWith(EXTRA);
}

/** A question that the letter asks beside those that the tool understands: a column of its own. */
export interface ExtraQuestion {
  readonly key: ExtraField;
  /** The header of its column. */
  readonly column: string;
  /** Whether its answers may stand in a public list. */
  readonly audience: 'public' | 'internal';
}

/** A field's question: all titles under which it has been asked, in any language. */
export interface Question {
  readonly titles: readonly string[];
  readonly optional: boolean;
}

/** Whatever a letter may ask. */
export type AskedField = Field | ExtraField;

/** Something for each field that a letter asks. */
export type ByField<T> = Readonly<Partial<Record<Field, T>> & Record<ExtraField, T>>;

export type Questions = ByField<Question>;

/** The fields that there are, the letter's own questions last. */
export function fieldsOf(byField: ByField<unknown>): readonly AskedField[] {
  return [...FIELDS, ...Object.keys(byField).filter(isExtra)];
}

/** A field in a message. */
export function fieldLabel(field: AskedField): string {
  return isExtra(field) ? `the column "${columnOfExtra(field)}"` : field;
}

/** The same in no language: the field of the config, or the column in quotes. */
export function fieldName(field: AskedField): string {
  return isExtra(field) ? `"${columnOfExtra(field)}"` : field;
}

/** The column of a letter's own question. */
export function columnOfExtra(field: ExtraField): string {
  return field.slice(EXTRA.length);
}

export function extraField(column: string): ExtraField {
  return `${EXTRA}${column}`;
}

export interface GoogleFormSource {
  readonly type: 'google-form';
  readonly name: string;
  readonly formId: string;
}

export interface GoogleSheetSource {
  readonly type: 'google-sheet';
  readonly name: string;
  readonly spreadsheetId: string;
  readonly tab: string;
}

export interface CsvSource {
  readonly type: 'csv';
  readonly name: string;
  readonly path: string;
  /** The form service whose export it is; absent where its columns say so, "none" for any file. */
  readonly vendor?: string;
}

/** A workbook that a form service exports, or a response sheet downloaded as Excel. */
export interface XlsxSource {
  readonly type: 'xlsx';
  readonly name: string;
  readonly path: string;
  /** Absent: the first tab that people see. */
  readonly tab?: string;
  readonly vendor?: string;
}

/** A list that was published before: who is on it signed an earlier edition. */
export interface ListSource {
  readonly type: 'list';
  readonly name: string;
  readonly path: string;
  /** The edition of which it is the list; whoever is on it counts as signed when that closed. */
  readonly edition?: string;
}

export type Source = GoogleFormSource | GoogleSheetSource | CsvSource | XlsxSource | ListSource;

/** What to do with an organization whose signer says "I may not sign for it". */
type WhenNotAuthorized = 'hold' | 'list-as-individual';

export type Undated = 'on-time' | 'late';

export interface LetterRules {
  readonly authority: {
    /** Answers beside those built in, as the form words them. */
    readonly authorized: readonly string[];
    readonly notAuthorized: readonly string[];
    readonly whenNotAuthorized: WhenNotAuthorized;
  };
  readonly scope: { readonly outOfScope: readonly string[] };
  /** Whether a response without a time came before the first edition closed; absent: nobody knows. */
  readonly undated?: Undated;
  /** A sync that would change or take away more than this share of the listed signers stops. */
  readonly guard: { readonly share: number; readonly moreThan: number };
}

export interface Edition {
  readonly name: string;
  /** The instant after which a sign-on is late, ISO 8601 in UTC; absent while the edition is open. */
  readonly closes?: string;
}

interface XlsxMaster {
  readonly type: 'xlsx';
  readonly path: string;
}

interface GoogleSheetMaster {
  readonly type: 'google-sheet';
  readonly spreadsheetId: string;
}

export interface Letter {
  /** The config file, as it was named. */
  readonly file: string;
  readonly name: string;
  /** The first is the main one. */
  readonly languages: readonly [Language, ...Language[]];
  /** IANA name; the zone of timestamps that carry none, and of what people read. */
  readonly timezone: string;
  readonly sources: readonly Source[];
  readonly questions: Questions;
  /** In the order of their columns. */
  readonly extra: readonly ExtraQuestion[];
  readonly rules: LetterRules;
  readonly editions: readonly Edition[];
  /** Path of the letter's own directory of organizations. */
  readonly directory?: string;
  readonly master: XlsxMaster | GoogleSheetMaster;
  /** Files with lists that each sync keeps up to date; absent where there are none. */
  readonly exports?: readonly ListFile[];
}
