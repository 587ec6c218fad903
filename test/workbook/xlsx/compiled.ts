import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from '@jest/globals';
import { transform } from '@swc/core';

const LANGUAGES = 'src/languages';
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** A folder from which Node finds the packages of this project; gone when the tests are done. */
export function programFolder(): string {
  const cache = join(ROOT, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'undersigned-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/**
 * A TypeScript program and all that it imports of this project, as plain JavaScript
 * that Node starts without a loader: a test that starts it twenty times is worth it.
 */
export async function compile(entry: string, folder: string): Promise<string> {
  const placeOf = (source: string): string =>
    join(folder, relative(ROOT, source)).replace(/\.ts$/, '.mjs');
  const done = new Set<string>();
  const compileOne = async (source: string): Promise<void> => {
    if (done.has(source)) return;
    done.add(source);
    const { code } = await transform(await readFile(source, 'utf8'), {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    await mkdir(dirname(placeOf(source)), { recursive: true });
    await writeFile(placeOf(source), code.replace(/(from '\.[^']*)\.ts'/g, "$1.mjs'"));
    for (const [, path = ''] of code.matchAll(/from '(\.[^']*\.ts)'/g)) {
      await compileOne(join(dirname(source), path));
    }
  };
  await compileOne(entry);
  // What a language brings is read from beside the code.
  await cp(join(ROOT, LANGUAGES), join(folder, LANGUAGES), {
    recursive: true,
    filter: (path) => !path.endsWith('.ts'),
  });
  return placeOf(entry);
}
