import pRetry from 'p-retry';
import { nextStep } from './retry-policy.ts';
import { mayHaveHappened, type Trouble } from './trouble.ts';

/** A failed try: what happened, without anything of what was sent. */
export class FailedTry extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super('A call to Google failed.');
    this.trouble = trouble;
  }
}

export interface Persistence<T> {
  /** Sends once; throws `FailedTry`. */
  readonly attempt: () => Promise<T>;
  /** Asked after each failure that may hide a success: what the call gave if it took effect. */
  readonly settle?: () => Promise<T | undefined>;
  readonly renewToken: () => Promise<void>;
  readonly wait: (ms: number) => Promise<void>;
  readonly now: () => Date;
  readonly random: () => number;
}

/**
 * Tries until it succeeds, is refused, or the policy's deadline is over; then throws the
 * last `FailedTry`.
 *
 * Nothing is sent a second time before `settle` has said that the first had no effect.
 */
export async function persist<T>(about: Persistence<T>): Promise<T> {
  const { attempt, settle, now } = about;
  const started = now().getTime();
  const state = { tokensRenewed: 0, unsettled: false };

  const settled = async (): Promise<T | undefined> => {
    if (!state.unsettled || !settle) return undefined;
    const done = await settle();
    state.unsettled = false;
    return done;
  };
  const again = async (error: Error, tries: number): Promise<boolean> => {
    if (!(error instanceof FailedTry)) return false;
    state.unsettled ||= mayHaveHappened(error.trouble);
    const { tokensRenewed } = state;
    const past = { tries, elapsedMs: now().getTime() - started, tokensRenewed };
    const next = nextStep(error.trouble, past, about.random());
    if (next.step === 'give-up') return false;
    if (next.step === 'wait') await about.wait(next.ms);
    else {
      state.tokensRenewed += 1;
      await about.renewToken();
    }
    return true;
  };

  try {
    return await pRetry(async () => (await settled()) ?? (await attempt()), {
      retries: Number.POSITIVE_INFINITY,
      minTimeout: 0,
      shouldRetry: ({ error, attemptNumber }) => again(error, attemptNumber),
    });
  } catch (error) {
    const done = error instanceof FailedTry ? await settled() : undefined;
    if (done !== undefined) return done;
    throw error;
  }
}
