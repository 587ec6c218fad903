import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/** Who may use the page: a browser that was given a one-time address, and nobody else. */
export interface PageAccess {
  /** A token for an address that works once. */
  readonly invite: () => string;
  /** Spends a token; the browser that brought it may stay. */
  readonly admit: (context: Context, token: string) => boolean;
  readonly guard: MiddlewareHandler;
}

const COOKIE = 'undersigned';
const SAFE_METHODS = new Set(['GET', 'HEAD']);

/**
 * @param hosts what the Host header may say; anything else is a page elsewhere whose
 * name was pointed at this machine
 */
export function pageAccess(hosts: () => readonly string[]): PageAccess {
  const invitations = new Set<string>();
  const sessions = new Set<string>();
  const secret = (): string => randomBytes(32).toString('base64url');
  return {
    invite: () => {
      const token = secret();
      invitations.add(digest(token));
      return token;
    },
    admit: (context, token) => {
      const hash = digest(token);
      if (!has(invitations, hash)) return false;
      invitations.delete(hash);
      const session = secret();
      sessions.add(digest(session));
      setCookie(context, COOKIE, session, { httpOnly: true, sameSite: 'Strict', path: '/' });
      return true;
    },
    guard: async (context, next) => {
      const host = context.req.header('host') ?? '';
      if (!hosts().includes(host)) return context.text('This is not the address of the page.', 421);
      const origin = context.req.header('origin');
      const own = origin === `http://${host}`;
      const fetched = context.req.header('sec-fetch-site') ?? 'none';
      const near = fetched === 'none' || fetched === 'same-origin';
      const reading = SAFE_METHODS.has(context.req.method);
      if (!near || (reading ? origin !== undefined && !own : !own)) {
        return context.text('Only the page itself may ask.', 403);
      }
      const invited = context.req.path === '/' && context.req.query('token') !== undefined;
      if (invited || has(sessions, digest(getCookie(context, COOKIE) ?? ''))) return next();
      return context.text(
        'This address works once, in the browser that opened it first. Ask the open page for another, or start the review again.',
        403,
      );
    },
  };
}

/** Compared as digests, so that neither length nor time tells anything. */
function has(known: ReadonlySet<string>, hash: string): boolean {
  let found = false;
  for (const each of known) {
    if (timingSafeEqual(Buffer.from(each), Buffer.from(hash))) found = true;
  }
  return found;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
