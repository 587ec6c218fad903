import { createHash, createPublicKey, verify } from 'node:crypto';
import { oauthRefusal } from './errors.ts';
import { nextNumber, type Grant, type State } from './model.ts';

const HOUR = 3600;
const ASSERTION = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const AUDIENCE = 'https://oauth2.googleapis.com/token';
const SCOPE = /^(https:\/\/www\.googleapis\.com\/auth\/[\w./-]+|openid|email|profile)$/;

interface Claims {
  readonly iss?: unknown;
  readonly sub?: unknown;
  readonly aud?: unknown;
  readonly scope?: unknown;
  readonly iat?: unknown;
  readonly exp?: unknown;
}

function shortScopes(scopes: readonly string[]): string[] {
  return scopes.map((scope) => scope.replace('https://www.googleapis.com/auth/', ''));
}

function longScopes(scopes: readonly string[]): string {
  return scopes
    .map((scope) =>
      /^(openid|email|profile)$/.test(scope) ? scope : `https://www.googleapis.com/auth/${scope}`,
    )
    .join(' ');
}

function checkScopes(text: string): string[] {
  const scopes = text.split(' ').filter((scope) => scope !== '');
  if (scopes.length === 0)
    throw oauthRefusal('invalid_scope', 'Empty or missing scope not allowed.');
  const unknown = scopes.filter((scope) => !SCOPE.test(scope));
  if (unknown.length > 0) {
    throw oauthRefusal(
      'invalid_scope',
      `Invalid OAuth scope or ID token audience provided. [${unknown.join(', ')}]`,
    );
  }
  return shortScopes(scopes);
}

export function issueToken(state: State, grant: Grant): string {
  const token = `ya29.local-${nextNumber(state).toString(36)}${nextNumber(state).toString(36)}`;
  state.tokens[token] = grant;
  return token;
}

function decoded(part: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw oauthRefusal('invalid_grant', 'Invalid JWT: Failed to decode.');
    }
    throw error;
  }
}

function checkSignature(state: State, account: string, assertion: string): void {
  const key = state.keys[account];
  if (key === undefined) return;
  const dot = assertion.lastIndexOf('.');
  const good = verify(
    'RSA-SHA256',
    Buffer.from(assertion.slice(0, dot)),
    createPublicKey(key),
    Buffer.from(assertion.slice(dot + 1), 'base64url'),
  );
  if (!good) throw oauthRefusal('invalid_grant', 'Invalid JWT Signature.');
}

/**
 * The account and scopes of a service account's assertion.
 *
 * Checks its shape, audience, life and scopes; its signature too where the
 * account's public key is known.
 */
function readAssertion(state: State, assertion: string, now: number): Grant {
  const parts = assertion.split('.');
  if (parts.length !== 3)
    throw oauthRefusal('invalid_grant', 'Invalid JWT: must have three parts.');
  const header = decoded(parts[0]) as { readonly alg?: unknown };
  const claims = decoded(parts[1]) as Claims;
  if (header.alg !== 'RS256')
    throw oauthRefusal('invalid_grant', 'Invalid JWT: alg must be RS256.');
  if (typeof claims.iss !== 'string' || claims.iss === '') {
    throw oauthRefusal('invalid_grant', 'Invalid JWT: iss is missing.');
  }
  if (
    claims.aud !== AUDIENCE &&
    !(
      typeof claims.aud === 'string' &&
      /^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+\/token$/.test(claims.aud)
    )
  ) {
    throw oauthRefusal('invalid_grant', 'Invalid JWT: aud must be the token endpoint.');
  }
  const { iat, exp } = claims;
  const seconds = now / 1000;
  if (
    typeof iat !== 'number' ||
    typeof exp !== 'number' ||
    exp - iat > HOUR ||
    exp <= seconds - 300 ||
    iat > seconds + 300
  ) {
    throw oauthRefusal(
      'invalid_grant',
      'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. ' +
        'Check your iat and exp values in the JWT claim.',
    );
  }
  if (state.removedAccounts.includes(claims.iss)) {
    throw oauthRefusal('invalid_grant', 'Invalid grant: account not found');
  }
  checkSignature(state, claims.iss, assertion);
  const scopes = checkScopes(typeof claims.scope === 'string' ? claims.scope : '');
  return { account: typeof claims.sub === 'string' ? claims.sub : claims.iss, scopes };
}

function needed(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value === null || value === '') {
    throw oauthRefusal('invalid_request', `Missing required parameter: ${name}`);
  }
  return value;
}

