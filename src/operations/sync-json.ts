import type { SyncResult } from '../sync/run-sync.ts';
import type { SyncEnd } from './sync-letter.ts';

/** The keys that are promised to programs, and no others: counts and codes, never a name. */
export function syncJson({ letter, config, exitStatus, result, error }: SyncEnd): string {
  if (result) return JSON.stringify(counts(result));
  const told = { exitStatus, message: error?.message, hint: error?.hint };
  return JSON.stringify({ letter, config, result: 'failed', error: told });
}

function counts(result: SyncResult): Readonly<Record<string, unknown>> {
  const { letter, result: outcome, pulled, updated, vanished, organizations, individuals } = result;
  const { listed, toReview, keptEdits, googleCalls, seconds, findings, master } = result;
  return {
    letter,
    result: outcome,
    pulled,
    new: result.new,
    updated,
    vanished,
    organizations,
    individuals,
    listed,
    toReview,
    keptEdits,
    googleCalls,
    seconds,
    findings: findings.map(({ code, count, message }) => ({ code, count, message })),
    master,
  };
}
