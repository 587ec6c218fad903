import { mkdtempSync, rmSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, stat, symlink, lstat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { replaceFile } from '../../../src/platform/files/replace-file.ts';
import { refuseWhileOpen } from '../../../src/platform/files/open-elsewhere.ts';
import {
  keepVersion,
  listVersions,
  pruneVersions,
  restoreVersion,
  versionsFolder,
} from '../../../src/platform/files/versions.ts';

const top = mkdtempSync(join(tmpdir(), 'undersigned-versions-'));
afterAll(() => {
  rmSync(top, { recursive: true, force: true });
});

let folder = '';
let path = '';
let clock = 0;
const ports = { now: () => new Date(clock), pid: process.pid };
beforeEach(async () => {
  folder = mkdtempSync(join(top, 'x'));
  path = join(folder, 'safe-streets.xlsx');
  clock = Date.parse('2024-05-01T10:00:00.000Z');
  await writeFile(path, 'first');
});

async function* content(text: string): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from(text));
}

async function change(text: string): Promise<void> {
  clock += 60_000;
  await replaceFile(path, content(text), { beforeRename: () => keepVersion(path, ports) });
  await pruneVersions(path);
}

const text = (file: string): Promise<string> => readFile(file, 'utf8');
const kept = async (): Promise<readonly string[]> =>
  Promise.all((await listVersions(path)).map((each) => text(each.path)));

describe('the versions of a file', () => {
  it('are kept beside it, hidden, the latest first', async () => {
    await change('second');
    await change('third');
    expect(await listVersions(path)).toEqual([
      {
        id: '2024-05-01T10-02-00.000Z',
        replacedAt: '2024-05-01T10:02:00.000Z',
        bytes: 6,
        path: join(folder, '.safe-streets.xlsx.versions', '2024-05-01T10-02-00.000Z.xlsx'),
      },
      expect.objectContaining({ id: '2024-05-01T10-01-00.000Z', bytes: 5 }),
    ]);
    expect(await kept()).toEqual(['second', 'first']);
  });

  it('are ten at most', async () => {
    for (let at = 1; at <= 15; at += 1) await change(`change ${at}`);
    expect(await kept()).toEqual(Array.from({ length: 10 }, (_, at) => `change ${14 - at}`));
  });

  it('are there for nobody else to read', async () => {
    await change('second');
    expect((await stat(versionsFolder(path))).mode & 0o777).toBe(0o700);
    const [version] = await listVersions(path);
    expect((await stat(version?.path ?? '')).mode & 0o777).toBe(0o600);
  });

  it('are never written through a link that somebody planted', async () => {
    const victim = join(folder, 'victim.txt');
    await writeFile(victim, 'mine', { mode: 0o644 });
    await mkdir(versionsFolder(path), { mode: 0o777 });
    await chmod(versionsFolder(path), 0o777);
    await symlink(victim, join(versionsFolder(path), 'draft'));
    await change('second');
    expect(await text(victim)).toBe('mine');
    expect((await stat(victim)).mode & 0o777).toBe(0o644);
    expect((await stat(versionsFolder(path))).mode & 0o777).toBe(0o700);
    expect(await readdir(versionsFolder(path))).toEqual(['2024-05-01T10-01-00.000Z.xlsx']);
  });

  it('go to no place that a link in the place of their folder leads to', async () => {
    await mkdir(join(folder, 'elsewhere'));
    await symlink(join(folder, 'elsewhere'), versionsFolder(path));
    await expect(change('second')).rejects.toMatchObject({ exitCode: 73 });
    expect(await text(path)).toBe('first');
    expect(await readdir(join(folder, 'elsewhere'))).toEqual([]);
  });

  it('stay in order when the clock is set back', async () => {
    await change('second');
    clock -= 3_600_000;
    await change('third');
    expect(await kept()).toEqual(['second', 'first']);
  });

  it('hold nothing twice when a run was killed before it replaced the file', async () => {
    await keepVersion(path, ports);
    await change('second');
    expect(await kept()).toEqual(['first']);
  });

  it('are brought back, and what they replace is kept', async () => {
    await change('second');
    await change('third');
    clock += 60_000;
    await restoreVersion(path, '2024-05-01T10-01-00.000Z', ports);
    expect(await text(path)).toBe('first');
    expect(await kept()).toEqual(['third', 'second', 'first']);
    await restoreVersion(path, '2024-05-01T10-03-00.000Z', ports);
    expect(await text(path)).toBe('third');
  });

  it('can be brought back from the tenth place', async () => {
    for (let at = 1; at <= 10; at += 1) await change(`change ${at}`);
    const oldest = (await listVersions(path)).at(-1);
    await restoreVersion(path, oldest?.id ?? '', ports);
    expect(await text(path)).toBe('first');
    expect(await kept()).toHaveLength(10);
  });

  it('can be brought back when the file itself is lost', async () => {
    await change('second');
    rmSync(path);
    await restoreVersion(path, '2024-05-01T10-01-00.000Z', ports);
    expect(await text(path)).toBe('first');
  });

  it('that are not there are refused', async () => {
    await expect(restoreVersion(path, '2024-01-01T10-01-00.000Z', ports)).rejects.toMatchObject({
      exitCode: 64,
    });
  });
});

