import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { replaceFile } from '../files/replace-file.ts';
import type { OAuthClient } from './oauth-client.ts';

/** Keeps a sign-in where later runs look for it, in gcloud's form, for its owner's eyes alone. */
export async function keepToken(
  file: string,
  app: OAuthClient,
  refreshToken: string,
): Promise<void> {
  const key = {
    type: 'authorized_user',
    client_id: app.id,
    ...(app.secret === '' ? {} : { client_secret: app.secret }),
    refresh_token: refreshToken,
  };
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await replaceFile(file, `${JSON.stringify(key, null, 2)}\n`, { mode: 0o600 });
}
