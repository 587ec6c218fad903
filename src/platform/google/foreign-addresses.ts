import { AppError, EXIT } from '../../errors.ts';
import { apiAddress, isLoopback } from './api-address.ts';
import type { KeyEnvironment, Key } from './key-file.ts';

/** Where tokens may be sent to, and where the proofs for them come from. */
const OURS = /(?:^|\.)(?:googleapis\.com|actions\.githubusercontent\.com)$/u;
/** Where machines at Amazon and Microsoft ask about themselves. */
const MACHINES = new Set(['169.254.169.254', '[fd00:ec2::254]']);

/**
 * Throws (77) for a federation file that would run a program, or ask an address for tokens that is
 * neither Google's nor GitHub's: whoever can change the file could run anything, or get a token.
 *
 * GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES=1 allows programs, as in Google's own tools, and
 * UNDERSIGNED_TOKEN_HOSTS further hosts, with commas between them.
 */
export function refuseForeign(key: Key, env: KeyEnvironment): void {
  const source = key['credential_source'];
  const parts = typeof source === 'object' && source !== null ? (source as Key) : {};
  if ('executable' in parts && env['GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES'] !== '1') {
    throw refused(
      'The federation file runs a program to sign in.',
      'If you trust that file, set GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES=1.',
    );
  }
  const allowed = new Set(
    (env['UNDERSIGNED_TOKEN_HOSTS'] ?? '').split(/[\s,]+/u).filter((host) => host !== ''),
  );
  // Then every call goes to this machine, whatever a file says.
  if (apiAddress(env)) return;
  const addresses = [
    key['token_url'],
    key['token_info_url'],
    key['service_account_impersonation_url'],
    parts['url'],
    parts['region_url'],
    parts['imdsv2_session_token_url'],
  ].filter((address) => typeof address === 'string');
  for (const address of addresses) {
    const { hostname = '', protocol = '' } = URL.canParse(address) ? new URL(address) : {};
    const isKnown = OURS.test(hostname) && protocol === 'https:';
    if (isKnown || MACHINES.has(hostname) || isLoopback(hostname) || allowed.has(hostname))
      continue;
    throw refused(
      `The federation file names an address that is not Google's: ${hostname || 'an invalid one'}.`,
      `If you trust it, set UNDERSIGNED_TOKEN_HOSTS=${hostname}.`,
    );
  }
}

function refused(message: string, hint: string): AppError {
  return new AppError(message, { exitCode: EXIT.refused, hint: `${hint} Nothing was sent.` });
}
