import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError, type ExitStatus } from '../../errors.ts';
import type { Snapshot } from '../../workbook/workbook.ts';
import {
  planHere,
  type LetterInput,
  type Planner,
  type ReviewPlan,
  type AnswerStep,
} from './plan-answers.ts';

/** What is asked of the thread, and what it says. */
export interface Job {
  readonly base: Snapshot;
  readonly steps: readonly AnswerStep[];
  readonly about: Parameters<Planner>[2];
}

export type Reply =
  | { readonly plan: ReviewPlan }
  | { readonly message: string; readonly exitCode: ExitStatus; readonly hint?: string };

/** Node cannot load a thread from TypeScript: the sources run as they are in one thread. */
const IS_BUILT = import.meta.url.endsWith('.js');

/**
 * Works plans out in a thread of its own, since one of thousands of pairs takes seconds
 * in which a page would get no answer. The thread ends with the program.
 */
export function planInWorker(letter: LetterInput): Planner {
  if (!IS_BUILT) return planHere(letter);
  let thread: Worker | undefined;
  return async (base, steps, about) => {
    thread ??= new Worker(new URL('./plan-thread.js', import.meta.url), { workerData: letter });
    const job: Job = { base, steps, about };
    // Whoever waits for the plan does not end before it is there.
    thread.ref();
    try {
      thread.postMessage(job);
      const [reply] = (await once(thread, 'message')) as [Reply];
      thread.unref();
      if ('plan' in reply) return reply.plan;
      const { message, ...rest } = reply;
      throw new AppError(message, rest);
    } catch (error) {
      if (!(error instanceof AppError)) thread = undefined;
      throw error;
    }
  };
}
