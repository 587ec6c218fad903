import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from '@jest/globals';
import { transform } from '@swc/core';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The program as it is installed, built from the sources as they stand before the tests of the
 * file that calls this, so that they can start it as a process of its own and kill it. Gives
 * the path of its `bin.js`.
 */
export function builtProgram(): () => string {
  let folder = '';
  beforeAll(async () => {
    const cache = join(ROOT, 'node_modules', '.cache');
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'undersigned-program-'));
    await build(folder);
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return () => join(folder, 'dist', 'bin.js');
}

async function build(folder: string): Promise<void> {
  for (const name of ['config', 'templates', 'package.json'])
    await symlink(join(ROOT, name), join(folder, name));
  const sources = await readdir(join(ROOT, 'src'), { recursive: true });
  for (const data of sources.filter((name) => name.endsWith('.yaml'))) {
    const place = join(folder, 'dist', data);
    await mkdir(dirname(place), { recursive: true });
    await copyFile(join(ROOT, 'src', data), place);
  }
  for (const source of sources.filter((name) => name.endsWith('.ts'))) {
    const { code } = await transform(await readFile(join(ROOT, 'src', source), 'utf8'), {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    const place = join(folder, 'dist', source.replace(/\.ts$/u, '.js'));
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, code.replace(/((?:from|import\() ?'\.[^']*)\.ts'/gu, "$1.js'"));
  }
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
