import type { Log } from '../../platform/log.ts';
import { readState, stateFile, writeState } from '../state-file.ts';
import type { World } from '../../world.ts';
import { addressesIn, type Addresses } from './webhook-addresses.ts';
import { newsOf, PASSING, type Ended } from './news.ts';

const TIME_LIMIT_MS = 10_000;

/**
 * Tells people how a sync ended, and notes it for `status` and the next run.
 *
 * No trouble with this stops or fails a sync: it is logged. What could not be told is
 * told next time.
 */
export async function notify(
  ended: Ended,
  config: string,
  world: Pick<World, 'env'>,
  log: Log,
): Promise<void> {
  const to = addressesIn(world.env);
  const path = stateFile(config, world.env);
  const before = await readState(path);
  const { messages, state } = newsOf(ended, before);
  const told = await tell(messages, to, log);
  const { toldOf, toReview } = told ? state : before;
  if (path === undefined) return;
  try {
    await writeState(path, { ...state, toldOf, toReview });
  } catch {
    // A read-only disk is no trouble as long as nobody would be told the same again.
    if (to.webhook) log.write('warning', `${path} cannot be written; people may hear twice.`);
  }
}

async function tell(messages: readonly string[], to: Addresses, log: Log): Promise<boolean> {
  if (to.webhook === undefined || messages.length === 0) return true;
  return send(to.webhook, 'webhook', log, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: messages.join('\n') }),
  });
}

/**
 * Calls the heartbeat address: itself when all went well, with `/fail` at its end when a
 * person has to do something. A failure that passes by itself is left to the monitor's patience.
 */
export async function beat(
  exitStatus: number,
  { env }: Pick<World, 'env'>,
  log: Log,
): Promise<void> {
  const { heartbeat } = addressesIn(env);
  if (heartbeat === undefined || PASSING.has(exitStatus)) return;
  const url = new URL(heartbeat);
  if (exitStatus !== 0) url.pathname = `${url.pathname.replace(/\/+$/u, '')}/fail`;
  await send(url, 'heartbeat', log, { method: 'GET' });
}

/** The address stays out of the log: whoever has it can post to it. */
async function send(url: URL, what: string, log: Log, request: RequestInit): Promise<boolean> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(TIME_LIMIT_MS) });
    await response.body?.cancel();
    if (response.ok) return true;
    log.write('warning', `The ${what} at ${url.hostname} answered ${response.status}.`);
  } catch {
    log.write('warning', `The ${what} at ${url.hostname} cannot be reached.`);
  }
  return false;
}
