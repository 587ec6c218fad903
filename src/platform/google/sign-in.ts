import { randomBytes } from 'node:crypto';
import { CodeChallengeMethod, OAuth2Client } from 'google-auth-library';
import { AppError, EXIT } from '../../errors.ts';
import type { World } from '../../world.ts';
import { apiAddress, redirected } from './api-address.ts';
import { listenForConsent } from './consent.ts';
import type { OAuthClient } from './oauth-client.ts';
import { scopesFor, SIGN_IN_SCOPES } from './scopes.ts';
import { transport } from './transport.ts';

const CONSENT = 'https://accounts.google.com/o/oauth2/v2/auth';
const LIMIT_MS = 10 * 60_000;
const TOKEN_LIMIT_MS = 60_000;
const DAY_S = 86_400;

export interface SignedIn {
  readonly refreshToken: string;
  /** Google says so of apps "in testing", whose sign-ins live 7 days; undefined for all others. */
  readonly days: number | undefined;
}

/**
 * Signs a person in as installed apps do: their browser comes back to this machine with a
 * code, which is good only with a secret that never left it (PKCE), and only for the
 * request that was sent (state). Asks for no more than a sync needs.
 *
 * `show` is given the address to open. Throws (77) where the person does not agree to all of it.
 */
export async function signIn(
  app: OAuthClient,
  { port, show }: { readonly port: number; readonly show: (address: string) => void },
  { env, signal }: Pick<World, 'env' | 'signal'>,
): Promise<SignedIn> {
  const base = apiAddress(env);
  const listener = await listenForConsent(port);
  try {
    const consent = base === undefined ? CONSENT : redirected(new URL(CONSENT), base).href;
    const client = new OAuth2Client({
      clientId: app.id,
      ...(app.secret === '' ? {} : { clientSecret: app.secret }),
      redirectUri: listener.redirectUri,
      transporter: transport(base, TOKEN_LIMIT_MS),
      endpoints: { oauth2AuthBaseUrl: consent },
    });
    const { codeVerifier, codeChallenge = '' } = await client.generateCodeVerifierAsync();
    const state = randomBytes(24).toString('base64url');
    const back = listener.code(state, LIMIT_MS, signal);
    show(
      client.generateAuthUrl({
        scope: SIGN_IN_SCOPES,
        state,
        access_type: 'offline',
        // Without it a second sign-in gives no refresh token.
        prompt: 'consent',
        code_challenge: codeChallenge,
        code_challenge_method: CodeChallengeMethod.S256,
      }),
    );
    const code = await back;
    const { tokens } = await exchange(client, code, codeVerifier);
    return checked(tokens, scopesFor('read-write'));
  } finally {
    listener.close();
  }
}

async function exchange(client: OAuth2Client, code: string, codeVerifier: string) {
  try {
    return await client.getToken({ code, codeVerifier });
  } catch {
    // What the library throws holds the code and the client's secret.
    throw new AppError('Google did not accept the sign-in.', {
      exitCode: EXIT.refused,
      hint: 'Run it again. If that does not help, download the OAuth client again: https://console.cloud.google.com/apis/credentials',
    });
  }
}

function checked(tokens: object, scopes: readonly string[]): SignedIn {
  const reply = tokens as Readonly<Record<string, unknown>>;
  const scope = reply['scope'];
  const granted = new Set(typeof scope === 'string' ? scope.split(' ') : []);
  const refreshToken = reply['refresh_token'];
  if (scopes.some((scope) => !granted.has(scope))) {
    throw new AppError(
      'Undersigned was not given all the permissions that a sync needs; nothing was kept.',
      {
        exitCode: EXIT.refused,
        hint: 'Sign in again and tick every box: forms, their responses, and spreadsheets.',
      },
    );
  }
  if (typeof refreshToken !== 'string') {
    throw new AppError('Google gave a sign-in that ends within the hour.', {
      exitCode: EXIT.refused,
      hint: 'Remove the app at https://myaccount.google.com/connections and sign in again.',
    });
  }
  const life = Number(reply['refresh_token_expires_in'] ?? NaN);
  return { refreshToken, days: Number.isFinite(life) ? Math.ceil(life / DAY_S) : undefined };
}
