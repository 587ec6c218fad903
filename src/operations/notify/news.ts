import { EXIT } from '../../errors.ts';
import type { LastId } from '../../master/memory/memory.ts';
import type { SyncState } from '../state-file.ts';

/** How a sync of one letter ended. */
export interface Ended {
  readonly letter: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly exitStatus: number;
  /** What went wrong and what to do, '' where all is well. */
  readonly message: string;
  readonly hint: string;
  /** Questions that wait for a person; undefined where the sync did not get that far. */
  readonly toReview?: number;
  readonly master?: string;
  /** The highest signer IDs given so far. */
  readonly lastId?: LastId;
}

/** Failures that pass by themselves are told when they do not. */
export const PASSING: ReadonlySet<number> = new Set([EXIT.tryLater, EXIT.unavailable]);
const PATIENCE = 3;

export interface News {
  /** What to tell people now; each thing once. */
  readonly messages: readonly string[];
  /** What to note if it could be told. */
  readonly state: SyncState;
}

/**
 * Decides what people should hear of: a failure that is new (one that passes by
 * itself, quota or network, only the third time in a row), its end, and questions that
 * were not there before.
 */
export function newsOf(ended: Ended, before: SyncState): News {
  return ended.exitStatus === 0 ? goodNews(ended, before) : badNews(ended, before);
}

function badNews({ letter, at, exitStatus, message, hint }: Ended, before: SyncState): News {
  const failures = before.failures + 1;
  const failingSince = before.failures === 0 ? at : before.failingSince;
  const isTold = before.toldOf === exitStatus;
  const tell = !isTold && (!PASSING.has(exitStatus) || failures >= PATIENCE);
  const text = `${letter}: the sync fails (${exitStatus}). ${[message, hint].join(' ').trim()}`;
  return {
    messages: tell ? [text] : [],
    state: {
      ...before,
      lastRun: at,
      exitStatus,
      message,
      failingSince,
      failures,
      toldOf: tell ? exitStatus : before.toldOf,
    },
  };
}

function goodNews(
  { letter, at, toReview = 0, master = '', lastId }: Ended,
  before: SyncState,
): News {
  const added = toReview - before.toReview;
  const things = `${added} new ${added === 1 ? 'question waits' : 'questions wait'}`;
  return {
    messages: [
      ...(before.toldOf === 0
        ? []
        : [`${letter}: the sync works again, after it failed since ${before.failingSince}.`]),
      ...(added > 0 ? [`${letter}: ${things} for a person (${toReview} in all). ${master}`] : []),
    ],
    state: {
      lastRun: at,
      lastGood: at,
      exitStatus: 0,
      message: '',
      failingSince: '',
      failures: 0,
      toldOf: 0,
      toReview,
      seenId: higher(before.seenId, lastId),
    },
  };
}

function higher(a: LastId, b: LastId = a): LastId {
  return {
    organization: Math.max(a.organization, b.organization),
    individual: Math.max(a.individual, b.individual),
  };
}
