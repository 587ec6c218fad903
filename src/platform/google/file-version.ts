import type { World } from '../../world.ts';
import { apiAddress } from './api-address.ts';
import { credentialsFrom, machineCredentials, type TokenClient } from './credentials.ts';
import { findKey } from './key-file.ts';
import { REAL_TIMING } from './timing.ts';
import { transport } from './transport.ts';

/** What Drive tells of a file without opening it. */
interface FileVersion {
  /** Counts every change, also those that no person sees. */
  readonly version: string;
  /** Milliseconds since 1970, by Google's clock; some minutes late while people edit. */
  readonly modified: number;
  readonly trashed: boolean;
}

export interface FileVersions {
  readonly files: ReadonlyMap<string, FileVersion>;
  /** Milliseconds that Google's clock is before this machine's. */
  readonly ahead: number;
}

const SCOPE = 'https://www.googleapis.com/auth/drive.metadata.readonly';

/**
 * The versions of files, or undefined where Drive does not tell: the API is not enabled, or the
 * account is a person's, whose sign-in does not cover it. Never throws for that. Asks
 * with a token of its own, so that no sync hangs on a scope that it does not need.
 */
export async function fileVersions(
  ids: readonly string[],
  { env, now, signal }: Pick<World, 'env' | 'now' | 'signal'>,
  count: () => void,
): Promise<FileVersions | undefined> {
  try {
    const client = await clientFor(env);
    if (!client) return undefined;
    const files = new Map<string, FileVersion>();
    let ahead = 0;
    for (const id of ids) {
      count();
      const { data, headers } = await client.request({
        url: `https://www.googleapis.com/drive/v3/files/${encodeURIComponent(id)}`,
        params: {
          fields: 'version,modifiedTime,trashed',
          supportsAllDrives: true,
          prettyPrint: false,
        },
        timeout: REAL_TIMING.tokenLimitMs,
        retry: false,
        signal,
      });
      ahead = Date.parse(headers.get('date') ?? '') - now().getTime();
      const file = parseVersion(data);
      if (!file || !Number.isFinite(ahead)) return undefined;
      files.set(id, file);
    }
    return { files, ahead };
  } catch {
    // Whatever it is: then everything is read, which says what is wrong if anything is.
    return undefined;
  }
}

async function clientFor(env: World['env']): Promise<TokenClient | undefined> {
  const base = apiAddress(env);
  const found = await findKey(env);
  if (found?.key['type'] === 'authorized_user') return undefined;
  if (found) {
    return credentialsFrom(found, [SCOPE], transport(base, REAL_TIMING.tokenLimitMs), env).client;
  }
  return base === undefined ? (await machineCredentials([SCOPE])).client : undefined;
}

function parseVersion(data: unknown): FileVersion | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { version, modifiedTime, trashed } = data as Readonly<Record<string, unknown>>;
  if (typeof version !== 'string' || typeof modifiedTime !== 'string') return undefined;
  const modified = Date.parse(modifiedTime);
  return Number.isFinite(modified) ? { version, modified, trashed: trashed === true } : undefined;
}
