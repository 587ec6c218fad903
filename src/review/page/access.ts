import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/** Who may use the page: a browser that was given a one-time address, and nobody else. */
export interface PageAccess {
  /** A token for an address that works once. */
  readonly invite: () => string;
  /**
   * Spends a token; the browser that brought it may stay. Gives the secret that its page has to send
   * along, undefined for a token that is not good.
   */
  readonly admit: (context: Context, token: string) => string | undefined;
  readonly guard: MiddlewareHandler;
}

/** What the page sends with everything that it asks for. */
export const SECRET_HEADER = 'x-undersigned-secret';

/**
 * @param hosts what the Host header may say; anything else is a page elsewhere whose
 * name was pointed at this machine
 */
export function pageAccess(hosts: () => readonly string[]): PageAccess {
  const invitations = new Set<string>();
  const sessions = new Set<string>();
  const pages = new Set<string>();
  // Browsers keep cookies by the machine alone: each review on it has one of its own by its port.
  const cookie = (): string => `undersigned-${hosts()[0]?.split(':')[1] ?? ''}`;
  const secret = (): string => randomBytes(32).toString('base64url');
  return {
    invite: () => {
      const token = secret();
      invitations.add(digest(token));
      return token;
    },
    admit: (context, token) => {
      const hash = digest(token);
      if (!has(invitations, hash)) return undefined;
      invitations.delete(hash);
      const [session, page] = [secret(), secret()];
      sessions.add(digest(session));
      pages.add(digest(`${session} ${page}`));
      setCookie(context, cookie(), session, { httpOnly: true, sameSite: 'Strict', path: '/' });
      return page;
    },
    guard: async (context, next) => {
      const host = context.req.header('host') ?? '';
      if (!hosts().includes(host)) return context.text('This is not the address of the page.', 421);
      const origin = context.req.header('origin');
      const own = origin === `http://${host}`;
      const fetched = context.req.header('sec-fetch-site') ?? 'none';
      const near = fetched === 'none' || fetched === 'same-origin';
      // Whatever looks ahead at an address (HEAD) would spend its token.
      const { method, path } = context.req;
      if (method !== 'GET' && method !== 'POST')
        return context.body(null, 405, { Allow: 'GET, POST' });
      const reading = method === 'GET';
      if (!near || (reading ? origin !== undefined && !own : !own)) {
        return context.text('Only the page itself may ask.', 403);
      }
      const invited = path === '/' && context.req.query('token') !== undefined;
      const session = getCookie(context, cookie()) ?? '';
      if (!invited && !has(sessions, digest(session))) {
        return context.text(
          'This address works once, in the browser that opened it first. Ask the open page for another, or start the review again.',
          403,
        );
      }
      // Another server on this machine is sent the cookie by the browser; the secret it never sees.
      const page = context.req.header(SECRET_HEADER) ?? '';
      if (path.startsWith('/api/') && !has(pages, digest(`${session} ${page}`))) {
        return context.json(
          {
            error: 'This window may not ask.',
            hint: 'Go back to the window that the review opened, and have it make an address for this one.',
          },
          403,
        );
      }
      return next();
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
