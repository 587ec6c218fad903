import { AppError, EXIT } from '../errors.ts';
import { readMaster } from '../master/master.ts';
import { MasterChanged } from '../workbook/master-changed.ts';
import type { Snapshot, Workbook } from '../workbook/workbook.ts';
import { ask } from './ask.ts';
import { editsFor } from './decide.ts';
import { gatherEvidence, type Evidence } from './evidence.ts';
import type { Journal } from './journal.ts';
import { planReview, type PlanInput, type Step } from './plan.ts';
import { queue } from './queue.ts';
import type { Answer, Question, QueuedQuestion } from './question.ts';

export interface SessionPorts {
  readonly workbook: Workbook;
  readonly letter: PlanInput['letter'];
  readonly directory: PlanInput['directory'];
  readonly journal: Journal;
  readonly now: () => Date;
}

export interface SessionState {
  /** Grows whenever anything else in here or in the evidence changes. */
  readonly version: number;
  readonly waiting: readonly QueuedQuestion[];
  /** Answers on their way into the master. */
  readonly saving: number;
  /** Why answers, or what follows from them, are not in the master at the moment; none is lost. */
  readonly trouble?: string;
  /** How many answers can be taken back. */
  readonly undoable: number;
}

/**
 * A review going on: what waits, and answers on their way into the master. An
 * answer is safe when `answer` resolves, and in the master soon after.
 */
export interface Session {
  readonly state: () => SessionState;
  readonly evidence: () => Evidence;
  /** The first questions that wait and are none of `except`. */
  readonly questions: (count: number, except?: ReadonlySet<string>) => readonly Question[];
  /** Throws (64) for an answer that does not fit; false where it was answered before. */
  readonly answer: (answer: Answer) => Promise<boolean>;
  /** Takes back the last answer of this session; its question, or undefined where there is none. */
  readonly undo: () => Promise<string | undefined>;
  /** Reads the master again, where nothing is on its way into it. */
  readonly refresh: () => Promise<void>;
  /** Resolves when every answer is in the master; throws what keeps them from it. */
  readonly settle: () => Promise<void>;
}

interface Item {
  readonly step: Step;
  done: Extract<Step, { do: 'undo' }>['done'] | undefined;
}

/** How often a write starts anew because somebody changed the master under it. */
const ATTEMPTS = 6;
const RETRY_AFTER = 5000;
/** Answers given in quick succession are written together, but none waits longer than this. */
const LONGEST_WAIT = 10_000;

