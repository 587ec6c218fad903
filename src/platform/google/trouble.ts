/**
 * A failed call, reduced to facts that are safe to keep: no body, no token, no
 * text of Google's, which may be in any language and may quote what was sent.
 */
export interface Trouble {
  readonly kind: 'http' | 'network' | 'timeout' | 'garbled' | 'too-long';
  /** Whether it was the call itself that failed, or the request for a token before it. */
  readonly at: 'call' | 'token';
  /** HTTP status, 0 where there was no reply. */
  readonly status: number;
  /** Google's canonical code, such as PERMISSION_DENIED, '' where none was given. */
  readonly code: string;
  /** The more exact reason: SERVICE_DISABLED, rateLimitExceeded, invalid_grant, ECONNRESET. */
  readonly reason: string;
  /** The page on which an API is switched on, where Google gave one. */
  readonly activationUrl?: string;
  readonly retryAfterMs?: number;
}

/** A reply that is no JSON object: cut off on the way, or a page of HTML. */
export class GarbledReply extends Error {}

/** The request cannot have reached Google: no connection came about. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** Whether a write that failed so may have taken effect all the same. */
export function mayHaveHappened(trouble: Trouble): boolean {
  if (trouble.at === 'token') return false;
  if (trouble.kind === 'http') return trouble.status >= 500 || trouble.status === 408;
  return !NEVER_SENT.has(trouble.reason);
}

export function troubleOf(error: unknown, at: Trouble['at'], now: Date): Trouble {
  if (error instanceof GarbledReply)
    return { kind: 'garbled', at, status: 200, code: '', reason: '' };
  const response = field(error, 'response');
  const status = field(response, 'status') ?? field(error, 'status');
  if (typeof status === 'number') return { ...httpTrouble(response, now), at, status };
  const cause = text(field(field(error, 'cause'), 'type'));
  if (cause === 'max-size') return { kind: 'too-long', at, status: 0, code: '', reason: '' };
  const reason = text(field(error, 'code')) || text(field(field(error, 'cause'), 'code'));
  const aborted = /^(?:AbortError|TimeoutError|ABORT_ERR|20|23|ETIMEDOUT)$/u.test(reason);
  const timeout = aborted || cause === 'aborted';
  return { kind: timeout ? 'timeout' : 'network', at, status: 0, code: '', reason };
}

function httpTrouble(response: unknown, now: Date): Omit<Trouble, 'at' | 'status'> {
  const body = bodyOf(field(response, 'data'));
  const error = field(body, 'error');
  const details = list(field(error, 'details'));
  const info = details.find((each) => text(field(each, '@type')).endsWith('ErrorInfo'));
  const [first] = list(field(error, 'errors'));
  const reason =
    typeof error === 'string' ? error : text(field(info, 'reason')) || text(field(first, 'reason'));
  const activationUrl = text(field(field(info, 'metadata'), 'activationUrl'));
  const retryAfterMs = retryAfter(field(response, 'headers'), now);
  return {
    kind: 'http',
    code: text(field(error, 'status')),
    reason,
    ...(isGoogle(activationUrl) ? { activationUrl } : {}),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

function bodyOf(data: unknown): unknown {
  if (typeof data !== 'string') return data;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

/** Seconds or a date, as HTTP has it. */
function retryAfter(headers: unknown, now: Date): number | undefined {
  const given = headers instanceof Headers ? headers.get('retry-after') : null;
  if (given === null || given.trim() === '') return undefined;
  const seconds = Number(given);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(given) - now.getTime();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function isGoogle(address: string): boolean {
  return /^https:\/\/[a-z.-]+\.google\.com\//u.test(address);
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
