import { Refusal } from './errors.ts';
import type { Pause } from './faults.ts';
import type { Google } from './google.ts';

const PAUSES = new WeakMap<Google, Map<string, Pause>>();

function pausesOf(google: Google): Map<string, Pause> {
  const known = PAUSES.get(google) ?? new Map<string, Pause>();
  PAUSES.set(google, known);
  return known;
}

type Act = (google: Google, args: readonly unknown[]) => unknown;

/** What another process may do: the same as a test in this one, by name. */
const NAMES = [
  'addForm',
  'updateForm',
  'addResponse',
  'editResponse',
  'deleteResponse',
  'limitPages',
  'addSpreadsheet',
  'grid',
  'cells',
  'tabs',
  'deleteFile',
  'trashFile',
  'share',
  'unshare',
  'enableApi',
  'disableApi',
  'token',
  'expireTokens',
  'revokeRefreshTokens',
  'refreshToken',
  'consent',
  'serviceAccountKey',
  'removeAccount',
  'fail',
  'clearFaults',
  'quota',
  'be',
  'save',
  'load',
] as const satisfies readonly (keyof Google)[];

function call(holder: object, name: string, args: readonly unknown[]): unknown {
  const method: unknown = Reflect.get(holder, name);
  if (typeof method !== 'function') throw new TypeError(`There is no ${name}.`);
  return Reflect.apply(method as (...all: unknown[]) => unknown, holder, [...args]);
}

function pauseNamed(google: Google, args: readonly unknown[]): Pause {
  const pause = pausesOf(google).get(String(args[0]));
  if (pause === undefined) throw new TypeError('There is no such pause.');
  return pause;
}

const ACTS: Readonly<Record<string, Act>> = {
  ...Object.fromEntries(
    NAMES.map((name): [string, Act] => [name, (google, args) => call(google, name, args)]),
  ),
  calls: (google) => google.calls,
  forgetCalls: (google) => {
    google.calls.length = 0;
  },
  /** `[spreadsheetId, action, ...its arguments]`. */
  person: (google, [spreadsheetId, action, ...args]) =>
    call(google.person(String(spreadsheetId)), String(action), args),
  pause: (google, [matcher]) => {
    const pauses = pausesOf(google);
    const id = `pause-${pauses.size + 1}`;
    pauses.set(id, google.pause(matcher as Parameters<Google['pause']>[0]));
    return id;
  },
  /** Answers once the call has arrived. */
  reached: (google, args) => pauseNamed(google, args).reached,
  release: (google, args) => {
    pauseNamed(google, args).release();
  },
};

/** POST /_control/<name> with a JSON list of arguments; the answer is `{"result": …}`. */
export async function answerControl(
  google: Google,
  path: string,
  body: string,
): Promise<{ readonly status: number; readonly result: unknown }> {
  const act = ACTS[path.slice('/_control/'.length)];
  if (act === undefined) return { status: 404, result: { error: 'There is no such control.' } };
  try {
    const args = body === '' ? [] : (JSON.parse(body) as readonly unknown[]);
    return { status: 200, result: { result: (await act(google, args)) ?? null } };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const detail = error instanceof Refusal ? error.failure.body : error.message;
    return { status: 400, result: { error: detail } };
  }
}
