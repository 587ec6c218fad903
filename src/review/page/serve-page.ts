import { createServer, type RequestListener, type Server } from 'node:http';
import { platform } from 'node:process';
import { getRequestListener } from '@hono/node-server';
import type { Letter } from '../../domain/letter.ts';
import { AppError, EXIT } from '../../errors.ts';
import type { ReviewSession } from '../session/session.ts';
import type { World } from '../../world.ts';
import { pageAccess } from './access.ts';
import { reviewApp } from './app.ts';
import { loadAssets } from './assets.ts';
import type { ListDesk } from '../../lists/list-desk.ts';
import { openBrowser } from './open-browser.ts';

export interface PageOptions {
  readonly session: ReviewSession;
  readonly letter: Letter;
  readonly lists: ListDesk;
  readonly by: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly open: boolean;
  readonly json: boolean;
}

/** Nobody holds the review up by a request that does not end; in milliseconds. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
} as const;
const MOST_CONNECTIONS = 64;

/** A server that closes a connection on which no whole request comes. */
export function pageServer(
  listener: RequestListener,
  limits: Readonly<Record<keyof typeof LIMITS, number>> = LIMITS,
): Server {
  const server = createServer(limits, listener);
  server.maxConnections = MOST_CONNECTIONS;
  return server;
}

/**
 * Serves the review on this machine alone until the run is asked to stop; then
 * every answer is written before it returns. Throws (69) for a port that is taken.
 */
export async function reviewOnPage(options: PageOptions, world: World): Promise<void> {
  const { session, letter, lists, by } = options;
  let port = options.port;
  const access = pageAccess(() => [`127.0.0.1:${port}`, `localhost:${port}`]);
  const address = (): string => `http://127.0.0.1:${port}/`;
  const app = reviewApp({
    session,
    letter,
    lists,
    by,
    access,
    address,
    assets: loadAssets(letter.languages[0]),
    now: world.now,
  });
  const listener = getRequestListener((request) => app.fetch(request));
  const server = pageServer((incoming, outgoing) => {
    void listener(incoming, outgoing);
  });
  port = await listen(server, port);
  const first = `${address()}?token=${access.invite()}`;
  if (options.json)
    world.stdout.write(`${JSON.stringify({ letter: letter.name, address: first })}\n`);
  else
    world.stderr.write(
      `The review is at ${first}\nThe address works once. Ctrl-C ends the review.\n`,
    );
  if (options.open && !options.json) openBrowser(first, platform);
  await stopped(world.signal);
  await close(server);
  if (session.state().saving > 0) world.stderr.write('Writing the answers into the master…\n');
  await session.settle();
  if (!options.json) world.stderr.write(`${session.state().waiting.length} still wait.\n`);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        new AppError(`The page cannot be served on port ${port} (${error.code ?? 'unknown'}).`, {
          exitCode: EXIT.unavailable,
          hint: 'Choose another with --port, or leave it out for any that is free.',
          cause: error,
        }),
      );
    });
    server.listen(port, '127.0.0.1', () => {
      const bound = server.address();
      resolve(typeof bound === 'object' && bound ? bound.port : port);
    });
  });
}

function stopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
