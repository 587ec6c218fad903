import { describe, expect, it } from '@jest/globals';
import { refuseForeign } from '../../../src/platform/google/foreign-addresses.ts';

const GITHUB = {
  type: 'external_account',
  token_url: 'https://sts.googleapis.com/v1/token',
  service_account_impersonation_url:
    'https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/a@b.iam.gserviceaccount.com:generateAccessToken',
  credential_source: { url: 'https://pipelines.actions.githubusercontent.com/oidc?audience=x' },
};

describe('a federation file', () => {
  it.each<readonly [string, object, Record<string, string>]>([
    ['from GitHub', GITHUB, {}],
    ['that reads a file', { ...GITHUB, credential_source: { file: '/var/run/token' } }, {}],
    [
      'that runs a program that was allowed',
      { ...GITHUB, credential_source: { executable: { command: 'sign-in' } } },
      { GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES: '1' },
    ],
    [
      'with an address that was allowed',
      { ...GITHUB, credential_source: { url: 'https://id.example.org/token' } },
      { UNDERSIGNED_TOKEN_HOSTS: 'other.example.org, id.example.org' },
    ],
  ])('%s is used', (_what, key, env) => {
    expect(() => {
      refuseForeign({ ...key }, env);
    }).not.toThrow();
  });

  it.each<readonly [string, object]>([
    ['runs a program', { ...GITHUB, credential_source: { executable: { command: 'sign-in' } } }],
    [
      'gets its proof elsewhere',
      { ...GITHUB, credential_source: { url: 'https://id.example.org' } },
    ],
    [
      'sends it elsewhere',
      { ...GITHUB, token_url: 'https://sts.googleapis.com.example.org/token' },
    ],
    ['sends it in the clear', { ...GITHUB, token_url: 'http://sts.googleapis.com/v1/token' }],
    ['acts elsewhere', { ...GITHUB, service_account_impersonation_url: 'https://example.org/a' }],
    ['names no address', { ...GITHUB, token_url: 'sts' }],
  ])('that %s is refused (77)', (_what, key) => {
    expect(() => {
      refuseForeign({ ...key }, {});
    }).toThrow(expect.objectContaining({ exitCode: 77 }));
  });
});
