import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Hono } from 'hono';
import { pageAccess, SECRET_HEADER, type PageAccess } from '../../../src/review/page/access.ts';
import { listDesk } from '../../../src/operations/letter-lists.ts';
import { reviewApp } from '../../../src/review/page/app.ts';
import { loadAssets } from '../../../src/review/page/assets.ts';
import { review, syncedMaster } from '../session/desk.ts';
import { LETTER, NOW } from '../../sync/letter.ts';

/** Who gets at the page, and what every answer of it forbids. */

const HOST = '127.0.0.1:8080';
let app: Hono;
let access: PageAccess;
let cookie = '';
let secret = '';

beforeAll(async () => {
  access = pageAccess(() => [HOST, 'localhost:8080']);
  const master = await syncedMaster();
  app = reviewApp({
    lists: listDesk(LETTER, master, () => new Date(NOW)),
    session: await review(master),
    letter: LETTER,
    by: 'Robin',
    access,
    assets: loadAssets('en'),
    address: () => `http://${HOST}/`,
    now: () => new Date(NOW),
  });
  const entered = await get(`/?token=${access.invite()}`, { cookie: '' });
  cookie = entered.headers.get('set-cookie') ?? '';
  secret = secretIn(entered);
});

const secretIn = (entered: Response): string =>
  /^\/#secret=(.{43})$/u.exec(entered.headers.get('location') ?? '')?.[1] ?? '';

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  app.request(path, {
    method,
    headers: { host: HOST, cookie, [SECRET_HEADER]: secret, ...headers },
  });

describe('the page', () => {
  it('lets a browser in by an address that works once', async () => {
    const token = access.invite();
    const first = await get(`/?token=${token}`, { cookie: '' });
    expect([first.status, secretIn(first)]).toEqual([303, expect.stringMatching(/^.{43}$/u)]);
    expect(first.headers.get('set-cookie')).toMatch(
      /^undersigned-8080=.{43}; Path=\/; HttpOnly; SameSite=Strict$/u,
    );
    expect((await get(`/?token=${token}`, { cookie: '' })).status).toBe(403);
    expect((await get('/?token=guess', { cookie: '' })).status).toBe(403);
  });

  it.each([
    ['a browser that was let in', {}, 'GET', 200],
    ['one by the other name of this machine', { host: 'localhost:8080' }, 'GET', 200],
    ['a browser that was not let in', { cookie: '' }, 'GET', 403],
    ['a made-up cookie', { cookie: 'undersigned-8080=guess' }, 'GET', 403],
    ['a server here that the cookie was sent to', { [SECRET_HEADER]: '' }, 'GET', 403],
    ['a guess at the secret', { [SECRET_HEADER]: 'guess' }, 'GET', 403],
    ['a name that was pointed at this machine', { host: 'evil.example' }, 'GET', 421],
    ['another port', { host: '127.0.0.1:81' }, 'GET', 421],
    ['a page elsewhere that reads', { origin: 'http://evil.example' }, 'GET', 403],
    ['a page elsewhere that embeds', { 'sec-fetch-site': 'cross-site' }, 'GET', 403],
    ['a page of another port here', { 'sec-fetch-site': 'same-site' }, 'GET', 403],
    ['a form elsewhere', { origin: 'http://evil.example' }, 'POST', 403],
    ['a request that does not say whence', {}, 'POST', 403],
    ['the page itself', { origin: `http://${HOST}` }, 'POST', 400],
  ])('%s: %j %s → %i', async (_why, headers, method, status) => {
    const path = method === 'POST' ? '/api/answer' : '/api/state';
    expect((await get(path, headers, method)).status).toBe(status);
  });

  it('wants the secret of the very browser that has the cookie', async () => {
    const other = await get(`/?token=${access.invite()}`, { cookie: '' });
    expect((await get('/api/state', { [SECRET_HEADER]: secretIn(other) })).status).toBe(403);
  });

  it('spends no token on a program that only looks ahead', async () => {
    const token = access.invite();
    expect((await get(`/?token=${token}`, { cookie: '' }, 'HEAD')).status).toBe(405);
    expect((await get(`/?token=${token}`, { cookie: '' })).status).toBe(303);
  });

  it.each(['/api/answer', '/api/publish', '/api/undo', '/api/address'])(
    'takes no more than an answer can hold at %s',
    async (path) => {
      const body = JSON.stringify({ question: 'x'.repeat(70_000) });
      const headers = {
        host: HOST,
        cookie,
        [SECRET_HEADER]: secret,
        origin: `http://${HOST}`,
        'content-length': String(body.length),
      };
      expect((await app.request(path, { method: 'POST', headers, body })).status).toBe(413);
    },
  );

  it('loads nothing from elsewhere, is framed by nobody and kept by nobody', async () => {
    const page = await get('/');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:/u);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    const { script, style } = loadAssets('en');
    const all = [await page.text(), script, style].join('\n');
    expect(all.match(/(?:src|href|url\(|import )\W*https?:/u)).toBeNull();
  });

  it('gives an invitation to a browser that was let in', async () => {
    const told = await get('/api/address', { origin: `http://${HOST}` }, 'POST');
    const { address } = (await told.json()) as { address: string };
    expect((await get(address.replace(`http://${HOST}`, ''), { cookie: '' })).status).toBe(303);
  });

  it('shows no address of anybody who signed', async () => {
    const texts = await Promise.all(
      ['/api/state', '/api/list', '/api/explain?name=ada%20lee', '/api/decisions'].map(
        async (path) => (await get(path)).text(),
      ),
    );
    expect(texts.join('\n')).not.toContain('@example');
  });
});
