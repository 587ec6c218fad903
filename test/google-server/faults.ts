import { driveRefusal, quotaExceeded, refusal, unauthenticated, type Failure } from './errors.ts';

/** Which calls; all that is left out fits. `nth` counts from 1 among those that fit the rest. */
export interface Matcher {
  readonly api?: 'sheets' | 'forms' | 'drive' | 'token';
  /** As the discovery document names it, e.g. `spreadsheets.batchUpdate`. */
  readonly method?: string;
  readonly kind?: 'read' | 'write';
  readonly nth?: number;
}

export type Fault =
  /** Google's recorded body of that status; an HTML page where `html` is set. */
  | {
      readonly type: 'status';
      readonly status: number;
      readonly retryAfter?: number;
      readonly html?: boolean;
      /** Instead of Google's own words, which may come in any language. */
      readonly message?: string;
    }
  /** The connection breaks and nothing was applied. */
  | { readonly type: 'reset-before' }
  /** Applied, and the reply is lost. */
  | { readonly type: 'reset-after' }
  /** Applied, and half of the reply arrives, then the connection breaks. */
  | { readonly type: 'truncated' }
  /** Applied, and half of the reply arrives as if it were all. */
  | { readonly type: 'half' }
  /** No answer ever; applied first where `applied` is set. */
  | { readonly type: 'hang'; readonly applied?: boolean }
  | { readonly type: 'slow'; readonly ms: number };

/** What is known of a call when faults are looked up. */
export interface Named {
  readonly api: string;
  readonly method: string;
  readonly kind: 'read' | 'write';
}

/** A call that is being held until it is let go. */
export interface Pause {
  /** Settles when the call has arrived and waits. */
  readonly reached: Promise<void>;
  release(): void;
}

interface Rule {
  readonly matcher: Matcher;
  left: number;
  seen: number;
  readonly fault?: Fault;
  readonly hold?: () => Promise<void>;
}

export interface Faults {
  fail(matcher: Matcher, fault: Fault, times?: number): void;
  pause(matcher: Matcher): Pause;
  between(matcher: Matcher, act: () => void | Promise<void>): void;
  /** Forgets what is planned; gives what of it never happened. */
  clear(): readonly Matcher[];
  /** Runs what was planned before this call, and says how it is to go wrong. */
  meet(call: Named): Promise<Fault | undefined>;
}

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    opened,
    open: () => {
      open();
    },
  };
}

function fits(rule: Rule, call: Named): boolean {
  const { api, method, kind, nth } = rule.matcher;
  if (rule.left <= 0) return false;
  if (api !== undefined && api !== call.api) return false;
  if (method !== undefined && method !== call.method) return false;
  if (kind !== undefined && kind !== call.kind) return false;
  rule.seen += 1;
  return nth === undefined || rule.seen >= nth;
}

/** Faults on purpose. A rule works `times` times, from the nth fitting call on, then never again. */
export function createFaults(): Faults {
  let rules: Rule[] = [];
  const add = (rule: Omit<Rule, 'seen'>): void => {
    rules.push({ ...rule, seen: 0 });
  };
  return {
    fail(matcher, fault, times = 1) {
      add({ matcher, left: times, fault });
    },
    pause(matcher) {
      const arrived = gate();
      const letGo = gate();
      add({
        matcher,
        left: 1,
        hold: async () => {
          arrived.open();
          await letGo.opened;
        },
      });
      return {
        reached: arrived.opened,
        release: () => {
          letGo.open();
        },
      };
    },
    between(matcher, act) {
      add({ matcher, left: 1, hold: async () => act() });
    },
    clear() {
      const missed = rules.filter(({ left }) => left > 0).map(({ matcher }) => matcher);
      rules = [];
      return missed;
    },
    async meet(call) {
      const hit = rules.filter((rule) => fits(rule, call));
      let fault: Fault | undefined;
      for (const rule of hit) {
        if (rule.left <= 0 || (rule.fault !== undefined && fault !== undefined)) continue;
        rule.left -= 1;
        fault ??= rule.fault;
        await rule.hold?.();
      }
      return fault;
    },
  };
}

export const SORRY = `<html><head><title>Sorry...</title></head><body><h1>We're sorry...</h1><p>... but your computer or network may be sending automated queries. To protect our users, we can't process your request right now.</p></body></html>\n`;

const TEXTS: Readonly<Record<number, string>> = {
  400: 'Request contains an invalid argument.',
  403: 'The caller does not have permission',
  404: 'Requested entity was not found.',
  408: 'Request timeout.',
  500: 'Internal error encountered.',
  502: 'Bad Gateway',
  503: 'The service is currently unavailable.',
  504: 'Deadline expired before operation could complete.',
};

/** The recorded answer of a status, in the shape that the API in question has. */
export function failureOf(call: Named, fault: Fault & { readonly type: 'status' }): Failure {
  const { status, retryAfter } = fault;
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  if (fault.html === true) {
    return {
      status,
      body: SORRY,
      headers: { 'content-type': 'text/html; charset=UTF-8', ...headers },
    };
  }
  if (call.api === 'token') {
    const body =
      status === 400
        ? { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' }
        : { error: 'internal_failure', error_description: TEXTS[status] ?? '' };
    return { status, body, headers };
  }
  const api = call.api as 'sheets' | 'forms' | 'drive';
  const base =
    status === 401
      ? unauthenticated().failure
      : status === 429 && api !== 'drive'
        ? quotaExceeded(api, call.kind, 60).failure
        : api === 'drive'
          ? driveRefusal(
              status,
              status === 429 ? 'rateLimitExceeded' : 'backendError',
              TEXTS[status] ?? 'Rate Limit Exceeded',
            ).failure
          : refusal(status, fault.message ?? TEXTS[status] ?? 'Error').failure;
  return { ...base, headers: { ...base.headers, ...headers } };
}
