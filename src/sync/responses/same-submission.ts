import { ANSWER_FIELDS } from '../../domain/letter.ts';
import type { Response } from '../../domain/response.ts';
import type { KnownResponse } from '../../domain/known-response.ts';

/**
 * Submissions that were pulled from two sources: a form and the sheet linked to
 * it, say. Google gives the sheet no response ID, so what tells them is the time
 * to the second, the address and all the answers.
 *
 * @returns for each further one the ID of the response that stands for it, the
 * lowest, so that the order of the sources does not matter.
 */
export function findSameSubmissions(known: readonly KnownResponse[]): ReadonlyMap<string, string> {
  const bySubmission = new Map<string, Response[]>();
  if (new Set(known.map(({ response }) => response.source)).size < 2) return new Map();
  for (const { response } of known) {
    const key = submissionKey(response);
    if (key === undefined) continue;
    const same = bySubmission.get(key);
    if (same) same.push(response);
    else bySubmission.set(key, [response]);
  }
  const twins = new Map<string, string>();
  for (const same of bySubmission.values()) {
    const [first, ...others] = same.sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const other of others) {
      // Two equal rows of one source are two submissions: a person pressed twice.
      if (first && other.source !== first.source) twins.set(other.id, first.id);
    }
  }
  return twins;
}

function submissionKey(response: Response): string | undefined {
  if (response.submittedAt === undefined) return undefined;
  const answers = ANSWER_FIELDS.map((field) => looseKey(response.answers[field] ?? ''));
  if (answers.every((answer) => answer === '')) return undefined;
  return [response.submittedAt.slice(0, 19), ...answers].join('\u0000');
}

/** Sheets join several choices with a comma, downloads with a semicolon. */
function looseKey(answer: string): string {
  return answer
    .replace(/[;,\s]+/gu, ' ')
    .trim()
    .toLowerCase();
}
