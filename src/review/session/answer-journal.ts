import { mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { kill } from 'node:process';
import type { AnswerStep } from './plan-answers.ts';

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

/** @param path without the process ID, by which several reviews at once keep apart */
export function fileJournal(path: string, pid: number): AnswerJournal {
  const own = `${path}-${pid}`;
  return {
    left: async () => {
      const steps: AnswerStep[] = [];
      for (const file of await leftBehind(path, own)) {
        steps.push(...parse(await readFile(file, 'utf8')));
        if (steps.length > 0) await rewrite(own, steps);
        if (file !== own) await unlink(file);
      }
      return steps;
    },
    add: (step) => append(own, [step]),
    keep: (steps) => rewrite(own, steps),
  };
}

/** A step that a kill cut short was never told to be safe. */
function parse(text: string): readonly AnswerStep[] {
  const lines = text.split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as AnswerStep);
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
