import { hash } from 'node:crypto';
import type { Answers } from '../domain/response.ts';
import { FIELDS } from '../domain/letter.ts';

/** A response of a source that gives none an ID. */
export interface Submission {
  /** The time of submission as the source wrote it, or its instant where that is certain; '' where unknown. */
  readonly timestamp: string;
  readonly answers: Answers;
  /** The source's own ID of it. */
  readonly givenId?: string;
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
/** 60 bits: among a million responses two alike are one in two million. */
const LENGTH = 12;

function digest(source: string, { timestamp, answers }: Submission): string {
  const given = FIELDS.flatMap((field) => {
    const answer = field === 'submittedAt' ? undefined : answers[field];
    return answer === undefined ? [] : [field, answer];
  });
  return digestOf([source, timestamp, ...given]);
}

function digestOf(parts: readonly unknown[]): string {
  const bytes = hash('sha256', JSON.stringify(parts), 'buffer');
  return Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET.charAt(byte & 31)).join('');
}

/**
 * An ID for each submission of a source that gives its own. Two of one ID are two where anything of
 * them differs: then it is no ID, and what was submitted tells them apart.
 */
export function givenIds(source: string, submissions: readonly Submission[]): readonly string[] {
  const owners = new Map<string, number>();
  for (const { givenId } of submissions) {
    if (givenId !== undefined) owners.set(givenId, (owners.get(givenId) ?? 0) + 1);
  }
  const others = submissions.filter(
    ({ givenId }) => givenId === undefined || owners.get(givenId) !== 1,
  );
  const derived = responseIds(source, others);
  let next = 0;
  return submissions.map(({ givenId }) => {
    if (givenId !== undefined && owners.get(givenId) === 1) {
      return digestOf([source, 'given', givenId]);
    }
    next += 1;
    return derived[next - 1] ?? '';
  });
}

/** Whether every submission has an ID of its source to itself. */
export function areAllGiven(submissions: readonly Submission[]): boolean {
  const ids = new Set(submissions.map(({ givenId }) => givenId));
  return ids.size === submissions.length && !ids.has(undefined);
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
