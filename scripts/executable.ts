/**
 * Builds the program as one executable file for machines like this one, with Node inside:
 *
 *     npx tsx scripts/executable.ts [FILE]
 *
 * It is the Node that runs this script, and needs no other, no npm and no files beside it. The licences
 * of its parts are written to FILE-LICENSES.txt, to be handed on with it.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { inject } from 'postject';
import { COMMON } from './build/bundle.ts';
import { compiledData } from './build/compiled-data.ts';
import { licencesOf } from './build/licences.ts';
import { ROOT } from './build/root.ts';

/** Where Node looks for a program within itself; both are fixed by Node. */
const BLOB = 'NODE_SEA_BLOB';
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

const target = resolve(process.argv[2] ?? 'out/undersigned');
const work = mkdtempSync(join(tmpdir(), 'undersigned-executable-'));
try {
  const [main, blob, config] = ['main.cjs', 'main.blob', 'sea.json'].map((name) =>
    join(work, name),
  ) as [string, string, string];
  const { metafile } = await build({
    ...COMMON,
    entryPoints: ['src/bin.ts'],
    outfile: main,
    format: 'cjs',
    banner: { js: "const _here = require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': '_here' },
    plugins: [await compiledData({ packaged: false })],
  });
  const about = { main, output: blob, disableExperimentalSEAWarning: true, useCodeCache: true };
  writeFileSync(config, JSON.stringify(about));
  const made = spawnSync(process.execPath, ['--experimental-sea-config', config]);
  if (made.status !== 0) throw new Error(made.stderr.toString('utf8'));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(`${target}-LICENSES.txt`, licencesOf(metafile, ROOT));
  rmSync(target, { force: true });
  copyFileSync(process.execPath, target);
  await inject(target, BLOB, readFileSync(blob), { sentinelFuse: FUSE });
} finally {
  rmSync(work, { recursive: true, force: true });
}
