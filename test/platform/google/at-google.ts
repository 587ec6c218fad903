import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectGoogle } from '../../../src/platform/google/connect.ts';
import type { GoogleAccess, Google } from '../../../src/platform/google/google.ts';
import type { Timing } from '../../../src/platform/google/timing.ts';
import type { World } from '../../../src/world.ts';
import { startGoogle, type FakeGoogle } from '../../google-server/server.ts';

/** A local Google with an account that may use it, and a clock that waits in no time. */
export interface AtGoogle {
  readonly server: FakeGoogle;
  /** What would be waited, in milliseconds. */
  readonly waits: number[];
  readonly env: Record<string, string>;
  readonly folder: string;
  readonly timing: Timing;
  readonly sleep: World['sleep'];
  /** How long a call may take: 400 ms, since some hang on purpose, unless a test counts calls. */
  limit(ms: number): void;
  readonly now: () => Date;
  connect(
    access?: GoogleAccess,
    env?: Record<string, string>,
    signal?: AbortSignal,
  ): Promise<Google>;
  close(): Promise<void>;
}

export async function atGoogle(): Promise<AtGoogle> {
  let waited = 0;
  let seed = 1;
  const waits: number[] = [];
  const now = () => new Date(Date.now() + waited);
  const server = await startGoogle({ now: () => now().getTime() });
  const folder = await mkdtemp(join(tmpdir(), 'undersigned-google-'));
  const file = join(folder, 'account.json');
  await writeFile(
    file,
    JSON.stringify({
      type: 'authorized_user',
      client_id: 'client.apps.example.com',
      client_secret: 'not-a-secret',
      refresh_token: server.refreshToken({ account: 'undersigned@letters.example.com' }),
    }),
    { mode: 0o600 },
  );
  const env = { UNDERSIGNED_GOOGLE_API_URL: server.url, GOOGLE_APPLICATION_CREDENTIALS: file };
  let limitMs = 400;
  const sleep: World['sleep'] = (ms, signal) => {
    signal.throwIfAborted();
    waits.push(Math.round(ms));
    waited += ms;
    return Promise.resolve();
  };
  const patient: Timing = {
    random: () => {
      seed = (Math.imul(seed, 48_271) >>> 0) % 2_147_483_647;
      return seed / 2_147_483_647;
    },
    get readLimitMs() {
      return limitMs;
    },
    get writeLimitMs() {
      return limitMs;
    },
    get tokenLimitMs() {
      return limitMs;
    },
  };
  return {
    server,
    waits,
    env,
    folder,
    timing: patient,
    sleep,
    limit: (ms) => {
      limitMs = ms;
    },
    now,
    connect: (access = 'read-write', more = {}, signal = new AbortController().signal) =>
      connectGoogle({ env: { ...env, ...more }, now, sleep, signal }, access, patient),
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** The environment of a service account with a key of its own. */
export async function serviceAccount(here: AtGoogle): Promise<Record<string, string>> {
  const file = join(here.folder, 'service-account.json');
  await writeFile(file, JSON.stringify(here.server.serviceAccountKey()), { mode: 0o600 });
  return { GOOGLE_APPLICATION_CREDENTIALS: file };
}
