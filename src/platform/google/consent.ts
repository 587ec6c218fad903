import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError, EXIT } from '../../errors.ts';

/** Where the browser comes back to after the person has agreed. */
export interface Listener {
  readonly redirectUri: string;
  /**
   * The code with which the browser comes back. Throws (77) where the person did not agree,
   * (75) where nobody comes within `limitMs` or the run is asked to stop.
   */
  readonly code: (state: string, limitMs: number, signal: AbortSignal) => Promise<string>;
  close(): void;
}

/**
 * Listens on loopback, as installed apps do. Only a request that names this very
 * listener and brings the state that was sent counts; any other is turned away.
 */
export async function listenForConsent(port: number): Promise<Listener> {
  const server = createServer();
  await listening(server, port);
  const { port: actual } = server.address() as AddressInfo;
  const host = `127.0.0.1:${actual}`;
  return {
    redirectUri: `http://${host}`,
    code: (state, limitMs, signal) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          reject(nobodyCame());
        }, limitMs);
        const stop = (): void => {
          // A timer that still runs would keep the program from ending.
          clearTimeout(late);
          reject(nobodyCame());
        };
        signal.addEventListener('abort', stop);
        if (signal.aborted) stop();
        server.on('request', (request, response) => {
          const query = answerIn(request, host);
          const isOurs = query?.get('state') === state;
          const code = isOurs ? query.get('code') : null;
          const text = code
            ? 'Signed in. You can close this page.'
            : 'This is not what was asked for.';
          response.writeHead(code ? 200 : 400, {
            'content-type': 'text/plain; charset=utf-8',
            'cache-control': 'no-store',
            'referrer-policy': 'no-referrer',
            connection: 'close',
          });
          response.end(isOurs && !code ? 'You did not agree; nothing was kept.' : text);
          if (!isOurs) return;
          clearTimeout(late);
          if (code) resolve(code);
          else reject(notAgreed());
        });
      }),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', () => {
      reject(
        new AppError(`Port ${port} of this machine is taken.`, {
          exitCode: EXIT.usage,
          hint: 'Choose another one with --port, or leave it out.',
        }),
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}

/** Another page in the same browser may call this address under a name of its own. */
function answerIn(request: IncomingMessage, host: string): URLSearchParams | undefined {
  if (request.method !== 'GET' || request.headers.host !== host) return undefined;
  const base = `http://${host}`;
  if (!URL.canParse(request.url ?? '', base)) return undefined;
  const url = new URL(request.url ?? '', base);
  return url.pathname === '/' ? url.searchParams : undefined;
}

function nobodyCame(): AppError {
  return new AppError('Nobody signed in.', {
    exitCode: EXIT.tryLater,
    hint: 'Run it again, and open the address in a browser on this same machine.',
  });
}

function notAgreed(): AppError {
  return new AppError('Access was refused at Google; nothing was kept.', {
    exitCode: EXIT.refused,
    hint: 'Sign in again and agree. An account of a school or company may need its administrator.',
  });
}
