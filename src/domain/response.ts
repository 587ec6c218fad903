import type { AnswerField, ExtraField, PlainField } from './letter.ts';

/** The answers to the mapped questions, as they were given; a question left blank is absent. */
export type Answers = Readonly<Partial<Record<AnswerField, string>> & Record<ExtraField, string>>;

/** Those among them that need no reading. */
export type PlainAnswers = Readonly<
  Partial<Record<PlainField, string>> & Record<ExtraField, string>
>;

/** One submission, as it was given. */
export interface Response {
  /**
   * Stable over pulls: a Google Form's own response ID; for sheets and CSV files,
   * which have none, derived from the source's name and all that was submitted.
   */
  readonly id: string;
  /** The name of its source. */
  readonly source: string;
  /** The instant of (the last) submission, ISO 8601 in UTC with milliseconds; absent where unknown. */
  readonly submittedAt?: string;
  readonly answers: Answers;
}