/** Opens a review of a master that a sync has made. Answers that a killed review left go in first. */
export async function openSession(ports: SessionPorts): Promise<Session> {
  const { workbook, letter, directory, journal, now } = ports;
  const look = (snapshot: Snapshot): Evidence =>
    gatherEvidence(readMaster(snapshot, workbook.location));
  let evidence = look(await workbook.read());
  refuseFresh(evidence, workbook.location);
  let entries = queue(evidence);
  let version = 1;
  let pending: Item[] = (await journal.left()).map((step) => ({ step, done: undefined }));
  let flight: readonly Item[] = [];
  const given: Item[] = [];
  let trouble: AppError | undefined;
  let alarm: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let firstPending = 0;
  let lastTook = 0;
  let work: Promise<void> = Promise.resolve();

  /** One thing at a time is done with the master. */
  const next = (task: () => Promise<void>): Promise<void> => (work = work.then(task, task));

  const see = (snapshot: Snapshot): void => {
    evidence = look(snapshot);
    entries = queue(evidence);
    version++;
  };

  const waiting = (): readonly QueuedQuestion[] => {
    const answered = new Set([...flight, ...pending].flatMap(({ step }) => settles(step)));
    return answered.size === 0 ? entries : entries.filter(({ id }) => !answered.has(id));
  };

  const writeOnce = async (): Promise<void> => {
    const started = now().getTime();
    for (let attempt = 1; ; attempt++) {
      const base = await workbook.read();
      const plan = planReview(
        base,
        flight.map(({ step }) => step),
        { letter, directory, location: workbook.location, now: now().toISOString() },
      );
      try {
        if (plan.changes.length > 0) await workbook.write(plan.changes, base);
      } catch (error) {
        if (error instanceof MasterChanged && attempt < ATTEMPTS) continue;
        throw error;
      }
      for (const [at, item] of flight.entries()) item.done = plan.results[at]?.done ?? [];
      flight = [];
      alarm = plan.alarm;
      see(plan.snapshot);
      lastTook = now().getTime() - started;
      return;
    }
  };

  const writeOut = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    while (pending.length > 0) {
      flight = pending;
      pending = [];
      try {
        await writeOnce();
        await journal.keep(pending.map(({ step }) => step));
        trouble = undefined;
      } catch (error) {
        pending = [...flight, ...pending];
        flight = [];
        trouble = asTrouble(error);
        version++;
        timer = setTimeout(begin, RETRY_AFTER);
        timer.unref();
        return;
      }
    }
  };

  const begin = (): void => {
    timer = undefined;
    void next(writeOut);
  };

  /** The longer a write takes, the longer a pause in the answers it waits for. */
  const soon = (): void => {
    const at = now().getTime();
    if (pending.length === 1) firstPending = at;
    const left = Math.max(0, LONGEST_WAIT - (at - firstPending));
    clearTimeout(timer);
    timer = setTimeout(begin, Math.min(lastTook, left, LONGEST_WAIT / 2));
  };

  const enqueue = async (item: Item): Promise<void> => {
    pending.push(item);
    version++;
    try {
      await journal.add(item.step);
    } catch (error) {
      pending = pending.filter((each) => each !== item);
      version++;
      throw error;
    }
    soon();
  };

  const settle = async (): Promise<void> => {
    await next(writeOut);
    if (trouble) throw trouble;
  };

  if (pending.length > 0) await settle();
  return {
    state: () => ({
      version,
      waiting: waiting(),
      saving: pending.length + flight.length,
      undoable: given.length,
      ...telling(trouble, alarm),
    }),
    evidence: () => evidence,
    questions: (count, except = new Set()) => {
      const shown = waiting().filter(({ id }) => !except.has(id));
      return shown.slice(0, count).map((entry) => ask(evidence, entry));
    },
    answer: async (answer) => {
      const question = questionOf(answer, waiting());
      if (question === undefined) return false;
      editsFor(answer, question);
      const item: Item = { step: { do: 'answer', answer, question }, done: undefined };
      await enqueue(item);
      given.push(item);
      return true;
    },
    undo: async () => {
      const item = given.pop();
      if (item?.step.do !== 'answer') return undefined;
      const { question } = item.step.answer;
      version++;
      if (flight.includes(item)) await work;
      if (pending.includes(item)) {
        pending = pending.filter((each) => each !== item);
        await next(() => journal.keep(pending.map(({ step }) => step)));
        return question;
      }
      if (item.done) await enqueue({ step: { do: 'undo', done: item.done }, done: undefined });
      return question;
    },
    refresh: () =>
      next(async () => {
        if (pending.length === 0) see(await workbook.read());
      }),
    settle,
  };
}

/** What a person has to know of the last write. */
function telling(
  trouble: AppError | undefined,
  alarm: string | undefined,
): Pick<SessionState, 'trouble'> {
  if (trouble) return { trouble: [trouble.message, trouble.hint ?? ''].join(' ').trim() };
  if (alarm === undefined) return {};
  return {
    trouble: `The answers are in the master; the list follows with the next sync, which will ask first: ${alarm}.`,
  };
}

/** The questions that need not be asked while the step is on its way. */
function settles(step: Step): readonly string[] {
  if (step.do === 'undo') return [];
  const { answer, question } = step;
  const stays =
    answer.verdict === 'name' ||
    answer.verdict === 'reopen' ||
    (answer.verdict === 'exclude' && question.kind === 'match');
  return stays ? [] : [question.id];
}

/** A decision that is taken back from the master is no longer in the queue. */
function questionOf(
  { question, verdict }: Answer,
  waiting: readonly QueuedQuestion[],
): QueuedQuestion | undefined {
  if (verdict === 'reopen') return { id: question, kind: 'notice', signers: [], pairs: [] };
  return waiting.find(({ id }) => id === question);
}

function refuseFresh({ master }: Evidence, location: string): void {
  if (master.memory.master) return;
  throw new AppError(`There is no list in ${location} yet.`, {
    exitCode: EXIT.data,
    hint: 'Run `undersigned sync` first.',
  });
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