function checkLife(state: State, grant: Grant | undefined, now: number): Grant {
  const over =
    grant === undefined ||
    (grant.expiresAt !== undefined && grant.expiresAt <= now) ||
    state.removedAccounts.includes(grant.account);
  if (over) throw oauthRefusal('invalid_grant', 'Token has been expired or revoked.');
  return grant;
}

function checkClient(grant: Grant, form: URLSearchParams): void {
  if (grant.clientId !== undefined && grant.clientId !== needed(form, 'client_id')) {
    throw oauthRefusal('unauthorized_client', 'Unauthorized', 401);
  }
}

function redeemCode(state: State, form: URLSearchParams, now: number): Grant {
  const code = needed(form, 'code');
  const { [code]: found, ...others } = state.codes;
  state.codes = others;
  if (found === undefined || (found.expiresAt ?? Infinity) <= now) {
    throw oauthRefusal('invalid_grant', 'Malformed auth code.');
  }
  checkClient(found, form);
  if (needed(form, 'redirect_uri') !== found.redirectUri) {
    throw oauthRefusal('redirect_uri_mismatch', 'Bad Request');
  }
  if (found.challenge !== undefined) {
    const verifier = form.get('code_verifier');
    if (verifier === null) throw oauthRefusal('invalid_grant', 'Missing code verifier.');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    if (challenge !== found.challenge)
      throw oauthRefusal('invalid_grant', 'Invalid code verifier.');
  }
  return found;
}

function tokenReply(state: State, grant: Grant, now: number, refreshToken?: string): object {
  const { account, scopes } = grant;
  const token = issueToken(state, { account, scopes, expiresAt: now + HOUR * 1000 });
  return {
    access_token: token,
    expires_in: HOUR - 1,
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    scope: longScopes(scopes),
    token_type: 'Bearer',
  };
}

/** A refresh may ask for some of the scopes that were granted, and for no others. */
function narrowed(grant: Grant, asked: string | null): Grant {
  if (asked === null) return grant;
  const scopes = checkScopes(asked);
  if (scopes.every((scope) => grant.scopes.includes(scope))) return { ...grant, scopes };
  throw oauthRefusal('invalid_scope', 'Some requested scopes were invalid.');
}

/** POST /token: service accounts, refresh tokens, and codes of an installed app. */
export function answerToken(state: State, form: URLSearchParams, now: number): unknown {
  switch (form.get('grant_type')) {
    case ASSERTION:
      return tokenReply(state, readAssertion(state, needed(form, 'assertion'), now), now);
    case 'refresh_token': {
      const grant = checkLife(state, state.refreshTokens[needed(form, 'refresh_token')], now);
      checkClient(grant, form);
      return tokenReply(state, narrowed(grant, form.get('scope')), now);
    }
    case 'authorization_code': {
      const { account, scopes, clientId } = redeemCode(state, form, now);
      const grant = { account, scopes, ...(clientId === undefined ? {} : { clientId }) };
      const refreshToken = `1//local-${nextNumber(state).toString(36)}`;
      state.refreshTokens[refreshToken] = grant;
      return tokenReply(state, grant, now, refreshToken);
    }
    case null:
      throw oauthRefusal('invalid_request', 'Missing required parameter: grant_type');
    default:
      throw oauthRefusal(
        'unsupported_grant_type',
        `Invalid grant_type: ${form.get('grant_type') ?? ''}`,
      );
  }
}

/** The consent page: whoever opens it consents at once, and is sent back with a code. */
export function answerConsent(
  state: State,
  query: URLSearchParams,
  person: string,
  now: number,
): string {
  const redirectUri = needed(query, 'redirect_uri');
  const challenge = query.get('code_challenge');
  if (challenge !== null && query.get('code_challenge_method') !== 'S256') {
    throw oauthRefusal('invalid_request', 'Only S256 code challenges are supported.');
  }
  const code = `4/local-${nextNumber(state).toString(36)}`;
  state.codes[code] = {
    account: person,
    scopes: checkScopes(needed(query, 'scope')),
    clientId: needed(query, 'client_id'),
    redirectUri,
    expiresAt: now + 600_000,
    ...(challenge === null ? {} : { challenge }),
  };
  const back = new URL(redirectUri);
  back.searchParams.set('code', code);
  const given = query.get('state');
  if (given !== null) back.searchParams.set('state', given);
  return back.href;
}
