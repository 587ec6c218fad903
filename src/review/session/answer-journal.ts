import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { kill } from 'node:process';
import { z } from 'zod';
import { readText } from '../../platform/files/read-regular.ts';
import type { AnswerStep } from './plan-answers.ts';
import { VERDICTS } from './question.ts';

/**
 * Answers that were given and are not in the master yet. A file that is there only
 * while there are any, so that a killed review loses none of them.
 */
export interface AnswerJournal {
  /** What reviews that are no longer running left; they are this one's now. */
  readonly left: () => Promise<readonly AnswerStep[]>;
  /** Resolves when the step is on the disk. */
  readonly add: (step: AnswerStep) => Promise<void>;
  /** All but these are in the master now. */
  readonly keep: (steps: readonly AnswerStep[]) => Promise<void>;
}

/** A file that could not be read as a whole. */
export interface DamagedJournal {
  /** Where its bytes are now; no review looks there again. */
  readonly setAside: string;
  /** How many answers could be read from it; they go into the master. */
  readonly read: number;
}

/**
 * @param path without the process ID, by which several reviews at once keep apart
 * @param tell told of each file that was set aside, since nothing waits for it any more
 */
export function fileJournal(
  path: string,
  pid: number,
  tell: (damaged: DamagedJournal) => void,
): AnswerJournal {
  const own = `${path}-${pid}`;
  return {
    left: async () => {
      const steps: AnswerStep[] = [];
      for (const file of await leftBehind(path, own)) {
        const left = await readSteps(file);
        const setAside = left.damaged ? await copyAside(file) : undefined;
        steps.push(...left.steps);
        if (steps.length > 0) await rewrite(own, steps);
        if (file !== own || steps.length === 0) await unlink(file).catch(ignoreMissing);
        if (setAside !== undefined) tell({ setAside, read: left.steps.length });
      }
      return steps;
    },
    add: (step) => append(own, [step]),
    keep: (steps) => rewrite(own, steps),
  };
}

const STEP = z.discriminatedUnion('do', [
  z.looseObject({
    do: z.literal('answer'),
    answer: z.looseObject({ question: z.string(), verdict: z.enum(VERDICTS), by: z.string() }),
    question: z.looseObject({
      id: z.string(),
      kind: z.enum(['match', 'authority', 'notice']),
      signers: z.array(z.string()),
      pairs: z.array(z.looseObject({})),
    }),
  }),
  z.looseObject({ do: z.literal('undo'), done: z.array(z.looseObject({})) }),
]);

/** Every line that is a step. One that a kill cut short at the end was never told to be safe. */
async function readSteps(
  file: string,
): Promise<{ readonly steps: readonly AnswerStep[]; readonly damaged: boolean }> {
  const lines = (await readText(file)).split('\n').slice(0, -1);
  const steps = lines.flatMap((line) => {
    const read = STEP.safeParse(parsed(line));
    return read.success ? [read.data as unknown as AnswerStep] : [];
  });
  return { steps, damaged: steps.length < lines.length };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Under the first free name beside it. */
async function copyAside(file: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const aside = `${file}-damaged-${n}`;
    try {
      await copyFile(file, aside, constants.COPYFILE_EXCL);
      return aside;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

async function append(path: string, steps: readonly AnswerStep[], flag = 'a'): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, flag, 0o600);
  try {
    await file.writeFile(steps.map((step) => `${JSON.stringify(step)}\n`).join(''));
    await file.sync();
  } finally {
    await file.close();
  }
}

async function rewrite(path: string, steps: readonly AnswerStep[]): Promise<void> {
  if (steps.length === 0) {
    await unlink(path).catch(ignoreMissing);
    return;
  }
  await append(`${path}.new`, steps, 'w');
  await rename(`${path}.new`, path);
}

async function leftBehind(path: string, own: string): Promise<readonly string[]> {
  const folder = dirname(path);
  const names = await readdir(folder).catch(ignoreMissing);
  const start = `${basename(path)}-`;
  return (names ?? [])
    .filter((name) => name.startsWith(start) && /^\d+$/u.test(name.slice(start.length)))
    .map((name) => join(folder, name))
    .filter((file) => file === own || !runs(Number(file.slice(path.length + 1))))
    .sort();
}

function runs(pid: number): boolean {
  try {
    kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}
