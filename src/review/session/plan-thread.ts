import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../errors.ts';
import { planReview, type PlanInput } from './plan-answers.ts';
import type { Job, Reply } from './plan-in-worker.ts';

/** The other side of `planInWorker`: one plan after the other, for as long as somebody asks. */

const about = workerData as Omit<PlanInput, 'now'>;

function replyTo({ base, steps, now }: Job): Reply {
  try {
    return { plan: planReview(base, steps, { ...about, now }) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { message, exitCode, hint } = error;
    return { message, exitCode, ...(hint === undefined ? {} : { hint }) };
  }
}

parentPort?.on('message', (job: Job) => {
  parentPort?.postMessage(replyTo(job));
});
