import { AppError, EXIT } from '../../errors.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The one address that UNDERSIGNED_GOOGLE_API_URL sends every call to, or
 * undefined for Google's own.
 *
 * Anything but an http(s) address of this machine itself is refused (78), so that
 * no credential can leave by it. A path prefix is kept.
 */
export function apiAddress(env: Env): URL | undefined {
  const given = env['UNDERSIGNED_GOOGLE_API_URL'];
  if (given === undefined || given === '') return undefined;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url && /^https?:$/u.test(url.protocol) && url.username === '' && isLoopback(url.hostname)) {
    return url;
  }
  throw new AppError('UNDERSIGNED_GOOGLE_API_URL must be an address of this machine.', {
    exitCode: EXIT.config,
    hint: 'It is for tests and development only: write http://127.0.0.1:PORT, or unset it to reach Google.',
  });
}

/** `URL` has already turned 127.1, 0x7f000001 and the like into four numbers. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(hostname)
  );
}

/** Where a request to Google goes instead: its path and query under `base`. */
export function redirected(url: URL, base: URL): URL {
  const target = new URL(base);
  target.pathname = base.pathname.replace(/\/+$/u, '') + url.pathname;
  target.search = url.search;
  return target;
}
