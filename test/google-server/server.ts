import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerControl } from './control.ts';
import { accountOf, dispatch, routeOf } from './dispatch.ts';
import { Refusal, type Failure } from './errors.ts';
import { failureOf, SORRY, type Fault } from './faults.ts';
import { createGoogle, type CallRecord, type Google } from './google.ts';
import { answerConsent, answerToken } from './oauth.ts';
import { OWNER } from './office.ts';

export interface FakeGoogle extends Google {
  /** The base address, without a slash at its end; what UNDERSIGNED_GOOGLE_API_URL takes. */
  readonly url: string;
  close(): Promise<void>;
}

export interface GoogleOptions {
  /** Milliseconds; the machine's clock where it is left out. */
  readonly now?: () => number;
  readonly port?: number;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const JSON_TYPE = 'application/json; charset=UTF-8';

function fromFailure({ status, body, headers = {} }: Failure): Answer {
  return {
    status,
    headers: { 'content-type': JSON_TYPE, ...headers },
    text: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

/** Runs a call; a refusal becomes its answer, anything else is an error of this server. */
function answered(run: () => unknown, spaces = 0): Answer {
  try {
    const text = JSON.stringify(run(), undefined, spaces);
    return { status: 200, headers: { 'content-type': JSON_TYPE }, text };
  } catch (error) {
    if (error instanceof Refusal) return fromFailure(error.failure);
    throw error;
  }
}

function send(response: ServerResponse, answer: Answer, length = answer.text.length): void {
  response.writeHead(answer.status, { vary: 'Origin', server: 'ESF', ...answer.headers });
  response.end(answer.text.slice(0, length));
}

function cutOff(response: ServerResponse, answer: Answer, length: number): void {
  response.writeHead(answer.status, {
    ...answer.headers,
    'content-length': String(Buffer.byteLength(answer.text)),
  });
  response.write(answer.text.slice(0, length), () => {
    response.destroy();
  });
}

interface Planned {
  readonly record: CallRecord;
  readonly run: () => Answer;
}

function requestKinds(body: string): readonly string[] {
  const kinds = /^\s*\{/.test(body) ? (JSON.parse(body) as { requests?: unknown }).requests : [];
  return Array.isArray(kinds) ? kinds.flatMap((each: unknown) => Object.keys(each as object)) : [];
}

function safeKinds(body: string): readonly string[] {
  try {
    return requestKinds(body);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return [];
    throw error;
  }
}

function plan(google: Google, request: IncomingMessage, url: URL, body: string): Planned {
  const { state, now } = google;
  const httpMethod = request.method ?? 'GET';
  const base = { httpMethod, path: url.pathname, status: 0 };
  if (url.pathname === '/token') {
    return {
      record: { ...base, api: 'token', method: 'token', kind: 'write', requests: [] },
      run: () => answered(() => answerToken(state, new URLSearchParams(body), now())),
    };
  }
  const route = routeOf(httpMethod, url.pathname);
  if (route === undefined) {
    return {
      record: { ...base, api: '', method: '', kind: 'read', requests: [] },
      run: () => ({
        status: 404,
        headers: { 'content-type': 'text/html; charset=UTF-8' },
        text: SORRY,
      }),
    };
  }
  const { api, name } = route.method;
  const { authorization } = request.headers;
  return {
    record: { ...base, api, method: name, kind: route.kind, requests: safeKinds(body) },
    run: () =>
      answered(
        () => {
          const { account } = accountOf(state, authorization, now());
          google.quotas.count(api, route.kind, account, now());
          return dispatch(state, route, { query: url.searchParams, authorization, body }, now());
        },
        url.searchParams.get('prettyPrint') === 'false' ? 0 : 2,
      ),
  };
}

async function goWrong(
  fault: Fault,
  { record, run }: Planned,
  response: ServerResponse,
): Promise<void> {
  const apply = (): Answer => {
    const answer = run();
    record.status = answer.status;
    return answer;
  };
  switch (fault.type) {
    case 'status': {
      const answer = fromFailure(failureOf(record, fault));
      record.status = answer.status;
      send(response, answer);
      return;
    }
    case 'reset-before':
      response.destroy();
      return;
    case 'reset-after':
      run();
      response.destroy();
      return;
    case 'truncated':
      const answer = apply();
      cutOff(response, answer, Math.ceil(answer.text.length / 2));
      return;
    case 'half': {
      const answer = apply();
      send(response, answer, Math.ceil(answer.text.length / 2));
      return;
    }
    case 'hang':
      if (fault.applied === true) run();
      return;
    case 'slow':
      await sleep(fault.ms);
      send(response, apply());
      return;
  }
}

async function handle(
  google: Google,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('date', new Date(google.now()).toUTCString());
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const body = await bodyOf(request);
  if (url.pathname.startsWith('/_control/')) {
    const { status, result } = await answerControl(google, url.pathname, body);
    send(response, {
      status,
      headers: { 'content-type': JSON_TYPE },
      text: JSON.stringify(result),
    });
    return;
  }
  if (url.pathname === '/o/oauth2/v2/auth') {
    const target = answered(() =>
      answerConsent(google.state, url.searchParams, OWNER, google.now()),
    );
    if (target.status !== 200) send(response, target);
    else response.writeHead(302, { location: JSON.parse(target.text) as string }).end();
    return;
  }
  const planned = plan(google, request, url, body);
  google.calls.push(planned.record);
  const fault = await google.faults.meet(planned.record);
  if (fault !== undefined) {
    await goWrong(fault, planned, response);
    return;
  }
  const answer = planned.run();
  planned.record.status = answer.status;
  const { longestReply = Infinity } = google.state.quirks;
  if (answer.text.length > longestReply) cutOff(response, answer, longestReply);
  else send(response, answer);
}

/** Starts a local Google on loopback. Tests end it with `close`, which also ends hanging calls. */
export async function startGoogle(options: GoogleOptions = {}): Promise<FakeGoogle> {
  const google = createGoogle(options.now);
  const server = createServer((request, response) => {
    handle(google, request, response).catch((error: unknown) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (response.headersSent) response.destroy();
      else send(response, { status: 500, headers: { 'content-type': 'text/plain' }, text });
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...google,
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
        server.closeAllConnections();
      }),
  };
}
