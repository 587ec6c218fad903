import type { Trouble } from './trouble.ts';

/** What becomes of a failed try. */
export type NextStep =
  | { readonly step: 'wait'; readonly ms: number }
  | { readonly step: 'fresh-token' }
  | { readonly step: 'give-up' };

/** How long one call may take in all, waits included, before the run says "try later". */
const QUOTA_DEADLINE_MS = 5 * 60_000;
const OUTAGE_DEADLINE_MS = 2 * 60_000;

/** Quotas are refilled every minute; recorded 429s carry no Retry-After. */
const QUOTA_WINDOW_MS = 61_000;

/** "Truncated exponential backoff", with the figures of the Sheets API's limits page. */
const LONGEST_BACKOFF_MS = 32_000;
const JITTER_MS = 1_000;

const GIVE_UP: NextStep = { step: 'give-up' };

/**
 * Decides what follows the `tries`-th failed try of a call, `elapsedMs` after its first.
 *
 * `random` is between 0 and 1. A wait that would end after the deadline is not begun.
 */
export function nextStep(
  trouble: Trouble,
  past: { readonly tries: number; readonly elapsedMs: number; readonly tokensRenewed: number },
  random: number,
): NextStep {
  const jitter = random * JITTER_MS;
  if (isQuota(trouble)) {
    const window = trouble.retryAfterMs ?? QUOTA_WINDOW_MS;
    return waitUnless(past.elapsedMs, window + jitter, QUOTA_DEADLINE_MS);
  }
  if (trouble.at === 'call' && trouble.status === 401) {
    return past.tokensRenewed === 0 ? { step: 'fresh-token' } : GIVE_UP;
  }
  if (!isPassing(trouble)) return GIVE_UP;
  const backoff = Math.min(LONGEST_BACKOFF_MS, 1000 * 2 ** (past.tries - 1)) + jitter;
  return waitUnless(
    past.elapsedMs,
    Math.max(backoff, trouble.retryAfterMs ?? 0),
    OUTAGE_DEADLINE_MS,
  );
}

/** Drive says it with 403 and a reason, the other APIs with 429. */
export function isQuota({ status, reason }: Trouble): boolean {
  return (
    status === 429 ||
    (status === 403 && /^(?:user)?RateLimitExceeded$/iu.test(reason)) ||
    (status === 403 && reason === 'RATE_LIMIT_EXCEEDED')
  );
}

/** Whether the same call may well succeed a little later. */
function isPassing({ kind, status }: Trouble): boolean {
  if (kind === 'too-long') return false;
  return kind !== 'http' || status === 408 || status >= 500;
}

function waitUnless(elapsedMs: number, ms: number, deadlineMs: number): NextStep {
  return elapsedMs + ms > deadlineMs ? GIVE_UP : { step: 'wait', ms };
}
