import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { importDirectory, showDirectory } from '../../../src/commands/directory.ts';
import type { World } from '../../../src/world.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'directory-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function run(command: (world: World) => Promise<number>): Promise<string> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const world: World = {
    env: {},
    sleep: () => Promise.resolve(),
    pid: 1,
    cwd: folder,
    stdin: Readable.from([]),
    stdout,
    stderr,
    now: () => new Date(0),
    signal: new AbortController().signal,
  };
  const said = text(stdout);
  await command(world).finally(() => stdout.end());
  return said;
}

describe('directory', () => {
  it('shows what is known of a name', async () => {
    const out = await run((world) => showDirectory({ name: 'sierra club' }, world));
    expect(out).toBe(
      'name,aliases,acronym,state,scope,domains\nSierra Club,,,,National,sierraclub.org\n',
    );
  });

  it('imports another directory, once', async () => {
    await writeFile(join(folder, 'more.csv'), 'Name,Aliases\nZephyr Guild,Old Zephyrs;Zephyrs\n');
    const options = { file: 'own.csv', from: ['more.csv'], json: true };
    const first = await run((world) => importDirectory(options, world));
    const second = await run((world) => importDirectory(options, world));
    expect(JSON.parse(first)).toEqual({ known: 1, added: 1, changed: true });
    expect(JSON.parse(second)).toEqual({ known: 1, added: 0, changed: false });
    expect(await readFile(join(folder, 'own.csv'), 'utf8')).toContain(
      'Zephyr Guild,Old Zephyrs;Zephyrs',
    );
  });

  it('says what is missing', async () => {
    await expect(
      run((world) => importDirectory({ file: 'own.csv', from: ['none.csv'] }, world)),
    ).rejects.toMatchObject({ exitCode: 65 });
  });
});
