import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile, unlink, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { withLock } from '../../../src/platform/files/lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'undersigned-lock-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

let path = '';
let lockFile = '';
let runs = 0;
beforeEach(() => {
  runs += 1;
  path = join(folder, `${runs}`, 'master.xlsx');
  lockFile = join(folder, `${runs}`, '.master.xlsx.lock');
});

const ports = { now: () => new Date(), pid: process.pid };
const nothing = (): Promise<string> => Promise.resolve('done');

async function leave(owner: object | string): Promise<void> {
  await withLock(path, ports, nothing);
  await writeFile(lockFile, typeof owner === 'string' ? owner : JSON.stringify(owner));
}

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('a lock', () => {
  it('gives back what was done and leaves nothing behind', async () => {
    expect(await withLock(path, ports, nothing)).toBe('done');
    expect(await readdir(join(folder, `${runs}`))).toEqual([]);
  });

  it('is given back when the work fails', async () => {
    const failing = withLock(path, ports, () => Promise.reject(new Error('failed')));
    await expect(failing).rejects.toThrow('failed');
    expect(await withLock(path, ports, nothing)).toBe('done');
  });

  it('case 27: keeps a second sync out, in the same process too', async () => {
    await withLock(path, ports, async () => {
      await expect(withLock(path, ports, nothing)).rejects.toMatchObject({ exitCode: 75 });
    });
  });

  it('lets one of many through at a time', async () => {
    let inside = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      expect(inside).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 1));
      inside -= 1;
    };
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, () => withLock(path, ports, work)),
    );
    expect(all.some((each) => each.status === 'fulfilled')).toBe(true);
  });

  it.each([
    ['a living process', () => Promise.resolve(process.ppid), 75],
    ['a dead process', deadPid, 0],
    ['an earlier process with the ID of this one', () => Promise.resolve(process.pid), 0],
  ])('of %s', async (_, pid, exitCode) => {
    const stat = await readFile(`/proc/${process.ppid}/stat`, 'utf8').catch(() => '');
    const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    await leave({ pid: await pid(), host: hostname(), began, token: 'another' });
    const result = withLock(path, ports, nothing);
    if (exitCode === 0) await expect(result).resolves.toBe('done');
    else await expect(result).rejects.toMatchObject({ exitCode });
  });

  it('of a process whose ID was given anew is taken over', async () => {
    await leave({ pid: process.ppid, host: hostname(), began: 'earlier', token: 'another' });
    await expect(withLock(path, ports, nothing)).resolves.toBe('done');
  });

  it.each([
    ['of another machine', { pid: 1, host: 'elsewhere.example.org', began: '', token: 'x' }],
    ['that is no lock at all', 'half a lo'],
  ])('%s counts for ten minutes', async (_, owner) => {
    await leave(owner);
    await expect(withLock(path, ports, nothing)).rejects.toMatchObject({ exitCode: 75 });
    const earlier = new Date(Date.now() - 11 * 60_000);
    await utimes(lockFile, earlier, earlier);
    await expect(withLock(path, ports, nothing)).resolves.toBe('done');
  });

  it('that was taken over is noticed by who held it', async () => {
    await withLock(path, ports, async (lock) => {
      await lock.confirm();
      await unlink(lockFile);
      await writeFile(lockFile, '{}');
      await expect(lock.confirm()).rejects.toMatchObject({ exitCode: 75 });
    });
  });

  it('cannot be had where there can be no folder', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(withLock(join(folder, 'file', 'x.xlsx'), ports, nothing)).rejects.toMatchObject({
      exitCode: 73,
    });
  });
});
