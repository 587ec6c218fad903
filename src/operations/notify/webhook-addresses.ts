import { AppError, EXIT } from '../../errors.ts';
import { isLoopback } from '../../platform/google/api-address.ts';
import type { World } from '../../world.ts';

export interface Addresses {
  readonly webhook: URL | undefined;
  readonly heartbeat: URL | undefined;
}

/**
 * Whom to tell, from the environment: whoever knows such an address can post to it, so it
 * is a secret and stands in no config and no message.
 *
 * Throws (78) for what is no https address (http only on this machine).
 */
export function addressesIn(env: World['env']): Addresses {
  return {
    webhook: addressIn(env, 'UNDERSIGNED_WEBHOOK_URL'),
    heartbeat: addressIn(env, 'UNDERSIGNED_HEARTBEAT_URL'),
  };
}

function addressIn(env: World['env'], name: string): URL | undefined {
  const given = env[name] ?? '';
  if (given === '') return undefined;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url?.protocol === 'https:') return url;
  if (url?.protocol === 'http:' && isLoopback(url.hostname)) return url;
  throw new AppError(`${name} is not an https address.`, {
    exitCode: EXIT.config,
    hint: 'Copy it again from Slack or the monitor, or take it out of .env.',
  });
}
