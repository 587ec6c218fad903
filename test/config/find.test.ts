import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { allConfigs, findConfig } from '../../src/config/find.ts';

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'undersigned-find-'));
});
afterEach(() => rm(cwd, { recursive: true }));

async function configs(...names: string[]) {
  await mkdir(join(cwd, 'config', 'rules'), { recursive: true });
  for (const name of names) await writeFile(join(cwd, 'config', name), '');
}

describe('findConfig', () => {
  it('takes the one that is named, from the working directory', async () => {
    expect(await findConfig('letters/a.yaml', cwd)).toBe(join(cwd, 'letters/a.yaml'));
  });

  it('else the only letter that is not an example', async () => {
    await configs('b.yml', 'a.example.yaml', 'letter.schema.json', '.c.yaml');
    expect(await findConfig(undefined, cwd)).toBe(join(cwd, 'config', 'b.yml'));
  });

  it('names the letters where there are several', async () => {
    await configs('b.yaml', 'a.yaml');
    await expect(findConfig(undefined, cwd)).rejects.toMatchObject({
      exitCode: 78,
      message: 'There are 2 letters in config/: a.yaml, b.yaml.',
      hint: 'Say which one with --config config/a.yaml.',
    });
  });

  it('points to the example where there is none', async () => {
    await configs('a.example.yaml');
    await expect(findConfig(undefined, cwd)).rejects.toMatchObject({
      exitCode: 78,
      message: 'There is no letter in config/, only a.example.yaml.',
      hint: expect.stringContaining('--config FILE, such as config/a.example.yaml.'),
    });
  });

  it('says so where there is no folder at all', async () => {
    await expect(findConfig(undefined, cwd)).rejects.toMatchObject({
      exitCode: 78,
      message: 'There is no letter in config/.',
    });
  });
});

describe('allConfigs', () => {
  it('gives every letter in the order of names', async () => {
    await configs('b.yaml', 'B.yaml', 'a.yml', 'c.example.yml');
    expect(await allConfigs(cwd)).toEqual(
      ['B.yaml', 'a.yml', 'b.yaml'].map((name) => join(cwd, 'config', name)),
    );
  });

  it('is an error where there is none', async () => {
    await expect(allConfigs(cwd)).rejects.toMatchObject({ exitCode: 78 });
  });
});
