import { globalAgent as plain } from 'node:http';
import { globalAgent as secure } from 'node:https';
import { setImmediate as turn } from 'node:timers/promises';

/**
 * Lets connections that the other side has closed be noticed. While a sync computes nothing is, and
 * a call that is sent on one of them fails for no other reason.
 */
export async function noticeClosed(): Promise<void> {
  await turn();
  await turn();
}

/** Closes connections that wait for the next call, so that it is not sent on a broken one. */
export function closeIdle(): void {
  for (const agent of [plain, secure]) {
    for (const socket of Object.values(agent.freeSockets).flat()) socket?.destroy();
  }
}
