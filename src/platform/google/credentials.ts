import { createPrivateKey } from 'node:crypto';
import {
  Compute,
  ExternalAccountClient,
  GoogleAuth,
  Impersonated,
  JWT,
  type BaseExternalAccountClient,
  type ExternalAccountClientOptions,
  type gaxios,
  type OAuth2Client,
} from 'google-auth-library';
import { AppError, EXIT } from '../../errors.ts';
import type { Account } from './google.ts';
import { narrowedUser } from './narrowed-user.ts';
import { refuseForeign } from './foreign-addresses.ts';
import type { KeyEnvironment, FoundKey, Key } from './key-file.ts';

type TokenTransport = gaxios.Gaxios;
export type TokenClient = OAuth2Client | BaseExternalAccountClient;

export interface Credentials {
  readonly client: TokenClient;
  readonly account: Account;
}

/**
 * The client that gets tokens for a key.
 *
 * It is made from the key directly, not by `GoogleAuth.getClient`, which would run
 * gcloud and ask the metadata server for a project that nothing here needs (2 s).
 * Throws (77) for a kind of key that is not known or lacks a part.
 */
export function credentialsFrom(
  { key, file }: FoundKey,
  scopes: string[],
  transporter: TokenTransport,
  env: KeyEnvironment = {},
): Credentials {
  const client = clientFor(key, scopes, transporter, env);
  if (client === undefined) {
    throw new AppError(
      `The credentials file ${file} is incomplete, damaged, or of an unknown kind.`,
      {
        exitCode: EXIT.refused,
        hint: 'Download a new JSON key of the service account, or sign in again: undersigned login.',
      },
    );
  }
  const quotaProject = text(key, 'quota_project_id');
  if (quotaProject !== undefined) client.quotaProjectId = quotaProject;
  return { client, account: { ...accountOf(key), file } };
}

function clientFor(
  key: Key,
  scopes: string[],
  transporter: TokenTransport,
  env: KeyEnvironment,
): TokenClient | undefined {
  switch (key['type']) {
    case 'service_account': {
      const [email, privateKey] = [text(key, 'client_email'), text(key, 'private_key')];
      if (email === undefined || privateKey === undefined) return undefined;
      if (!isPrivateKey(privateKey)) return undefined;
      const keyId = text(key, 'private_key_id');
      return new JWT({ email, key: privateKey, scopes, transporter, ...(keyId && { keyId }) });
    }
    case 'authorized_user': {
      const [clientId, clientSecret] = [text(key, 'client_id'), text(key, 'client_secret')];
      const refreshToken = text(key, 'refresh_token');
      if (clientId === undefined || refreshToken === undefined) return undefined;
      const secret = clientSecret === undefined ? {} : { clientSecret };
      return narrowedUser({ clientId, ...secret, refreshToken }, scopes, transporter);
    }
    case 'external_account':
      refuseForeign(key, env);
      return federated(key, scopes, transporter);
    case 'impersonated_service_account': {
      const source = key['source_credentials'];
      const targetPrincipal = impersonated(key);
      if (typeof source !== 'object' || source === null || !targetPrincipal) return undefined;
      const sourceClient = clientFor(source as Key, [CLOUD_PLATFORM], transporter, env);
      if (sourceClient === undefined) return undefined;
      return new Impersonated({ sourceClient, transporter, targetPrincipal, targetScopes: scopes });
    }
    default:
      return undefined;
  }
}

/** A key that was cut or pasted badly can sign nothing, which would look like a broken network. */
function isPrivateKey(text: string): boolean {
  try {
    createPrivateKey(text);
    return true;
  } catch {
    return false;
  }
}

/** What impersonating another account takes. */
const CLOUD_PLATFORM = 'https://www.googleapis.com/auth/cloud-platform';

function federated(
  key: Key,
  scopes: string[],
  transporter: TokenTransport,
): TokenClient | undefined {
  try {
    const client = ExternalAccountClient.fromJSON({
      ...(key as unknown as ExternalAccountClientOptions),
      transporter,
    });
    if (!client) return undefined;
    client.scopes = scopes;
    // Its token exchange makes a transport of its own, which would go past ours.
    const exchange: unknown = Reflect.get(client, 'stsCredential');
    if (typeof exchange !== 'object' || exchange === null) return undefined;
    Reflect.set(exchange, 'transporter', transporter);
    return client;
  } catch {
    // What the library says may quote the file; the caller explains.
    return undefined;
  }
}

function text(key: Key, name: string): string | undefined {
  const value = key[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function impersonated(key: Key): string | undefined {
  const address = key['service_account_impersonation_url'];
  if (typeof address !== 'string') return undefined;
  return /([^/]+):generateAccessToken$/u.exec(address)?.[1];
}

function accountOf(key: Key): Account {
  switch (key['type']) {
    case 'authorized_user':
      return { kind: 'signed-in user' };
    case 'external_account':
    case 'impersonated_service_account': {
      const email = impersonated(key);
      return email === undefined
        ? { kind: 'federated account' }
        : { kind: 'federated account', email };
    }
    default: {
      const email = key['client_email'];
      return typeof email === 'string'
        ? { kind: 'service account', email }
        : { kind: 'service account' };
    }
  }
}

/**
 * The account of the Google machine (Cloud Run, Compute Engine) that this runs on.
 *
 * Throws (77) anywhere else: then there are no credentials at all.
 */
export async function machineCredentials(scopes: string[]): Promise<Credentials> {
  const auth = new GoogleAuth({ scopes });
  try {
    const client = await auth.getClient();
    if (!(client instanceof Compute)) throw noCredentials();
    const { client_email: email } = await auth.getCredentials();
    return {
      client,
      account:
        email === undefined ? { kind: 'machine account' } : { kind: 'machine account', email },
    };
  } catch {
    throw noCredentials();
  }
}

export function noCredentials(): AppError {
  return new AppError('No Google credentials were found.', {
    exitCode: EXIT.refused,
    hint:
      'Set GOOGLE_APPLICATION_CREDENTIALS in .env to the JSON key of a service account, ' +
      'or sign in with your own Google account: undersigned login.',
  });
}
