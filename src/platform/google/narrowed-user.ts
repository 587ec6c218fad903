import { gaxios, UserRefreshClient } from 'google-auth-library';

type Transport = gaxios.Gaxios;

interface UserKey {
  readonly clientId: string;
  readonly clientSecret?: string;
  readonly refreshToken: string;
}

/**
 * A signed-in person whose tokens are good for the scopes given and no more, whatever they agreed to.
 *
 * A refresh may ask for fewer scopes than were granted (RFC 6749 §6). Where one of them was not, as with
 * a sign-in by another program or an earlier one, the token is good for all that was granted.
 */
export function narrowedUser(
  key: UserKey,
  scopes: readonly string[],
  transporter: Transport,
): UserRefreshClient {
  return new UserRefreshClient({
    ...key,
    transporter: new NarrowingTransport(transporter, scopes.join(' ')),
  });
}

class NarrowingTransport extends gaxios.Gaxios {
  readonly #onward: Transport;
  readonly #scope: string;

  constructor(onward: Transport, scope: string) {
    super();
    this.#onward = onward;
    this.#scope = scope;
  }

  override async request<T = unknown>(
    options: gaxios.GaxiosOptions,
  ): Promise<gaxios.GaxiosResponse<T>> {
    const form: unknown = options.data;
    const refreshes = form instanceof URLSearchParams && form.get('grant_type') === 'refresh_token';
    if (!refreshes) return this.#onward.request<T>(options);
    const data = new URLSearchParams(form);
    data.set('scope', this.#scope);
    try {
      return await this.#onward.request<T>({ ...options, data });
    } catch (error) {
      if (!isInvalidScope(error)) throw error;
      return this.#onward.request<T>(options);
    }
  }
}

function isInvalidScope(error: unknown): boolean {
  if (!(error instanceof gaxios.GaxiosError)) return false;
  const data: unknown = error.response?.data;
  return (
    typeof data === 'object' && data !== null && Reflect.get(data, 'error') === 'invalid_scope'
  );
}
