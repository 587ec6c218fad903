import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiAddress, redirected } from '../../../src/platform/google/api-address.ts';
import { atGoogle, type AtGoogle } from './at-google.ts';

describe('apiAddress', () => {
  it.each([
    'http://127.0.0.1:8080',
    'http://127.3.2.1',
    'http://localhost:1',
    'http://[::1]:9',
    'http://127.1:80',
    'https://localhost/prefix',
  ])('takes %s', (url) => {
    expect(apiAddress({ UNDERSIGNED_GOOGLE_API_URL: url })?.href).toBe(new URL(url).href);
  });

  it.each([
    'http://example.com',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://user@127.0.0.1',
    'http://127.0.0.1@example.com',
    'http://[::ffff:8.8.8.8]',
    'http://0.0.0.0',
    'ftp://127.0.0.1',
    '127.0.0.1:8080',
    'nonsense',
  ])('refuses %s (78)', (url) => {
    expect(() => apiAddress({ UNDERSIGNED_GOOGLE_API_URL: url })).toThrow(
      expect.objectContaining({ exitCode: 78 }),
    );
  });

  it('is Google’s own where none is given', () => {
    expect(apiAddress({})).toBeUndefined();
    expect(apiAddress({ UNDERSIGNED_GOOGLE_API_URL: '' })).toBeUndefined();
  });

  it('keeps path, query and its own prefix', () => {
    const url = new URL('https://sheets.googleapis.com/v4/spreadsheets/x?fields=a');
    expect(redirected(url, new URL('http://127.0.0.1:1/base/')).href).toBe(
      'http://127.0.0.1:1/base/v4/spreadsheets/x?fields=a',
    );
  });
});

describe('with a proxy in the environment', () => {
  let here: AtGoogle;
  const { HTTPS_PROXY: before } = process.env;
  beforeAll(async () => {
    here = await atGoogle();
    process.env['HTTPS_PROXY'] = 'http://127.0.0.1:9';
  });
  afterAll(async () => {
    if (before === undefined) delete process.env['HTTPS_PROXY'];
    else process.env['HTTPS_PROXY'] = before;
    await here.close();
  });

  it('every call still goes to the one address, the token’s too', async () => {
    const id = here.server.addSpreadsheet();
    const google = await here.connect();
    await google.read({ kind: 'spreadsheet', id, role: 'Viewer' }, ({ sheets }, options) =>
      sheets.spreadsheets.get({ spreadsheetId: id }, options),
    );
    expect(here.server.calls.map((call) => call.api)).toEqual(['token', 'sheets']);
  });
});
