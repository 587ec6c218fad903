import { quotaExceeded, type Api } from './errors.ts';

export interface Quota {
  readonly api: Api;
  readonly kind: 'read' | 'write';
  /** Calls in a minute and for one account. */
  readonly limit: number;
  /** Seconds; the recorded reply has none. */
  readonly retryAfter?: number;
}

/** Google's own limits for one account. */
export const GOOGLE_QUOTAS: readonly Quota[] = [
  { api: 'sheets', kind: 'read', limit: 60 },
  { api: 'sheets', kind: 'write', limit: 60 },
  { api: 'forms', kind: 'read', limit: 180 },
  { api: 'forms', kind: 'write', limit: 150 },
];

const MINUTE = 60_000;

export interface Quotas {
  set(quota: Quota): void;
  /** Counts a call; throws the recorded 429 once the minute's share is used up. */
  count(api: Api, kind: 'read' | 'write', account: string, now: number): void;
}

/** The share is refilled at the start of every minute of the server's clock. */
export function createQuotas(): Quotas {
  const quotas = new Map<string, Quota>();
  const used = new Map<string, { readonly minute: number; count: number }>();
  return {
    set(quota) {
      quotas.set(`${quota.api} ${quota.kind}`, quota);
    },
    count(api, kind, account, now) {
      const quota = quotas.get(`${api} ${kind}`);
      if (quota === undefined) return;
      const key = `${api} ${kind} ${account}`;
      const minute = Math.floor(now / MINUTE);
      const before = used.get(key);
      const current = before?.minute === minute ? before : { minute, count: 0 };
      current.count += 1;
      used.set(key, current);
      if (current.count > quota.limit) {
        throw quotaExceeded(api, kind, quota.limit, quota.retryAfter);
      }
    },
  };
}
