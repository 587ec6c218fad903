import { resolve } from 'node:path';
import { EXIT, type ExitStatus } from '../errors.ts';
import { keepToken } from '../platform/google/keep-token.ts';
import { tokenFile } from '../platform/google/key-file.ts';
import { noOAuthClient, readOAuthClient } from '../platform/google/oauth-client.ts';
import { signIn } from '../platform/google/sign-in.ts';
import type { World } from '../world.ts';

export interface LoginCommand {
  readonly json: boolean;
  /** The file of the OAuth client; else what UNDERSIGNED_OAUTH_CLIENT names. */
  readonly client: string | undefined;
  /** 0 for any that is free. */
  readonly port: number;
}

/** Signs the organizer in with her own Google account, and keeps the sign-in for later runs. */
export async function login(options: LoginCommand, world: World): Promise<ExitStatus> {
  const { env, cwd, stderr, stdout } = world;
  const named = options.client ?? env['UNDERSIGNED_OAUTH_CLIENT'] ?? '';
  if (named === '') throw noOAuthClient();
  const app = await readOAuthClient(resolve(cwd, named));
  const show = (address: string): void => {
    stderr.write(`Open this address in a browser on this machine, and agree:\n\n${address}\n\n`);
  };
  const { refreshToken, days } = await signIn(app, { port: options.port, show }, world);
  const file = tokenFile(env);
  await keepToken(file, app, refreshToken);

  const shadowed = (env['GOOGLE_APPLICATION_CREDENTIALS'] ?? '') !== '';
  if (options.json) {
    stdout.write(`${JSON.stringify({ file, expiresInDays: days, shadowed })}\n`);
    return EXIT.done;
  }
  stdout.write(`Signed in. The sign-in is kept in ${file}; nobody else can read it.\n`);
  if (days !== undefined) {
    stderr.write(
      `Note: this sign-in ends in ${days} days, because the OAuth app is still "in testing". ` +
        'Publish it, or make it internal to your organization: https://console.cloud.google.com/auth/audience\n',
    );
  }
  if (shadowed) {
    stderr.write(
      'Note: GOOGLE_APPLICATION_CREDENTIALS is set and comes first. Take it out of .env to use this sign-in.\n',
    );
  }
  return EXIT.done;
}
