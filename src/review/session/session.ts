import type { AppError } from '../../errors.ts';
import type { Snapshot, Workbook } from '../../workbook/workbook.ts';
import { alikeAmong } from './alike.ts';
import { ask } from './ask.ts';
import { editsFor } from './decide.ts';
import type { Evidence } from './master-index.ts';
import type { AnswerJournal } from './answer-journal.ts';
import { openOutbox, type Delivery, type Item } from './outbox.ts';
import {
  planHere,
  type AnswerStep,
  type HeldMerge,
  type PlanInput,
  type Planner,
} from './plan-answers.ts';
import type { Answer, ReviewQuestion, QueuedQuestion } from './question.ts';
import { viewOf, type View } from './view.ts';
import { writeSteps } from './write-steps.ts';

export interface SessionPorts {
  readonly workbook: Workbook;
  readonly letter: PlanInput['letter'];
  readonly directory: PlanInput['directory'];
  readonly seenId: PlanInput['seenId'];
  readonly journal: AnswerJournal;
  readonly now: () => Date;
  /** Where what follows from answers is worked out; here and now where absent. */
  readonly planner?: Planner;
}

interface SessionState {
  /** Grows whenever anything else in here or in the evidence changes. */
  readonly version: number;
  readonly waiting: readonly QueuedQuestion[];
  /** Answers on their way into the master. */
  readonly saving: number;
  /** Why answers are not in the master at the moment; none is lost. */
  readonly trouble?: string;
  /** What follows from answers that are in the master, and is too much at once to do unasked. */
  readonly held?: HeldMerge;
  /** How many answers can be taken back. */
  readonly undoable: number;
}

/**
 * A review going on: what waits, and answers on their way into the master. An
 * answer is safe when `answer` resolves, and in the master soon after.
 */
export interface ReviewSession {
  readonly state: () => SessionState;
  readonly evidence: () => Evidence;
  /** The first questions that wait and are none of `except`. */
  readonly questions: (count: number, except?: ReadonlySet<string>) => readonly ReviewQuestion[];
  /** Throws (64) for an answer that does not fit; false where it was answered before. */
  readonly answer: (answer: Answer) => Promise<boolean>;
  /** Takes back the last answer of this session; its question, or undefined where there is none. */
  readonly undo: () => Promise<string | undefined>;
  /** Writes what was held back. False where nobody may allow that, as when one column was sorted alone. */
  readonly goOn: () => Promise<boolean>;
  /** Reads the master again, where nothing is on its way into it. */
  readonly refresh: () => Promise<void>;
  /** Resolves when every answer is in the master; throws what keeps them from it. */
  readonly settle: () => Promise<void>;
}

/** Opens a review of a master that a sync has made. Answers that a killed review left go in first. */
export async function openSession(ports: SessionPorts): Promise<ReviewSession> {
  const { workbook, letter, directory, seenId, journal, now } = ports;
  const { location } = workbook;
  const planner = ports.planner ?? planHere({ letter, directory, seenId, location });
  const look = (snapshot: Snapshot): Promise<View> => viewOf(snapshot, location, letter);
  let view = await look(await workbook.read());
  let version = 1;
  let held: HeldMerge | undefined;
  const given: Item[] = [];

  const see = (next: View): void => {
    view = next;
    version++;
  };

  const write = async (steps: readonly AnswerStep[]): Promise<Delivery> => {
    const written = await writeSteps(steps, workbook, planner, now);
    const next = await look(written.snapshot);
    const arrived = (): void => {
      ({ held } = written);
      see(next);
    };
    return { results: written.results, arrived };
  };
  const changed = (): void => {
    version++;
  };
  const outbox = openOutbox({ journal, now, write, changed }, await journal.left());

  const waiting = (): readonly QueuedQuestion[] => {
    const answered = new Set(outbox.items().flatMap(({ step }) => settles(step)));
    return answered.size === 0 ? view.entries : view.entries.filter(({ id }) => !answered.has(id));
  };

  if (outbox.items().length > 0) await outbox.settle();
  return {
    state: () => ({
      version,
      waiting: waiting(),
      saving: outbox.items().length,
      undoable: given.length,
      ...telling(outbox.trouble()),
      ...(held === undefined ? {} : { held }),
    }),
    evidence: () => view.evidence,
    questions: (count, except = new Set()) => {
      const all = waiting();
      const shown = all.filter(({ id }) => !except.has(id));
      const alike = alikeAmong(view.evidence, all);
      return shown.slice(0, count).map((entry) => ask(view.evidence, entry, alike(entry)));
    },
    answer: async (answer) => {
      const question = questionOf(answer, waiting());
      if (question === undefined) return false;
      editsFor(answer, question);
      const item: Item = { step: { do: 'answer', answer, question }, done: undefined };
      await outbox.add(item);
      given.push(item);
      return true;
    },
    undo: async () => {
      const item = given.pop();
      if (item?.step.do !== 'answer') return undefined;
      const { question } = item.step.answer;
      version++;
      if (await outbox.takeOut(item)) return question;
      if (item.done) await outbox.add({ step: { do: 'undo', done: item.done }, done: undefined });
      return question;
    },
    goOn: async () => {
      await outbox.settle();
      if (held?.tooMuch.listed === undefined) return false;
      await outbox.exclusive(async () => {
        const written = await writeSteps([], workbook, planner, now, true);
        held = written.held;
        see(await look(written.snapshot));
      });
      return true;
    },
    refresh: () =>
      outbox.exclusive(async () => {
        if (outbox.items().length === 0) see(await look(await workbook.read()));
      }),
    settle: () => outbox.settle(),
  };
}

/** What a person has to know of the last write. */
function telling(trouble: AppError | undefined): Pick<SessionState, 'trouble'> {
  return trouble ? { trouble: [trouble.message, trouble.hint ?? ''].join(' ').trim() } : {};
}

/** The questions that need not be asked while the step is on its way. */
function settles(step: AnswerStep): readonly string[] {
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
