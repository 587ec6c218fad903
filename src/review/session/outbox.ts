import { AppError, EXIT } from '../../errors.ts';
import type { DoneEdit } from './cell-edits.ts';
import type { AnswerJournal } from './answer-journal.ts';
import type { AnswerStep, StepResult } from './plan-answers.ts';

/** An answer, or one taken back, on its way into the master. */
export interface Item {
  readonly step: AnswerStep;
  /** What it changed, once it is there. */
  done: readonly DoneEdit[] | undefined;
}

export interface OutboxPorts {
  readonly journal: AnswerJournal;
  readonly now: () => Date;
  /** Puts the steps into the master; what it gives is called when they count as there. */
  readonly write: (steps: readonly AnswerStep[]) => Promise<Delivery>;
  /** Told of every change in what is on its way. */
  readonly changed: () => void;
}

export interface Delivery {
  readonly results: readonly StepResult[];
  readonly arrived: () => void;
}

export interface Outbox {
  /** What is on its way, oldest first. */
  readonly items: () => readonly Item[];
  /** Why nothing gets through at the moment. */
  readonly trouble: () => AppError | undefined;
  /** Resolves when it is on the disk; it goes into the master soon after. */
  readonly add: (item: Item) => Promise<void>;
  /** Takes an item out that is not being written yet; waits for one that is, and gives false. */
  readonly takeOut: (item: Item) => Promise<boolean>;
  /** Does something with the master while nothing else does. */
  readonly exclusive: (task: () => Promise<void>) => Promise<void>;
  /** Resolves when all is in the master; throws what keeps it from there. */
  readonly settle: () => Promise<void>;
}

const RETRY_AFTER = 5000;
/** Answers given in quick succession are written together, but none waits longer than this. */
const LONGEST_WAIT = 10_000;

/** @param left what a killed review left; it goes first */
export function openOutbox(
  { journal, now, write, changed }: OutboxPorts,
  left: readonly AnswerStep[],
): Outbox {
  let pending: readonly Item[] = left.map((step) => ({ step, done: undefined }));
  let inFlight: readonly Item[] = [];
  let trouble: AppError | undefined;
  let timer: NodeJS.Timeout | undefined;
  let firstPending = 0;
  let lastTook = 0;
  let work: Promise<void> = Promise.resolve();

  /** One thing at a time is done with the master. */
  const exclusive = (task: () => Promise<void>): Promise<void> => (work = work.then(task, task));
  const steps = (items: readonly Item[]): readonly AnswerStep[] => items.map(({ step }) => step);

  const deliver = async (): Promise<void> => {
    const started = now().getTime();
    const { results, arrived } = await write(steps(inFlight));
    for (const [at, item] of inFlight.entries()) item.done = results[at]?.done ?? [];
    inFlight = [];
    arrived();
    lastTook = now().getTime() - started;
    await journal.keep(steps(pending));
    trouble = undefined;
  };

  const writeOut = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    while (pending.length > 0) {
      inFlight = pending;
      pending = [];
      try {
        await deliver();
      } catch (error) {
        pending = [...inFlight, ...pending];
        inFlight = [];
        trouble = asTrouble(error);
        changed();
        timer = setTimeout(begin, RETRY_AFTER);
        timer.unref();
        return;
      }
    }
  };

  const begin = (): void => {
    timer = undefined;
    void exclusive(writeOut);
  };

  /** The longer a write takes, the longer a pause in the answers it waits for. */
  const soon = (): void => {
    const at = now().getTime();
    if (pending.length === 1) firstPending = at;
    const room = Math.max(0, LONGEST_WAIT - (at - firstPending));
    clearTimeout(timer);
    timer = setTimeout(begin, Math.min(lastTook, room, LONGEST_WAIT / 2));
  };

  return {
    items: () => [...inFlight, ...pending],
    trouble: () => trouble,
    add: async (item) => {
      pending = [...pending, item];
      changed();
      try {
        await journal.add(item.step);
      } catch (error) {
        pending = pending.filter((each) => each !== item);
        changed();
        throw error;
      }
      soon();
    },
    takeOut: async (item) => {
      if (inFlight.includes(item)) await work;
      if (!pending.includes(item)) return false;
      pending = pending.filter((each) => each !== item);
      changed();
      await exclusive(() => journal.keep(steps(pending)));
      return true;
    },
    exclusive,
    settle: async () => {
      await exclusive(writeOut);
      if (trouble) throw trouble;
    },
  };
}

/** Faults of the program end the review; what the world does is told and tried again. */
function asTrouble(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('The answers could not be written.', {
    exitCode: EXIT.cannotWrite,
    hint: 'They are kept beside the master and go in when the review is started again.',
    cause: error,
  });
}
