import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { JWT, OAuth2Client } from 'google-auth-library';
import { ROBOT } from '../google-server/office.ts';
import { startGoogle, type FakeGoogle } from '../google-server/server.ts';

let google: FakeGoogle;

beforeEach(async () => {
  google = await startGoogle();
});

afterEach(() => google.close());

interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function post(form: Readonly<Record<string, string>>): Promise<Reply> {
  const response = await fetch(`${google.url}/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  return { status: response.status, body: (await response.json()) as Reply['body'] };
}

const SHEETS = 'https://www.googleapis.com/auth/spreadsheets';
const ASSERTION = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

describe('a service account', () => {
  const seconds = Math.floor(Date.now() / 1000);
  const good = {
    iss: ROBOT,
    aud: 'https://oauth2.googleapis.com/token',
    scope: SHEETS,
    iat: seconds,
    exp: seconds + 3600,
  };

  it('gets a token with the library that signs for it, which then opens a file', async () => {
    const key = google.serviceAccountKey();
    const jwt = new JWT({
      email: key.client_email,
      key: key.private_key,
      scopes: [SHEETS],
      transporterOptions: {
        fetchImplementation: (input: unknown, init?: RequestInit) =>
          fetch(String(input).replace('https://oauth2.googleapis.com', google.url), init),
      },
    });
    const { access_token: token } = await jwt.authorize();
    const id = google.addSpreadsheet();
    const response = await fetch(`${google.url}/v4/spreadsheets/${id}`, {
      headers: { authorization: `Bearer ${token ?? ''}` },
    });
    expect(response.status).toBe(200);
  });

  it.each([
    {
      why: 'a wrong audience',
      claims: { ...good, aud: 'https://example.org/token' },
      error: 'invalid_grant',
    },
    { why: 'two hours', claims: { ...good, exp: seconds + 7200 }, error: 'invalid_grant' },
    {
      why: 'a wrong clock',
      claims: { ...good, iat: seconds - 9000, exp: seconds - 5400 },
      error: 'invalid_grant',
    },
    { why: 'no scope', claims: { ...good, scope: '' }, error: 'invalid_scope' },
    { why: 'an unknown scope', claims: { ...good, scope: 'sheets' }, error: 'invalid_scope' },
    {
      why: 'an account that is gone',
      claims: { ...good, iss: 'gone@example.org' },
      error: 'invalid_grant',
    },
  ])('is refused for $why', async ({ claims, error }) => {
    google.removeAccount('gone@example.org');
    const assertion = `${part({ alg: 'RS256' })}.${part(claims)}.c2ln`;
    const reply = await post({ grant_type: ASSERTION, assertion });
    expect(reply).toMatchObject({ status: 400, body: { error } });
  });

  it('is refused with a signature of another key', async () => {
    google.serviceAccountKey();
    const assertion = `${part({ alg: 'RS256' })}.${part(good)}.c2ln`;
    const reply = await post({ grant_type: ASSERTION, assertion });
    expect(reply.body).toMatchObject({ error_description: 'Invalid JWT Signature.' });
  });
});

describe('a person', () => {
  const redirect = 'http://127.0.0.1:9/callback';
  const verifier = 'v'.repeat(50);

  function consented(): URL {
    const url = new OAuth2Client({ clientId: 'app' }).generateAuthUrl({
      access_type: 'offline',
      scope: SHEETS,
      state: 's1',
      redirect_uri: redirect,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256' as never,
    });
    return new URL(google.consent(url));
  }

  const exchange = (code: string, more: Readonly<Record<string, string>>): Promise<Reply> =>
    post({
      grant_type: 'authorization_code',
      code,
      client_id: 'app',
      redirect_uri: redirect,
      ...more,
    });

  it('comes back with a code that is good once, with the verifier only', async () => {
    const back = consented();
    expect(back.searchParams.get('state')).toBe('s1');
    const code = back.searchParams.get('code') ?? '';
    const reply = await exchange(code, { code_verifier: verifier });
    expect(reply).toMatchObject({ status: 200, body: { scope: SHEETS, token_type: 'Bearer' } });
    expect((await exchange(code, { code_verifier: verifier })).status).toBe(400);
    const other = consented().searchParams.get('code') ?? '';
    expect((await exchange(other, { code_verifier: 'w' })).body['error']).toBe('invalid_grant');
  });

  it('gets new access tokens until the refresh token is revoked', async () => {
    const refresh = {
      grant_type: 'refresh_token',
      refresh_token: google.refreshToken(),
      client_id: 'app',
    };
    expect((await post(refresh)).status).toBe(200);
    google.revokeRefreshTokens();
    expect(await post(refresh)).toEqual({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
    });
  });
});
