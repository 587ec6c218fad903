import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { PassThrough, Readable } from 'node:stream';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { main } from '../../src/cli/main.ts';
import { startGoogle, type FakeGoogle } from '../google-server/server.ts';
import { run } from './run.ts';

/** Signing in at a local Google, whose consent page agrees at once, by a browser that is `fetch`. */

let google: FakeGoogle;
let folder: string;
let env: Record<string, string>;
let client: string;

beforeEach(async () => {
  google = await startGoogle();
  folder = await mkdtemp(join(tmpdir(), 'undersigned-login-'));
  env = { UNDERSIGNED_GOOGLE_API_URL: google.url, HOME: folder };
  client = join(folder, 'client.json');
  const app = { client_id: 'client.apps.example.com', client_secret: 'not-a-secret' };
  await writeFile(client, JSON.stringify({ installed: app }));
});

afterEach(async () => {
  await google.close();
  await rm(folder, { recursive: true, force: true });
});

/** Signs in; `browse` does what the person's browser does with the address that is shown. */
async function login(browse: (address: string) => Promise<unknown>, more: string[] = []) {
  const stderr = new PassThrough();
  const stdout = new PassThrough();
  const told = { stdout: '', stderr: '' };
  const stop = new AbortController();
  let browsing: Promise<unknown> | undefined;
  stdout.on('data', (chunk: Buffer) => (told.stdout += chunk.toString('utf8')));
  stderr.on('data', (chunk: Buffer) => {
    told.stderr += chunk.toString('utf8');
    const address = /^http\S+$/mu.exec(told.stderr)?.[0];
    if (address !== undefined)
      browsing ??= browse(address).catch(() => {
        stop.abort();
      });
  });
  const status = await main(['login', '--client', client, ...more], {
    env,
    cwd: folder,
    stdin: Readable.from([]),
    stdout,
    stderr,
    now: () => new Date(),
    sleep: () => Promise.resolve(),
    pid: process.pid,
    signal: stop.signal,
  });
  await browsing;
  return { status, ...told };
}

const token = () => join(folder, '.config', 'undersigned', 'google.json');

/** What is no request at all. */
function nonsense(port: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () =>
      socket.end('\u0016\u0003 no HTTP\r\n\r\n'),
    );
    socket.resume();
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve();
    });
  });
}

