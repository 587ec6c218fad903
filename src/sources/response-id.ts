import { hash } from 'node:crypto';
import type { Answers } from '../domain/response.ts';
import { FIELDS } from '../domain/letter.ts';

/** A response of a source that gives none an ID. */
export interface Submission {
  /** The time of submission as the source wrote it, or its instant where that is certain; '' where unknown. */
  readonly timestamp: string;
  readonly answers: Answers;
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
/** 60 bits: among a million responses two alike are one in two million. */
const LENGTH = 12;

function digest(source: string, { timestamp, answers }: Submission): string {
  const given = FIELDS.flatMap((field) => {
    const answer = field === 'submittedAt' ? undefined : answers[field];
    return answer === undefined ? [] : [field, answer];
  });
  const bytes = hash('sha256', JSON.stringify([source, timestamp, ...given]), 'buffer');
  return Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET.charAt(byte & 31)).join('');
}

/**
 * An ID for each submission, in the order given, made from the source's name
 * and all that was submitted, so that it holds wherever the row moves.
 *
 * The second of exact duplicates gets `-2`, the third `-3`: which of them comes first
 * makes no difference. A submission that was edited at its source has another ID.
 */
export function responseIds(source: string, submissions: readonly Submission[]): readonly string[] {
  const seen = new Map<string, number>();
  return submissions.map((submission) => {
    const id = digest(source, submission);
    const nth = (seen.get(id) ?? 0) + 1;
    seen.set(id, nth);
    return nth === 1 ? id : `${id}-${nth}`;
  });
}
