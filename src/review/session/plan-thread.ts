import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../errors.ts';
import { type LetterInput, planReview } from './plan-answers.ts';
import type { Job, Reply } from './plan-in-worker.ts';

/** The other side of `planInWorker`: one plan after the other, for as long as somebody asks. */

const letter = workerData as LetterInput;

function replyTo({ base, steps, about }: Job): Reply {
  try {
    return { plan: planReview(base, steps, { ...letter, ...about }) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { message, exitCode, hint } = error;
    return { message, exitCode, ...(hint === undefined ? {} : { hint }) };
  }
}

parentPort?.on('message', (job: Job) => {
  parentPort?.postMessage(replyTo(job));
});
