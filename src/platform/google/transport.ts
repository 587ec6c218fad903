import { gaxios, type gaxios as gaxiosTypes } from 'google-auth-library';
import { redirected } from './api-address.ts';

type Transport = gaxiosTypes.Gaxios;
type RequestOptions = gaxiosTypes.GaxiosOptions;

/**
 * The HTTP client that carries API calls and token calls alike.
 *
 * With a `base`, every request goes there and nowhere else: not through a proxy,
 * and not on to wherever its reply points. Nor are replies of Google's own followed anywhere: none
 * of its addresses that are called here points elsewhere, and a token is not for others. The token address of service accounts
 * is fixed inside Google's library, hence a client of our own. `limitMs` is for
 * requests that bring no limit of their own, those for tokens.
 */
export function transport(base: URL | undefined, limitMs: number): Transport {
  return base === undefined
    ? new gaxios.Gaxios({ timeout: limitMs, redirect: 'error' })
    : new LoopbackTransport(base, limitMs);
}

class LoopbackTransport extends gaxios.Gaxios {
  readonly #base: URL;

  constructor(base: URL, limitMs: number) {
    super({ timeout: limitMs });
    this.#base = base;
  }

  override request<T = unknown>(options: RequestOptions): Promise<gaxiosTypes.GaxiosResponse<T>> {
    const url = redirected(new URL(options.url ?? '/', this.#base), this.#base);
    return super.request<T>({ ...options, url, noProxy: [url.hostname], redirect: 'error' });
  }
}
