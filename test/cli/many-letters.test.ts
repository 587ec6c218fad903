import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { GOOGLE_QUOTAS } from '../google-server/quotas.ts';
import { startGoogle, type FakeGoogle } from '../google-server/server.ts';
import { run } from './run.ts';

/**
 * Many letters within one account's quotas, by a clock that runs on while all wait. MANY=1000 tries a
 * thousand and prints how long they take.
 */

const LETTERS = Number(process.env['MANY'] ?? 16);
const TITLES = ['Organization Name', 'Are you authorized?'];

/** Google's library asks the machine for the time: it has to say what the clock says. */
const ONLY_DATES = {
  doNotFake: [
    ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate'] as const),
    ...(['clearImmediate', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
  ],
};

/** Goes on by itself, and at once to the next moment for which somebody waits when nothing else is done. */
function skippingClock(busy: () => number) {
  const real = (): number => performance.timeOrigin + performance.now();
  const began = real();
  let skipped = 0;
  let seen = -1;
  const waiting = new Map<() => void, number>();
  const now = (): number => Math.floor(real() + skipped);
  jest.useFakeTimers({ ...ONLY_DATES, now: began });
  const look = setInterval(() => {
    jest.setSystemTime(now());
    const at = busy();
    const isStill = at === seen;
    seen = at;
    if (!isStill || waiting.size === 0) return;
    skipped += Math.max(0, Math.min(...waiting.values()) - now());
    for (const [wake, until] of waiting) {
      if (until > now()) continue;
      waiting.delete(wake);
      wake();
    }
  }, 25);
  return {
    now,
    sleep: (ms: number) =>
      new Promise<void>((resolve) => {
        waiting.set(resolve, now() + ms);
      }),
    minutes: () => (now() - began) / 60_000,
    stop: () => {
      clearInterval(look);
      jest.useRealTimers();
    },
  };
}

interface End {
  readonly letter: string;
  readonly result: string;
  readonly error?: { readonly exitStatus: number };
}

let google: FakeGoogle;
let clock: ReturnType<typeof skippingClock>;
let folder: string;
let forms: string[];

beforeEach(async () => {
  let calls = 0;
  clock = skippingClock(() => calls);
  google = await startGoogle({ now: clock.now });
  for (const quota of GOOGLE_QUOTAS) google.quota(quota);
  folder = await mkdtemp(join(tmpdir(), 'undersigned-many-'));
  await mkdir(join(folder, 'config'));
  forms = [];
  for (let number = 0; number < LETTERS; number++) {
    const form = google.addForm({
      info: { title: `Letter ${number}` },
      settings: { emailCollectionType: 'VERIFIED' },
      items: TITLES.map((title, n) => ({
        itemId: `i${n}`,
        title,
        questionItem: { question: { questionId: `q${n}`, textQuestion: {} } },
      })),
    });
    forms.push(form);
    sign(number, 'Acorn Walkers');
    const master = google.addSpreadsheet({ title: `Master ${number}` });
    await writeFile(
      join(folder, 'config', `letter-${String(number).padStart(4, '0')}.yaml`),
      `letter: Letter ${number}
timezone: America/New_York
sources:
  - { type: google-form, formId: ${form} }
questions:
  email: Email Address
  organization: ${TITLES[0]}
  authority: ${TITLES[1]}
master: { type: google-sheet, spreadsheetId: ${master} }
`,
    );
  }
  const count = setInterval(() => {
    calls = google.calls.length;
  }, 5);
  stopCounting = () => {
    clearInterval(count);
  };
});

let stopCounting = (): void => undefined;

afterEach(async () => {
  stopCounting();
  clock.stop();
  await google.close();
  await rm(folder, { recursive: true, force: true });
});

function sign(number: number, organization: string): void {
  google.addResponse(forms[number] ?? '', {
    createTime: new Date(clock.now() - 3_600_000).toISOString(),
    respondentEmail: `${organization.split(' ')[0]}@example.org`.toLowerCase(),
    answers: { q0: organization, q1: 'Yes' },
  });
}

async function sync(account: string, ...more: readonly string[]): Promise<readonly End[]> {
  const key = join(folder, `${account}.json`);
  await writeFile(key, JSON.stringify(google.serviceAccountKey()), { mode: 0o600 });
  const env = {
    UNDERSIGNED_GOOGLE_API_URL: google.url,
    GOOGLE_APPLICATION_CREDENTIALS: key,
    XDG_STATE_HOME: join(folder, 'state', account),
  };
  const argv = ['sync', '--all', '--json', ...more];
  const { stdout } = await run(argv, folder, env, '', () => new Date(clock.now()), clock.sleep);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as End);
}

describe('many letters of one account', () => {
  it('are done within its quotas, and one that fails harms no other', async () => {
    const told: string[] = [];
    const timed = async (what: string) => {
      const [from, before] = [clock.minutes(), google.calls.length];
      const ends = await sync('one');
      const refused = google.calls.slice(before).filter(({ status }) => status === 429);
      expect(refused).toEqual([]);
      told.push(
        `${what}: ${(clock.minutes() - from).toFixed(1)} min, ${google.calls.length - before} calls`,
      );
      return ends.map(({ result }) => result);
    };
    expect(await timed('first')).toEqual(Array(LETTERS).fill('written'));
    await timed('settled');
    expect(await timed('quiet')).toEqual(Array(LETTERS).fill('unchanged'));
    for (const number of forms.keys()) sign(number, 'Birch Riders');
    Reflect.deleteProperty(google.state.forms, forms[1] ?? '');
    const results = await timed('one new each');
    expect(results[1]).toBe('failed');
    expect(results.filter((result) => result === 'written')).toHaveLength(LETTERS - 1);
    if (process.env['MANY'] !== undefined) console.log(told.join('\n'));
  }, 3_600_000);

  it('are all done where somebody else uses up the account’s quota', async () => {
    google.quota({ api: 'sheets', kind: 'read', limit: 15 });
    google.quota({ api: 'sheets', kind: 'write', limit: 15 });
    const ends = await sync('one');
    expect(google.calls.some(({ status }) => status === 429)).toBe(true);
    expect(ends.map(({ result }) => result)).toEqual(Array(LETTERS).fill('written'));
  }, 3_600_000);

  it('are parted over machines, each with an account of its own', async () => {
    const parts = await Promise.all(
      ['1/3', '2/3', '3/3'].map((shard) => sync(`machine-${shard.charAt(0)}`, '--shard', shard)),
    );
    const letters = parts.flat().map(({ letter, result }) => `${letter} ${result}`);
    const all = Array.from(forms, (_, number) => `Letter ${number} written`);
    expect([...letters].sort()).toEqual([...all].sort());
    expect(google.calls.filter(({ status }) => status === 429)).toEqual([]);
  }, 3_600_000);
});
