import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
import { compiledData } from './compiled-data.ts';
import { licencesOf } from './licences.ts';
import { ROOT } from './root.ts';

/** How the sources become a program, whatever its shape. */
export const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // A file with a single letter beyond ASCII is read as one of two bytes a letter: dedupe of a small
  // list takes 5 to 9 % longer.
  charset: 'ascii',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  // Those that yargs brings make a table of all emoji at every start, which takes half as long as
  // an empty Node; these, which the prompts use, do the same without.
  alias: {
    'string-width': fileURLToPath(import.meta.resolve('fast-string-width')),
    'wrap-ansi': join(ROOT, 'scripts/build/wrap-ansi.ts'),
  },
} as const satisfies BuildOptions;

/** CommonJS packages within an ES module still ask for Node's own modules by `require`. */
const REQUIRE = `import { createRequire as _createRequire } from 'node:module';
const require = _createRequire(import.meta.url);`;

/**
 * Bundles the program into a folder, replacing what is there: one file a command beside what
 * they share, with source maps, all data compiled in, and the licences of what was bundled.
 *
 * The folder has to be one level below the package's root.
 */
export async function bundle(folder: string, entries: readonly string[] = []): Promise<void> {
  const outdir = resolve(ROOT, folder);
  rmSync(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    ...COMMON,
    entryPoints: ['src/bin.ts', 'src/review/session/plan-thread.ts', ...entries],
    entryNames: '[name]',
    outdir,
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
    sourcemap: true,
    banner: { js: REQUIRE },
    plugins: [await compiledData({ packaged: true })],
  });
  writeFileSync(join(outdir, 'LICENSES.txt'), licencesOf(metafile, ROOT));
  // npm makes a program executable when it links it, not when it is built again behind the link.
  chmodSync(join(outdir, 'bin.js'), 0o755);
}