describe('replacing a file', () => {
  it('leaves it as it was when the content fails halfway', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield await Promise.resolve(Buffer.from('half'));
      throw new Error('broken');
    }
    await expect(replaceFile(path, broken())).rejects.toThrow('broken');
    expect(await text(path)).toBe('first');
    expect(await readdir(folder)).toEqual(['safe-streets.xlsx']);
  });

  it('leaves it as it was when the last look says no', async () => {
    const no = (): Promise<void> => Promise.reject(new Error('no'));
    await expect(replaceFile(path, content('new'), { beforeRename: no })).rejects.toThrow('no');
    expect(await text(path)).toBe('first');
  });

  it.each([0o000, 0o022, 0o077])('keeps contacts from others under the umask %i', async (umask) => {
    const before = process.umask(umask);
    try {
      const fresh = join(folder, 'contacts.csv');
      await replaceFile(fresh, content('ana@example.org'), { contacts: true });
      expect((await stat(fresh)).mode & 0o777).toBe(0o600);
      await chmod(fresh, 0o644);
      await replaceFile(fresh, content('eva@example.org'), { contacts: true });
      expect((await stat(fresh)).mode & 0o777).toBe(0o644);
      await replaceFile(join(folder, 'public.html'), content('<p>'));
      expect((await stat(join(folder, 'public.html'))).mode & 0o777).toBe(0o666 & ~umask);
    } finally {
      process.umask(before);
    }
  });

  it('keeps its rights', async () => {
    await chmod(path, 0o640);
    await change('second');
    expect((await stat(path)).mode & 0o777).toBe(0o640);
  });

  it('makes the folder where there is none', async () => {
    const deep = join(folder, 'out', 'deep', 'x.xlsx');
    await replaceFile(deep, content('new'));
    expect(await text(deep)).toBe('new');
  });

  it('says so where the folder cannot be written', async () => {
    const within = join(path, 'x.xlsx');
    await expect(replaceFile(within, content('new'))).rejects.toMatchObject({
      exitCode: 73,
    });
  });

  it('clears away what a killed run left', async () => {
    await writeFile(join(folder, '.safe-streets.xlsx.new'), 'half');
    await change('second');
    expect((await readdir(folder)).sort()).toEqual([
      '.safe-streets.xlsx.versions',
      'safe-streets.xlsx',
    ]);
  });

  it('restores the file behind a link, and leaves the link', async () => {
    await mkdir(join(folder, 'elsewhere'));
    const link = join(folder, 'elsewhere', 'link.xlsx');
    await symlink(path, link);
    await change('second');
    await restoreVersion(link, '2024-05-01T10-01-00.000Z', ports);
    expect(await text(path)).toBe('first');
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
  });
});

it.each([
  ['Excel', '~$safe-streets.xlsx'],
  ['LibreOffice', '.~lock.safe-streets.xlsx#'],
])('notices that a file is open in %s', async (program, note) => {
  await refuseWhileOpen(path, ports.now);
  await writeFile(join(folder, note), '');
  await expect(refuseWhileOpen(path, ports.now)).rejects.toMatchObject({
    exitCode: 75,
    message: `${path} is open in ${program}; nothing was written.`,
  });
});
