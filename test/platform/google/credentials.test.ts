import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { tokenFile } from '../../../src/platform/google/key-file.ts';
import type { Google } from '../../../src/platform/google/google.ts';
import { atGoogle, serviceAccount, type AtGoogle } from './at-google.ts';

describe('credentials', () => {
  let here: AtGoogle;
  let id: string;
  let idp: Server | undefined;
  beforeEach(async () => {
    here = await atGoogle();
    here.limit(15_000);
    id = here.server.addSpreadsheet();
  });
  afterEach(async () => {
    idp?.close();
    idp?.closeAllConnections();
    idp = undefined;
    await here.close();
  });

  const title = async (google: Google) => {
    const { properties } = await google.read(
      { kind: 'spreadsheet', id, role: 'Viewer' },
      ({ sheets }, options) => sheets.spreadsheets.get({ spreadsheetId: id }, options),
    );
    return properties?.title;
  };
  const keyOf = async (content: string, mode = 0o600) => {
    const file = join(here.folder, 'key.json');
    await writeFile(file, content);
    await chmod(file, mode);
    return { GOOGLE_APPLICATION_CREDENTIALS: file };
  };
  const connect = (env: Record<string, string>) => here.connect('read-only', env);

  it('a service account’s key', async () => {
    const google = await connect(await serviceAccount(here));
    expect(await title(google)).toBe('Untitled');
    expect(google.account).toMatchObject({
      kind: 'service account',
      email: 'undersigned@letters.example.com',
    });
  });

  it('an organizer’s own sign-in, where undersigned login keeps it', async () => {
    const env = { GOOGLE_APPLICATION_CREDENTIALS: '', XDG_CONFIG_HOME: here.folder };
    const file = tokenFile(env);
    await mkdir(join(here.folder, 'undersigned'));
    const token = {
      type: 'authorized_user',
      client_id: 'c',
      refresh_token: here.server.refreshToken(),
    };
    await writeFile(file, JSON.stringify(token), { mode: 0o600 });
    const google = await connect(env);
    expect(await title(google)).toBe('Untitled');
    expect(google.account).toEqual({ kind: 'signed-in user', file });
  });

  it.each([
    ['read-only', ['forms.body.readonly', 'forms.responses.readonly', 'spreadsheets.readonly']],
    ['read-write', ['forms.body.readonly', 'forms.responses.readonly', 'spreadsheets']],
  ] as const)('a sign-in narrowed to what a %s run needs', async (access, scopes) => {
    const granted = ['forms.body.readonly', 'forms.responses.readonly', 'spreadsheets'];
    const both = [...granted, 'spreadsheets.readonly', 'drive'];
    for (const [all, got] of [
      [both, scopes],
      // One of an earlier program: all that was agreed to then.
      [granted, access === 'read-only' ? granted : scopes],
    ] as const) {
      const file = join(here.folder, 'narrow.json');
      const token = {
        type: 'authorized_user',
        client_id: 'c',
        refresh_token: here.server.refreshToken({ scopes: [...all] }),
      };
      await writeFile(file, JSON.stringify(token), { mode: 0o600 });
      const before = new Set(Object.keys(here.server.state.tokens));
      await title(
        await here.connect(access, { ...here.env, GOOGLE_APPLICATION_CREDENTIALS: file }),
      );
      const [fresh] = Object.entries(here.server.state.tokens).filter(([key]) => !before.has(key));
      expect(fresh?.[1].scopes).toEqual(got);
    }
  });

  it('gcloud’s own credentials', async () => {
    const env = {
      GOOGLE_APPLICATION_CREDENTIALS: '',
      XDG_CONFIG_HOME: join(here.folder, 'none'),
      CLOUDSDK_CONFIG: here.folder,
    };
    const file = join(here.folder, 'application_default_credentials.json');
    const token = {
      type: 'authorized_user',
      client_id: 'c',
      refresh_token: here.server.refreshToken(),
    };
    await writeFile(file, JSON.stringify(token), { mode: 0o600 });
    expect(await title(await connect(env))).toBe('Untitled');
  });

  it('workload identity federation with an account to act as, all of it at the one address', async () => {
    const steps: string[] = [];
    const server = createServer((request, response) => {
      steps.push(`${request.method ?? ''} ${request.url ?? ''}`);
      const expireTime = new Date(Date.now() + 3_600_000).toISOString();
      const answers: Record<string, unknown> = {
        '/oidc': { value: 'a-subject-token' },
        '/v1/token': {
          access_token: 'sts',
          expires_in: 3600,
          token_type: 'Bearer',
          issued_token_type: 'x',
        },
      };
      const answer = answers[request.url ?? ''] ?? { accessToken: here.server.token(), expireTime };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
    idp = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const env = await keyOf(
      JSON.stringify({
        type: 'external_account',
        audience:
          '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/github',
        subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
        token_url: 'https://sts.googleapis.com/v1/token',
        service_account_impersonation_url:
          'https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/sync@letters.example.com:generateAccessToken',
        credential_source: {
          url: 'https://token.actions.example.com/oidc',
          format: { type: 'json', subject_token_field_name: 'value' },
        },
      }),
      0o640,
    );
    const google = await connect({
      ...env,
      UNDERSIGNED_GOOGLE_API_URL: `http://127.0.0.1:${port}`,
    });
    await title(google);
    expect(google.account).toMatchObject({ email: 'sync@letters.example.com' });
    expect(steps).toEqual([
      'GET /oidc',
      'POST /v1/token',
      'POST /v1/projects/-/serviceAccounts/sync@letters.example.com:generateAccessToken',
      `GET /v4/spreadsheets/${id}?prettyPrint=false`,
    ]);
  });

  const OAUTH_CLIENT = JSON.stringify({ installed: { client_id: 'c', client_secret: 's' } });
  const KEY = JSON.stringify({
    type: 'service_account',
    client_email: 'a@example.com',
    private_key: 'k',
  });
  it.each([
    ['is not JSON', '-----BEGIN', 0o600, 'is not JSON'],
    ['holds no object', '[]', 0o600, 'does not say what kind'],
    ['is an OAuth client, not an account', OAUTH_CLIENT, 0o600, 'describes an OAuth client'],
    ['is of an unknown kind', '{"type":"magic"}', 0o600, 'of an unknown kind'],
    ['lacks its key', '{"type":"service_account"}', 0o600, 'is incomplete'],
    ['is readable by others', KEY, 0o644, 'Other users of this machine can read'],
    ['is readable by the group', KEY, 0o640, 'Other users of this machine can read'],
  ])('a file that %s is refused (77)', async (_name, content, mode, message) => {
    const env = await keyOf(content, mode);
    await expect(connect(env)).rejects.toMatchObject({
      exitCode: 77,
      message: expect.stringContaining(message),
    });
  });

  it('a key that others can read says what to run', async () => {
    const env = await keyOf(KEY, 0o644);
    await expect(connect(env)).rejects.toMatchObject({
      hint: `Run: chmod 600 '${env.GOOGLE_APPLICATION_CREDENTIALS}'`,
    });
  });

  it('a file that is named but not there is refused (77)', async () => {
    const missing = connect({ GOOGLE_APPLICATION_CREDENTIALS: join(here.folder, 'no.json') });
    await expect(missing).rejects.toMatchObject({
      exitCode: 77,
      hint: expect.stringContaining('.env'),
    });
  });

  it('none at all says how to get some (77)', async () => {
    const none = {
      GOOGLE_APPLICATION_CREDENTIALS: '',
      HOME: join(here.folder, 'x'),
      XDG_CONFIG_HOME: '',
    };
    await expect(connect(none)).rejects.toMatchObject({
      exitCode: 77,
      hint: expect.stringContaining('undersigned login'),
    });
  });
});
