import { AppError, EXIT, type ExitStatus } from '../../errors.ts';
import { addressOf, type Account, type Target } from './google.ts';
import { isQuota } from './retry-policy.ts';
import type { Trouble } from './trouble.ts';

/** A call that Google did not carry out, in plain words; what exactly it said is in `trouble`. */
export class GoogleRefusal extends AppError {
  readonly trouble: Trouble;

  constructor(message: string, about: { exitCode: ExitStatus; hint: string; trouble: Trouble }) {
    super(message, { exitCode: about.exitCode, hint: about.hint });
    this.trouble = about.trouble;
  }
}

export interface AboutCall {
  readonly target: Target;
  readonly account: Account;
  readonly now: Date;
}

type RefusalWords = readonly [exitCode: ExitStatus, message: string, hint: string];

/** What happened and what to do next, decided by codes alone: Google's texts come in any language. */
export function refusalOf(trouble: Trouble, about: AboutCall): GoogleRefusal {
  const [exitCode, message, hint] = words(trouble, about);
  return new GoogleRefusal(message, { exitCode, hint, trouble });
}

function words(trouble: Trouble, about: AboutCall): RefusalWords {
  if (isQuota(trouble)) {
    return [
      EXIT.tryLater,
      'Google’s quota for this account stayed exhausted for several minutes.',
      'Run again later. If it keeps happening, run less often or give this job a service account of its own.',
    ];
  }
  if (trouble.kind !== 'http') return unreachable(trouble);
  if (trouble.status === 408 || trouble.status >= 500) {
    return [
      EXIT.unavailable,
      `Google answered only with errors (HTTP ${trouble.status}) for two minutes.`,
      'Nothing is wrong on your side; the next run will retry. See https://www.google.com/appsstatus/dashboard/',
    ];
  }
  if (trouble.at === 'token') return tokenRefused(trouble, about);
  switch (trouble.status) {
    case 401:
      return [
        EXIT.refused,
        `Google does not accept the token of ${nameOf(about.account)}, not even a fresh one.`,
        'Check that the account still exists and is not suspended, or sign in again: undersigned login.',
      ];
    case 403:
      return forbidden(trouble, about);
    case 404:
      return notFound(about.target);
    default:
      return badRequest(trouble, about.target);
  }
}

function unreachable({ kind, reason }: Trouble): RefusalWords {
  const what = {
    network: `Google cannot be reached${reason === '' ? '' : ` (${reason})`}.`,
    timeout: 'Google did not answer in time, several times over.',
    'too-long': 'What Google answered was longer than is read at once.',
    garbled: 'What came back in place of Google’s answers was cut off or is not JSON.',
  };
  return [
    EXIT.unavailable,
    kind === 'http' ? '' : what[kind],
    'Check this machine’s network, DNS and proxy (HTTPS_PROXY); the next run will retry.',
  ];
}

function tokenRefused({ reason, status }: Trouble, { account, now }: AboutCall): RefusalWords {
  const clock = `that this machine’s clock is right (it says ${now.toISOString().slice(0, 16)}Z)`;
  const where = account.file === undefined ? '' : ` (${account.file})`;
  if (account.kind === 'signed-in user') {
    return [
      EXIT.refused,
      `The Google sign-in${where} has expired or was revoked${shown(reason, status)}.`,
      'Sign in again: undersigned login. If that is needed every week, the OAuth app is still ' +
        '"in testing", and sign-ins end after 7 days: publish it or make it internal. ' +
        `Check also ${clock}.`,
    ];
  }
  if (account.kind === 'federated account') {
    return [
      EXIT.refused,
      `Google gave ${nameOf(account)} no token${shown(reason, status)}.`,
      'Check that the identity pool may act as the service account (role Workload Identity User), ' +
        `that the IAM Credentials API is enabled, and ${clock}.`,
    ];
  }
  return [
    EXIT.refused,
    `Google gave ${nameOf(account)} no token${shown(reason, status)}.`,
    `Check that its key${where} was not deleted or disabled, and ${clock}.`,
  ];
}

function forbidden(
  { reason, activationUrl }: Trouble,
  { target, account }: AboutCall,
): RefusalWords {
  const api = target.kind === 'form' ? 'Google Forms API' : 'Google Sheets API';
  if (reason === 'SERVICE_DISABLED' || reason === 'accessNotConfigured') {
    const page =
      activationUrl ??
      `https://console.cloud.google.com/apis/library/${target.kind === 'form' ? 'forms' : 'sheets'}.googleapis.com`;
    return [
      EXIT.refused,
      `The ${api} is not enabled in the project of ${nameOf(account)}.`,
      `Enable it at ${page}, wait a minute, and run again.`,
    ];
  }
  if (reason === 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' || reason === 'insufficientPermissions') {
    return [
      EXIT.refused,
      `The sign-in of ${nameOf(account)} does not cover the ${api}.`,
      'Sign in again and agree to everything asked for: undersigned login. (With gcloud, name the ' +
        'scopes: gcloud auth application-default login --scopes=…/auth/spreadsheets,…)',
    ];
  }
  return [
    EXIT.refused,
    `The ${target.kind} ${addressOf(target)} is not shared with ${nameOf(account)}.`,
    `Share ${addressOf(target)} with ${account.email ?? 'that account'} as ${target.role}.`,
  ];
}

function notFound(target: Target): RefusalWords {
  const responder = target.kind === 'form' && target.id.startsWith('1FAIpQL');
  return [
    EXIT.data,
    `There is no ${target.kind} at ${addressOf(target)}.`,
    responder
      ? 'That ID is from the address that respondents see. Open the form for editing and take the ID from that address.'
      : `Check the ID in the config: it is the long part of the ${target.kind}’s address. It may also have been deleted.`,
  ];
}

function badRequest(trouble: Trouble, target: Target): RefusalWords {
  if (trouble.code === 'FAILED_PRECONDITION' && target.kind === 'spreadsheet') {
    return [
      EXIT.data,
      `${addressOf(target)} is an Office file, not a Google Sheet.`,
      'Open it and choose File > Save as Google Sheets, then put the new address into the config.',
    ];
  }
  const said = shown(trouble.code || trouble.reason, trouble.status);
  return [
    EXIT.data,
    `Google did not carry out a request about ${addressOf(target)}${said}.`,
    'Nothing was written. Check the ID in the config; if it is right, please report this.',
  ];
}

function shown(reason: string, status: number): string {
  return ` (${reason === '' ? `HTTP ${status}` : reason})`;
}

/** Service accounts are no persons: their address may be shown. */
function nameOf(account: Account): string {
  if (account.email !== undefined) return account.email;
  return account.kind === 'signed-in user'
    ? 'the Google account that is signed in'
    : `this ${account.kind}`;
}
