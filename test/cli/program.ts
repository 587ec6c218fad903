import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The program as it is installed, built from the sources as they stand before the tests of the
 * file that calls this, so that they can start it as a process of its own and kill it. Gives
 * the path of its `bin.js`; sources that are named are built to files of their own beside it.
 */
export function builtProgram(...entries: readonly string[]): () => string {
  let folder = '';
  beforeAll(async () => {
    const cache = join(ROOT, 'node_modules', '.cache');
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'undersigned-program-'));
    await build(folder, entries);
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return () => join(folder, 'dist', 'bin.js');
}

async function build(folder: string, entries: readonly string[]): Promise<void> {
  await symlink(join(ROOT, 'config'), join(folder, 'config'));
  const args = ['--import', 'tsx', join('scripts', 'build.ts'), join(folder, 'dist'), ...entries];
  await promisify(execFile)(process.execPath, args, { cwd: ROOT });
}

export interface Running {
  readonly child: ChildProcess;
  /** Settles when it has ended, however: its exit status, null where it was killed. */
  readonly ended: Promise<number | null>;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
}

export function start(
  bin: string,
  argv: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Running {
  const child = spawn(process.execPath, [bin, ...argv], {
    cwd,
    stdio: 'ignore',
    env: { PATH: process.env['PATH'], HOME: cwd, ...env },
  });
  const ended = once(child, 'close').then(([status]) => status as number | null);
  return {
    child,
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** All of the kills (KILLS=all, some twenty minutes), or the few that every run of the tests can afford. */
export const ALL_KILLS = process.env['KILLS'] === 'all';