/** Google as an app "in testing" sees it: it says how long a refresh token lives. */
async function inTesting(google: string): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((request, response) => {
    void (async () => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece as Buffer);
      const answer = await fetch(`${google}${request.url ?? ''}`, {
        method: request.method ?? 'GET',
        redirect: 'manual',
        headers: { 'content-type': request.headers['content-type'] ?? 'text/plain' },
        ...(pieces.length > 0 ? { body: Buffer.concat(pieces) } : {}),
      });
      const location = answer.headers.get('location');
      if (location !== null) {
        response.writeHead(answer.status, { location }).end();
        return;
      }
      const reply = { ...((await answer.json()) as object), refresh_token_expires_in: 604_799 };
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(reply));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

describe('login', () => {
  it('keeps a sign-in that only its owner can read and that check and sync then use', async () => {
    const sheet = google.addSpreadsheet({
      tabs: [{ title: 'Form Responses 1', rows: [['Timestamp', 'Organization Name']] }],
    });
    const { status, stdout } = await login((address) => fetch(address));
    expect(status).toBe(0);
    expect(stdout).toBe(`Signed in. The sign-in is kept in ${token()}; nobody else can read it.\n`);
    expect((await stat(token())).mode & 0o777).toBe(0o600);
    expect((await stat(join(token(), '..'))).mode & 0o777).toBe(0o700);
    const done = await run(['init', '--sheet', sheet, '--create-master'], folder, env);
    expect(done.status).toBe(0);
    const checked = await run(['check'], folder, env);
    expect(checked.stdout).toContain(`✓ Google account: signed-in user (${token()})`);
    expect(checked.status).toBe(0);
  });

  it('asks for the least, with a secret of its own for each request', async () => {
    const asked: URLSearchParams[] = [];
    for (let time = 0; time < 2; time++) {
      await login((address) => {
        asked.push(new URL(address).searchParams);
        return fetch(address);
      });
    }
    expect(asked[0]?.get('scope')?.split(' ')).toEqual([
      'https://www.googleapis.com/auth/forms.body.readonly',
      'https://www.googleapis.com/auth/forms.responses.readonly',
      'https://www.googleapis.com/auth/spreadsheets',
      'https://www.googleapis.com/auth/spreadsheets.readonly',
    ]);
    expect(asked[0]?.get('code_challenge_method')).toBe('S256');
    expect(asked[0]?.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
    expect(asked[0]?.get('access_type')).toBe('offline');
    for (const name of ['state', 'code_challenge']) {
      expect(asked[0]?.get(name)).not.toBe(asked[1]?.get(name));
    }
  });

  it('turns away what does not bring the state that was sent, and waits on', async () => {
    const answers: number[] = [];
    const { status } = await login(async (address) => {
      const back = new URL(address).searchParams.get('redirect_uri') ?? '';
      answers.push((await fetch(`${back}/?code=4/forged&state=guessed`)).status);
      answers.push((await fetch(`${back}/?code=4/forged`)).status);
      answers.push((await fetch(`${back}/favicon.ico`)).status);
      // A browser that looks ahead asks for the heading alone; its code is not spent by that.
      const state = new URL(address).searchParams.get('state') ?? '';
      const ahead = `${back}/?code=4/ahead&state=${state}`;
      answers.push((await fetch(ahead, { method: 'HEAD' })).status);
      answers.push((await fetch(ahead, { method: 'POST' })).status);
      await nonsense(new URL(back).port);
      answers.push((await fetch(address)).status);
    });
    expect(answers).toEqual([400, 400, 400, 400, 400, 200]);
    expect(status).toBe(0);
  });

  it('takes the first of two answers', async () => {
    const { status, stderr } = await login(async (address) => {
      const query = new URL(address).searchParams;
      const again = `${query.get('redirect_uri') ?? ''}/?code=4/late&state=${query.get('state') ?? ''}`;
      await fetch(address);
      // By then nobody listens, or nobody heeds it.
      await fetch(again).catch(() => undefined);
    });
    expect(stderr).not.toContain('not accept');
    expect(status).toBe(0);
  });

  it('ends when it is asked to stop, and keeps nothing', async () => {
    const { status, stderr } = await login(() => Promise.reject(new Error('stop')));
    expect(stderr).toContain('Nobody signed in.');
    expect(status).toBe(75);
    await expect(stat(token())).rejects.toThrow('ENOENT');
  });

  it('keeps nothing of a code that is not Google’s', async () => {
    const { status, stderr } = await login((address) => {
      const query = new URL(address).searchParams;
      const back = new URL(query.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({
        code: '4/forged',
        state: query.get('state') ?? '',
      }).toString();
      return fetch(back);
    });
    expect(stderr).toContain('Google did not accept the sign-in.');
    expect(stderr).not.toContain('not-a-secret');
    expect(status).toBe(77);
    await expect(stat(token())).rejects.toThrow('ENOENT');
  });

  it('keeps nothing where the person does not agree', async () => {
    const { status, stderr } = await login((address) => {
      const query = new URL(address).searchParams;
      const state = query.get('state') ?? '';
      return fetch(`${query.get('redirect_uri') ?? ''}/?error=access_denied&state=${state}`);
    });
    expect(stderr).toContain('Access was refused at Google; nothing was kept.');
    expect(status).toBe(77);
  });

  it('keeps nothing where the person agrees to a part only', async () => {
    const { status, stderr } = await login((address) => {
      const less = new URL(address);
      less.searchParams.set('scope', 'https://www.googleapis.com/auth/spreadsheets');
      return fetch(less);
    });
    expect(stderr).toContain('tick every box');
    expect(status).toBe(77);
    await expect(stat(token())).rejects.toThrow('ENOENT');
  });

  it('says how long the sign-in of an app in testing lives', async () => {
    const testing = await inTesting(google.url);
    try {
      env['UNDERSIGNED_GOOGLE_API_URL'] = testing.url;
      const { status, stderr } = await login((address) => fetch(address));
      expect(stderr).toContain('this sign-in ends in 7 days, because the OAuth app is still');
      expect(status).toBe(0);
    } finally {
      testing.close();
    }
  });

  it('case 29: says of a sign-in that has run out what to do, and why it may happen weekly', async () => {
    const sheet = google.addSpreadsheet({});
    await login((address) => fetch(address));
    google.revokeRefreshTokens();
    const { status, stderr } = await run(['init', '--sheet', sheet], folder, env);
    expect(status).toBe(77);
    expect(stderr).toContain('Sign in again: undersigned login.');
    expect(stderr).toContain('"in testing", and sign-ins end after 7 days');
  });

  it('says that a key which is set comes first', async () => {
    env['GOOGLE_APPLICATION_CREDENTIALS'] = join(folder, 'key.json');
    const { stderr } = await login((address) => fetch(address));
    expect(stderr).toContain('GOOGLE_APPLICATION_CREDENTIALS is set and comes first.');
  });

  it.each([
    ['no client', undefined, 64, 'kind "Desktop app"'],
    ['a file that is none', 'nonsense', 77, 'cannot be read as the JSON file'],
    ['the client of a web site', '{"web":{"client_id":"x"}}', 77, 'not of a desktop app'],
    ['the key of a service account', '{"type":"service_account"}', 77, 'holds no OAuth client'],
  ])('explains %s', async (_, content, status, told) => {
    if (content !== undefined) await writeFile(client, content);
    const words = content === undefined ? ['login'] : ['login', '--client', client];
    const result = await run(words, folder, env);
    expect(result.stderr).toContain(told);
    expect(result.status).toBe(status);
  });

  it('tells programs where it is kept', async () => {
    const { stdout } = await login((address) => fetch(address), ['--json']);
    expect(JSON.parse(stdout)).toEqual({ file: token(), shadowed: false });
    expect(JSON.parse(await readFile(token(), 'utf8'))).toMatchObject({
      type: 'authorized_user',
      client_id: 'client.apps.example.com',
    });
  });
});
