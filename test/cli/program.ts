import { createHash } from 'node:crypto';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  access,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const CACHE = join(ROOT, 'node_modules', '.cache', 'undersigned-program');

/** Of what a build is made. */
const MADE_OF = ['src', 'config', 'scripts', 'templates', 'package.json', 'package-lock.json'];

/**
 * The program as it is installed, built from the sources as they stand before the tests of the
 * file that calls this, so that they can start it as a process of its own and kill it. Gives
 * the path of its `bin.js`; sources that are named are built to files of their own beside it.
 *
 * Files of tests share a build for as long as no source changes; none may write to it.
 */
export function builtProgram(...entries: readonly string[]): () => string {
  let folder = '';
  beforeAll(async () => {
    folder = join(CACHE, await digest(entries));
    if (!(await isThere(folder))) await build(folder, entries);
  }, 60_000);
  return () => join(folder, 'dist', 'bin.js');
}

async function digest(entries: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(entries.join('\n'));
  for (const part of MADE_OF) {
    const inside = (await stat(join(ROOT, part))).isDirectory()
      ? await readdir(join(ROOT, part), { recursive: true, withFileTypes: true })
      : [];
    const files = inside
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name));
    for (const file of files.length > 0 ? files.sort() : [join(ROOT, part)])
      hash.update(file).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Builds of sources that have changed since; a test may still run one that is an hour old. */
async function removeOldBuilds(): Promise<void> {
  for (const name of await readdir(CACHE)) {
    const old = join(CACHE, name);
    // Another file of tests may rename its build meanwhile.
    const { mtimeMs } = await stat(old).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs > 3_600_000) await rm(old, { recursive: true, force: true });
  }
}

/** Builds beside, then renames: whoever looks sees all of a build or none of it. */
async function build(folder: string, entries: readonly string[]): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  await removeOldBuilds();
  const beside = await mkdtemp(join(CACHE, 'building-'));
  await symlink(join(ROOT, 'config'), join(beside, 'config'));
  const args = ['--import', 'tsx', join('scripts', 'build.ts'), join(beside, 'dist'), ...entries];
  await promisify(execFile)(process.execPath, args, { cwd: ROOT });
  await rename(beside, folder).catch(async (error: unknown) => {
    // Another file of tests was quicker.
    await rm(beside, { recursive: true });
    if (!(await isThere(folder))) throw error;
  });
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
