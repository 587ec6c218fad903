/**
 * How long `dedupe` takes on invented names, and how that compares with a bare pass over the rows.
 *
 *     npm run build && npm run bench [-- ROWS...]      (default: 10000 100000)
 *
 * Each figure is a whole process, start-up included: wall-clock seconds and the most memory held.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'csv-stringify/sync';
import { rows } from './names.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bench-'));

function timed(args) {
  const began = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', here('./memory.mjs'), ...args],
    {
      encoding: 'utf8',
    },
  );
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error(stderr);
  return { seconds, megabytes: Number(/most memory: (\d+)/.exec(stderr)?.[1]) };
}

const say = (text) => process.stdout.write(`${text}\n`);

try {
  const sizes = process.argv.slice(2).map(Number);
  let before;
  for (const size of sizes.length > 0 ? sizes : [10_000, 100_000]) {
    const file = join(folder, `${size}.csv`);
    writeFileSync(file, stringify([['name', 'state', 'email'], ...rows(size)]));
    const out = ['--output', join(folder, 'out.csv'), '--review', join(folder, 'pairs.csv')];
    const columns = ['--name', 'name', '--state', 'state', '--email', 'email'];
    const bare = timed([here('./bare.mjs'), file]);
    const full = timed([here('../dist/bin.js'), 'dedupe', file, ...columns, ...out]);
    const growth = before ? `, ${(full.seconds / before.seconds).toFixed(1)} times the last` : '';
    say(`${size} rows: dedupe ${full.seconds.toFixed(2)} s, ${full.megabytes} MB${growth}`);
    say(
      `  bare pass ${bare.seconds.toFixed(2)} s, ${bare.megabytes} MB; ratio ${(full.seconds / bare.seconds).toFixed(2)}`,
    );
    before = full;
  }
} finally {
  rmSync(folder, { recursive: true });
}
