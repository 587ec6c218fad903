import { drive_v3 } from 'googleapis/build/src/apis/drive/v3.js';
import { forms_v1 } from 'googleapis/build/src/apis/forms/v1.js';
import { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { AppError, EXIT } from '../../errors.ts';
import type { World } from '../../world.ts';
import { apiAddress } from './api-address.ts';
import {
  credentialsFrom,
  machineCredentials,
  noCredentials,
  type Credentials,
  type TokenClient,
} from './credentials.ts';
import type { GoogleAccess, Call, CallOptions, Clients, Google, Target } from './google.ts';
import { closeIdle, noticeClosed } from './idle-connections.ts';
import { findKey } from './key-file.ts';
import { pacer, type Budget } from './pacing.ts';
import { FailedTry, persist } from './persist.ts';
import { refusalOf } from './refusals.ts';
import { scopesFor } from './scopes.ts';
import { REAL_TIMING, type Timing } from './timing.ts';
import { transport } from './transport.ts';
import { GarbledReply, troubleOf, type Trouble } from './trouble.ts';

/** One set of credentials at work; a refused token is answered with a new one. */
interface GoogleSession extends Credentials {
  readonly clients: Clients;
}

/**
 * Connects to Google with the credentials that are found; sends nothing yet.
 *
 * Throws (77) where there are none or they cannot be used, and (78) for a test
 * address that is not this machine.
 */
export async function connectGoogle(
  world: Pick<World, 'env' | 'now' | 'sleep' | 'signal'>,
  access: GoogleAccess,
  timing: Timing = REAL_TIMING,
): Promise<Google> {
  const { now, sleep, signal } = world;
  const base = apiAddress(world.env);
  const open = (): Promise<GoogleSession> =>
    openSession(world.env, access, transport(base, timing.tokenLimitMs), base !== undefined);
  let session = await open();
  let calls = 0;
  const pace = paceOf(world);

  const wait = async (ms: number): Promise<void> => {
    if (ms <= 0) return;
    try {
      await sleep(ms, signal);
    } catch {
      throw stopped();
    }
  };

  /** The token comes first, so that trouble with it is never taken for a failed call. */
  const send = async <T>(call: Call<T>, options: CallOptions): Promise<T> => {
    let at: Trouble['at'] = 'token';
    try {
      await noticeClosed();
      await session.client.getRequestHeaders();
      at = 'call';
      calls += 1;
      const { data } = await call(session.clients, options);
      if (typeof data !== 'object') throw new GarbledReply();
      return data;
    } catch (error) {
      if (signal.aborted) throw stopped();
      const trouble = troubleOf(error, at, now());
      if (trouble.kind !== 'http') closeIdle();
      throw new FailedTry(trouble);
    }
  };

  const perform = async <T>(
    target: Target,
    call: Call<T>,
    budget: Budget,
    settle?: () => Promise<T | undefined>,
  ): Promise<T> => {
    const timeout = settle ? timing.writeLimitMs : timing.readLimitMs;
    const options: CallOptions = { retry: false, timeout, signal, responseType: 'json' };
    try {
      return await persist({
        attempt: async () => {
          await wait(pace(budget));
          return send(call, options);
        },
        ...(settle && { settle }),
        renewToken: async () => {
          session = await open();
        },
        wait,
        now,
        random: timing.random,
      });
    } catch (error) {
      if (!(error instanceof FailedTry)) throw error;
      throw refusalOf(error.trouble, { target, account: session.account, now: now() });
    }
  };

  return {
    access,
    get account() {
      return session.account;
    },
    get calls() {
      return calls;
    },
    freshId: () => Array.from({ length: 15 }, () => 1 + Math.floor(timing.random() * 9)).join(''),
    read: (target, call) =>
      perform(target, call, target.kind === 'form' ? 'forms reads' : 'sheets reads'),
    write: (target, call, settle) => perform(target, call, 'sheets writes', settle),
  };
}

/** Letters that are synced at the same time share the account's quotas. */
const paces = new WeakMap<object, ReturnType<typeof pacer>>();

function paceOf(world: Pick<World, 'now'>): ReturnType<typeof pacer> {
  const known = paces.get(world) ?? pacer(world.now);
  paces.set(world, known);
  return known;
}

async function openSession(
  env: World['env'],
  access: GoogleAccess,
  transporter: ReturnType<typeof transport>,
  keyOnly: boolean,
): Promise<GoogleSession> {
  const found = await findKey(env);
  const scopes = scopesFor(access);
  let credentials: Credentials;
  if (found) credentials = credentialsFrom(found, scopes, transporter, env);
  else if (keyOnly) throw noCredentials();
  else credentials = await machineCredentials(scopes);
  const project = env['GOOGLE_CLOUD_QUOTA_PROJECT'] ?? '';
  if (project !== '') credentials.client.quotaProjectId = project;
  return { ...credentials, clients: clientsOf(credentials.client) };
}

/** Their classes alone: the root of googleapis loads every API, which takes over a second. */
function clientsOf(auth: TokenClient): Clients {
  // Replies are indented unless one asks for it, which doubles what has to be unpacked.
  const options = { auth, params: { prettyPrint: false } };
  return {
    sheets: new sheets_v4.Sheets(options),
    forms: new forms_v1.Forms(options),
    drive: new drive_v3.Drive(options),
  };
}

function stopped(): AppError {
  return new AppError('The run was asked to stop.', {
    exitCode: EXIT.tryLater,
    hint: 'Run it again; it goes on from what stands in the master.',
  });
}
